import Statistics

/// Covariances of group means where each group has a spread of its own, with Satterthwaite's degrees of freedom
/// (Welch 1947; Satterthwaite 1946). Without covariates: s²/n a group, the same as HC2.
struct GroupSpread: Sendable {
    /// Of each group: what its own variance adds to the covariances of the means.
    let parts: [Matrix]
    /// Of each group's variance.
    let dfs: [Double]
    let sds: [Double]
    /// Groups of one person, or of no spread, which take the spread of all.
    let pooled: [Int]
    let covariance: Matrix

    init(parts: [Matrix], dfs: [Double], sds: [Double], pooled: [Int]) {
        self.parts = parts
        self.dfs = dfs
        self.sds = sds
        self.pooled = pooled
        var sum = parts[0]
        for part in parts.dropFirst() { sum = sum + part }
        covariance = sum.symmetrized
    }

    /// From least squares with a column a group first: s²_g = Σe²/Σ(1 − h) over the group's people, and
    /// B (Σ s²_g X_g'X_g) B, B = (X'X)⁻¹.
    init(_ fit: LeastSquares, design: Matrix, codes: [Int], groups: Int) {
        let width = design.columns
        let inverse = fit.unscaledCovariance
        let all = fit.residualSumOfSquares / Double(fit.residualDegreesOfFreedom)
        var cross = [Matrix](repeating: Matrix(rows: width, columns: width), count: groups)
        var squares = [Double](repeating: 0, count: groups)
        var freedom = squares
        var x = [Double](repeating: 0, count: width)
        for (row, group) in codes.enumerated() {
            for column in 0..<width { x[column] = design[row, column] }
            for first in 0..<width { for second in 0..<width { cross[group][first, second] += x[first] * x[second] } }
            freedom[group] += 1 - inverse.quadraticForm(x)
            squares[group] += fit.residuals[row] * fit.residuals[row]
        }
        let block = Array(0..<groups)
        var parts: [Matrix] = []
        var dfs: [Double] = []
        var sds: [Double] = []
        var pooled: [Int] = []
        for group in block {
            var variance = squares[group] / max(freedom[group], 1e-300)
            var df = freedom[group]
            if !(df > 1 - 1e-8) || !(variance > 1e-12 * all) {
                (variance, df) = (all, Double(fit.residualDegreesOfFreedom))
                pooled.append(group)
            }
            let whole = inverse * cross[group] * inverse
            parts.append(whole.selecting(rows: block, columns: block).scaled(by: variance))
            dfs.append(df)
            sds.append(variance.squareRoot())
        }
        self.init(parts: parts, dfs: dfs, sds: sds, pooled: pooled)
    }

    /// What each group adds to the variance of a contrast.
    func shares(_ contrast: [Double]) -> [Double] { parts.map { max(0, $0.quadraticForm(contrast)) } }

    func standardError(_ contrast: [Double]) -> Double { shares(contrast).reduce(0, +).squareRoot() }

    /// (Σa)²/Σ(a²/ν).
    func df(_ contrast: [Double]) -> Double {
        var sum = 0.0
        var squares = 0.0
        for (share, df) in zip(shares(contrast), dfs) {
            sum += share
            squares += share * share / df
        }
        return squares > 0 ? sum * sum / squares : dfs.reduce(0, +)
    }

    /// Wald's F of contrasts that are all 0, as Welch corrects it for spreads of their own (Welch 1951).
    func anyDifference(_ means: [Double], term: String) -> TermTest? {
        let last = means.count - 1
        guard last > 0 else { return nil }
        var contrasts = Matrix(rows: last, columns: means.count)
        for row in 0..<last {
            contrasts[row, row + 1] = 1
            contrasts[row, 0] = -1
        }
        let weights = means.indices.map { 1 / covariance[$0, $0] }
        let whole = weights.reduce(0, +)
        var sum = 0.0
        for place in means.indices {
            let left = 1 - weights[place] / whole
            sum += left * left / dfs[place]
        }
        let k = Double(means.count)
        let factor = 1 + 2 * (k - 2) / (k * k - 1) * sum
        let own = (contrasts * covariance * contrasts.transposed).symmetrized
        return TermTest(
            term: term, coefficients: contrasts * means, covariance: own.scaled(by: factor), columns: Array(0..<last), df: (k * k - 1) / (3 * sum))
    }
}

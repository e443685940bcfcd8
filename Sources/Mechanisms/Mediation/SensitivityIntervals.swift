import Statistics

/// Intervals of the indirect effect under each strength of a common cause (Imai, Keele and Yamamoto
/// 2010, section 4): seemingly unrelated regressions M ~ X + C and Y ~ M + X + C whose errors correlate
/// by a ρ that is held (Zellner 1962). The error variances e'e/(n − 1) and generalised least squares
/// alternate until nothing moves.
///
/// Columns are standardized by the rows used and the intercepts swept out, so all that is needed of the
/// rows are the sums of products of X, C, M, Y.
struct SensitivityIntervals {
    /// Sums of products of X, C, M, Y.
    private let s: Matrix
    /// How many columns stand before M.
    private let before: Int
    private let divisor: Double
    /// sd(Y)/sd(X).
    private let unit: Double

    /// - Parameter columns: X, C, M, Y.
    init(columns: [[Double]]) {
        let standardized = columns.map(StandardizedColumn.init)
        before = columns.count - 2
        divisor = Double((columns.first?.count ?? 2) - 1)
        unit = standardized[columns.count - 1].spread / standardized[0].spread
        var s = Matrix(rows: columns.count, columns: columns.count)
        for i in columns.indices {
            for j in 0...i {
                s[i, j] = innerProduct(standardized[i].values, standardized[j].values)
                s[j, i] = s[i, j]
            }
        }
        self.s = s
    }

    /// The indirect effect with its standard error, both in units; nil where the iteration does not end.
    func indirect(rho: Double) -> (effect: Double, standardError: Double)? {
        let size1 = before
        let size2 = before + 1
        let m = before
        let y = before + 1
        // Of the outcome equation, M first: positions of its columns in S.
        let second = [m] + Array(0..<before)
        let outcomes = [m, y]
        let predictors = [Array(0..<before), second]
        var beta: [[Double]] = []
        for (outcome, names) in zip(outcomes, predictors) {
            let right = Matrix(rows: names.count, columns: 1, elements: names.map { s[$0, outcome] })
            guard let solved = s.selecting(rows: names, columns: names).solvingPositiveDefinite(right) else { return nil }
            beta.append(solved.solution.elements)
        }
        for _ in 0..<100_000 {
            let deviations = zip(outcomes, zip(predictors, beta)).map { outcome, model in
                (sumOfSquares(outcome, model.0, model.1) / divisor).squareRoot()
            }
            guard deviations.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
            // Inverse of the 2 × 2 error covariance.
            let left = 1 - rho * rho
            let i11 = 1 / (deviations[0] * deviations[0] * left)
            let i22 = 1 / (deviations[1] * deviations[1] * left)
            let i12 = -rho / (deviations[0] * deviations[1] * left)
            var normal = Matrix(rows: size1 + size2, columns: size1 + size2)
            var right = Matrix(rows: size1 + size2, columns: 1)
            for (row, i) in predictors[0].enumerated() {
                for (column, j) in predictors[0].enumerated() { normal[row, column] = i11 * s[i, j] }
                for (column, j) in second.enumerated() {
                    normal[row, size1 + column] = i12 * s[i, j]
                    normal[size1 + column, row] = i12 * s[i, j]
                }
                right[row, 0] = i11 * s[i, m] + i12 * s[i, y]
            }
            for (row, i) in second.enumerated() {
                for (column, j) in second.enumerated() { normal[size1 + row, size1 + column] = i22 * s[i, j] }
                right[size1 + row, 0] = i12 * s[i, m] + i22 * s[i, y]
            }
            guard let solved = normal.solvingPositiveDefinite(right)?.solution.elements else { return nil }
            let next = [Array(solved[..<size1]), Array(solved[size1...])]
            var moved = 0.0
            for (old, new) in zip(beta.joined(), next.joined()) { moved = max(moved, (old - new).magnitude / (1 + new.magnitude)) }
            beta = next
            guard moved < 1e-13 else { continue }
            guard let inverse = normal.inversePositiveDefinite?.inverse else { return nil }
            let a = beta[0][0]
            let b = beta[1][0]
            let variance = a * a * inverse[size1, size1] + b * b * inverse[0, 0]
            return (a * b * unit, variance.squareRoot() * unit)
        }
        return nil
    }

    /// e'e of an equation at coefficients that least squares need not have given.
    private func sumOfSquares(_ outcome: Int, _ names: [Int], _ beta: [Double]) -> Double {
        var sum = s[outcome, outcome]
        for (row, i) in names.enumerated() {
            sum -= 2 * beta[row] * s[i, outcome]
            for (column, j) in names.enumerated() { sum += beta[row] * beta[column] * s[i, j] }
        }
        return sum
    }
}

import Statistics

/// Paths and effects of a mediation from a covariance matrix of C, X, M, D, Y.
struct IncompletePaths {
    private let covariates: Int
    private let mediators: Int
    private let beside: Int
    let names: [String]
    private let weights: [[Double]]

    init(_ model: MediationSpecification) {
        covariates = model.covariates.count
        mediators = model.mediators.count
        beside = model.outcomeCovariates.count
        let all = MediationEffect.weightings(of: model.mediators)
        weights = all.map(\.weights)
        names = all.map(\.name) + ["direct", "total"]
    }

    private var x: Int { covariates }
    private var y: Int { covariates + 1 + mediators + beside }

    /// a, b, c', c in the units of the columns; nil where a block is singular.
    func paths(_ covariance: Matrix) -> [Double]? {
        let before = Array(0...x)
        let outcomes = (0..<mediators).map { x + 1 + $0 } + [y]
        let first = covariance.selecting(rows: before, columns: before)
            .solvingPositiveDefinite(covariance.selecting(rows: before, columns: outcomes))?.solution
        let all = Array(0..<y)
        let second = covariance.selecting(rows: all, columns: all)
            .solvingPositiveDefinite(covariance.selecting(rows: all, columns: [y]))?.solution
        guard let first, let second else { return nil }
        let a = (0..<mediators).map { first[x, $0] }
        let b = (0..<mediators).map { second[x + 1 + $0, 0] }
        return a + b + [second[x, 0], first[x, mediators]]
    }

    /// Every effect, then c' and c.
    func effects(_ covariance: Matrix) -> [Double]? {
        guard let paths = paths(covariance) else { return nil }
        return effects(of: paths)
    }

    private func effects(of paths: [Double]) -> [Double] {
        var result: [Double] = []
        for weight in weights {
            var sum = 0.0
            for k in 0..<mediators { sum += weight[k] * (paths[k] * paths[mediators + k]) }
            result.append(sum)
        }
        return result + [paths[2 * mediators], paths[2 * mediators + 1]]
    }

    struct Path: Hashable, Sendable {
        let estimate: Double
        let standardError: Double
    }

    /// Standard errors from the observed information of the moments, by the delta method.
    func estimated(
        _ data: IncompleteMoments, _ moments: IncompleteMoments.Moments, unit: Double, model: MediationSpecification, scales: [Double]
    ) throws -> (a: [Path], b: [Path], effects: [DeltaEffect]) {
        guard let own = paths(moments.covariance) else { return ([], [], []) }
        let covariance = data.covariance(of: moments).flatMap { self.covariance(data, moments, $0) }
        let size = own.count
        // c follows from the others where nothing but the mediators stands between; else it is not drawn.
        let free = Array(0..<(size - 1))
        let drawn = covariance.flatMap {
            CoefficientDraws(means: free.map { own[$0] }, covariance: $0.selecting(rows: free, columns: free), seed: model.seed)
        }?.intervals(of: names.count, level: model.level) { paths, values in
            var total = paths[2 * mediators]
            for k in 0..<mediators { total += paths[k] * paths[mediators + k] }
            let all = effects(of: paths + [beside == 0 ? total : .nan])
            for index in all.indices { values[index] = all[index] * unit }
        }
        let estimates = effects(of: own)
        let list = names.indices.map { index -> DeltaEffect in
            var gradient = [Double](repeating: 0, count: size)
            if index < weights.count {
                for k in 0..<mediators {
                    gradient[k] = weights[index][k] * own[mediators + k]
                    gradient[mediators + k] = weights[index][k] * own[k]
                }
            } else {
                gradient[2 * mediators + index - weights.count] = 1
            }
            let variance = covariance.map { $0.quadraticForm(gradient) } ?? .nan
            return DeltaEffect(
                names[index], estimates[index] * unit, variance: variance * unit * unit, level: model.level,
                monteCarlo: drawn?[index])
        }
        func path(_ index: Int, _ scale: Double) -> Path {
            Path(estimate: own[index] * scale, standardError: (covariance?[index, index] ?? .nan).squareRoot() * scale)
        }
        let a = (0..<mediators).map { path($0, scales[x + 1 + $0] / scales[x]) }
        let b = (0..<mediators).map { path(mediators + $0, scales[y] / scales[x + 1 + $0]) }
        return (a, b, list)
    }

    /// Of the paths: J V J', J by central differences of the map from moments to paths.
    private func covariance(
        _ data: IncompleteMoments, _ moments: IncompleteMoments.Moments, _ ofMoments: Matrix
    ) -> Matrix? {
        let center = IncompleteMoments.packed(moments)
        guard let size = paths(moments.covariance)?.count else { return nil }
        var jacobian = Matrix(rows: size, columns: center.count)
        for index in data.size..<center.count {
            let h = 1e-5
            var (up, down) = (center, center)
            up[index] += h
            down[index] -= h
            guard let above = paths(data.unpacked(up).covariance), let below = paths(data.unpacked(down).covariance) else { return nil }
            for row in 0..<size { jacobian[row, index] = (above[row] - below[row]) / (2 * h) }
        }
        return (jacobian * ofMoments).timesTransposed(jacobian)
    }
}

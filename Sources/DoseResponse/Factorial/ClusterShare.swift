import Statistics

/// The share of the variance within cells that lies between clusters, by analysis of variance with the cells and
/// covariates taken out first; the interval from the F distribution, exact for clusters of one size.
struct ClusterShare: Sendable {
    let estimate, lower, upper: Double
    let f, p: Double
    let clusters: Int

    init?(_ model: CellMeans, clusters: FrameFactor, level: Double) {
        let n = model.response.count
        let basis = Self.orthonormal((0..<model.design.columns).map { model.design.column($0) }, after: [])
        let indicators = clusters.levels.indices.map { level in clusters.codes.map { $0 == level ? 1.0 : 0.0 } }
        let extra = Self.orthonormal(indicators, after: basis)
        let df = n - basis.count - extra.count
        guard !extra.isEmpty, df > 0 else { return nil }
        var residuals = model.response
        for vector in basis {
            let along = dot(vector, residuals)
            for row in 0..<n { residuals[row] -= along * vector[row] }
        }
        var between = 0.0
        for vector in extra {
            let along = dot(vector, residuals)
            between += along * along
        }
        let within = (dot(residuals, residuals) - between) / Double(df)
        guard within > 0 else { return nil }
        // Expected between: σ² + k σ_b², k = tr(Z'MZ)/df between, M taking out cells and covariates.
        var trace = 0.0
        for indicator in indicators {
            var left = indicator
            for vector in basis {
                let along = dot(vector, left)
                for row in 0..<n { left[row] -= along * vector[row] }
            }
            trace += dot(left, left)
        }
        let k = trace / Double(extra.count)
        let ratio = between / Double(extra.count) / within
        guard let distribution = FisherF(df1: Double(extra.count), df2: Double(df)),
            let high = distribution.quantile((1 + level) / 2), let low = distribution.quantile((1 - level) / 2), low > 0
        else { return nil }
        func share(_ value: Double) -> Double { max(0, (value - 1) / (value - 1 + k)) }
        estimate = share(ratio)
        lower = share(ratio / high)
        upper = share(ratio / low)
        f = ratio
        p = distribution.upperTail(ratio)
        self.clusters = clusters.levels.count
    }

    private static func orthonormal(_ columns: [[Double]], after basis: [[Double]]) -> [[Double]] {
        var kept: [[Double]] = []
        for column in columns {
            let length = dot(column, column).squareRoot()
            guard length > 0 else { continue }
            var vector = column
            for _ in 0..<2 {
                for other in basis + kept {
                    let along = dot(vector, other)
                    for row in vector.indices { vector[row] -= along * other[row] }
                }
            }
            let left = dot(vector, vector).squareRoot()
            guard left > 1e-8 * length else { continue }
            kept.append(vector.map { $0 / left })
        }
        return kept
    }
}

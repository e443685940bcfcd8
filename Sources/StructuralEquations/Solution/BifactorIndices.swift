import Statistics

extension StructuralEstimate {
    /// Omega total, omega hierarchical and explained common variance (Reise 2012) from standardised
    /// loadings; the general factor is the one on which every item loads. nil where there is none.
    func bifactorIndices() -> ResultTree? {
        let part = model.parts[0]
        let count = part.observed.count
        let standardized = StandardizedSolution(table, model, point.states)
        var loadings = Matrix(rows: count, columns: part.latents.count)
        var has = [Set<Int>](repeating: [], count: part.latents.count)
        for row in table.rows where row.op == .measuredBy && row.group == 1 {
            guard let latent = part.latents.firstIndex(of: row.lhs), let item = part.observed.firstIndex(of: row.rhs) else { continue }
            loadings[item, latent] = standardized.value(row, estimate: estimate(row), all: true)
            has[latent].insert(item)
        }
        guard let general = has.firstIndex(where: { $0.count == count }), part.latents.count > 1 else { return nil }
        let sums = part.latents.indices.map { loadings.column($0).reduce(0, +) }
        let own = sums[general] * sums[general]
        let others = part.latents.indices.filter { $0 != general }.reduce(0.0) { $0 + sums[$1] * sums[$1] }
        let unique = (0..<count).reduce(0.0) { sum, item in
            sum + point.states[0].disturbances[item, item] / point.states[0].covariance[item, item]
        }
        let squares = loadings.elements.reduce(0) { $0 + $1 * $1 }
        let generalSquares = loadings.column(general).reduce(0) { $0 + $1 * $1 }
        let whole = own + others + unique
        let reason = "A variance is not positive."
        return .of([
            "omega_total": .finite((own + others) / whole, else: reason), "omega_hierarchical": .finite(own / whole, else: reason),
            "ecv": .finite(generalSquares / squares, else: reason),
        ])
    }
}

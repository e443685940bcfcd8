extension RegressionFit {
    /// The same regression in each completed data set, put together by Rubin's rules.
    static func pooled(
        _ specification: RegressionSpecification, _ frame: ModelFrame, _ whole: RegressionInput, _ sets: FrameFactor
    ) throws -> RegressionFit {
        var notes: [String] = []
        var parts: [RegressionPart] = []
        var rowsOf = [[Int]](repeating: [], count: sets.levels.count)
        for (row, code) in sets.codes.enumerated() { rowsOf[code].append(row) }
        var sizes: [Int] = []
        for (level, rows) in zip(sets.levels, rowsOf) {
            if level == "0" {
                notes.append("The rows of data set 0, the data before imputation, are left out.")
                continue
            }
            do {
                parts.append(try RegressionPart(specification, whole.selecting(rows)))
                sizes.append(rows.count)
            } catch {
                throw FormulaError("Data set \(level): \(error)")
            }
        }
        guard parts.count > 1 else {
            throw FormulaError("\"\(sets.name)\" numbers \(parts.count) completed data sets; two at least are put together by Rubin's rules.")
        }
        let least = sizes.min() ?? 0
        if sizes.contains(where: { $0 != least }) {
            notes.append("The data sets have between \(least) and \(sizes.max() ?? 0) rows that take part; the least number is used for the degrees of freedom.")
        }
        let nu = Double(least - frame.design.columns)
        let complete = parts.first?.df.map { min($0, nu) } ?? nu
        var estimates: [PooledEstimate] = []
        for index in frame.design.names.indices {
            let name = frame.design.names[index]
            guard let pooled = PooledEstimate(
                estimates: parts.map { $0.coefficients[index] }, variances: parts.map { $0.covariance[index, index] },
                completeDF: complete)
            else {
                throw FormulaError("\"\(name)\" has no variance in the data sets: there is nothing to put together.")
            }
            estimates.append(pooled)
        }
        var marginal: MarginalMeans?
        if let asked = specification.marginalMeans {
            let each = try parts.compactMap { try marginalMeans(specification, frame, $0) }
            marginal = MarginalMeans(
                asked, means: pool(each.map(\.means), complete, specification.level),
                contrasts: pool(each.map(\.contrasts), complete, specification.level))
        }
        return RegressionFit(
            specification: specification, frame: frame, parts: parts, pooled: estimates, marginal: marginal, notes: notes)
    }

    private static func pool(_ sets: [[MarginalMeans.Row]], _ complete: Double, _ level: Double) -> [MarginalMeans.Row] {
        guard let first = sets.first else { return [] }
        return first.indices.map { index in
            let rows = sets.map { $0[index] }
            let variances = rows.map { $0.standardError * $0.standardError }
            let pooled = PooledEstimate(estimates: rows.map(\.estimate), variances: variances, completeDF: complete)
            return MarginalMeans.Row(
                name: first[index].name, by: first[index].by, weights: first[index].weights,
                estimate: pooled?.estimate ?? first[index].estimate, se: pooled?.standardError ?? 0, df: pooled?.df, level: level)
        }
    }
}

import Statistics

extension MediationSpecification {
    /// The same model with each categorical covariate replaced by its treatment contrasts, one column of 0 and 1
    /// a level but the first, called by variable and level run together (`siteOslo`); and the table that
    /// holds them.
    ///
    /// Levels that no complete row holds get no column. Exposure, mediators and outcome stay as they are.
    func expandingCategories(in table: DataTable) throws -> (MediationSpecification, DataTable) {
        let isCategorical = { (name: String) in
            if case .categorical? = table.column(name)?.content { true } else { false }
        }
        guard (covariates + outcomeCovariates).contains(where: isCategorical) else { return (self, table) }
        let known = variables.filter { table.column($0) != nil }
        let complete = try table.completeRows(of: known)
        var added: [Column] = []
        func contrasts(_ name: String) -> [String] {
            guard case .categorical(let levels, let codes)? = table.column(name)?.content else { return [name] }
            var counts = [Int](repeating: 0, count: levels.count)
            for row in complete { if let code = codes[row] { counts[code] += 1 } }
            let present = levels.indices.filter { counts[$0] > 0 }
            // A covariate of one level is left as it is: the regression says that it does not vary.
            guard present.count > 1 else { return [name] }
            return present.dropFirst().map { level in
                let column = name + levels[level]
                added.append(Column(name: column, numbers: codes.map { code in code.map { $0 == level ? 1 : 0 } }))
                return column
            }
        }
        var model = self
        model.covariates = covariates.flatMap(contrasts)
        model.outcomeCovariates = outcomeCovariates.flatMap(contrasts)
        return (model, try DataTable(columns: table.columns + added))
    }
}

import Statistics

extension MechanismSpecification {
    /// With more sites than this none is left out: each would be a handful of people.
    static let mostSites = 60

    /// The model in focus without each site in turn, each with a bootstrap of the people who are left.
    func sitesLeftOut(
        _ model: PathModel, _ columns: NumericColumns, table: DataTable, running: Running
    ) throws -> ([MechanismSensitivity.SiteLeftOut], String?) {
        guard let site else { return ([], "No site is named.") }
        let column = try table.requiring(site)
        let labels = columns.rows.map { Self.label(column, $0) }
        var names: [String] = []
        for label in labels.compactMap(\.self) where !names.contains(label) { names.append(label) }
        names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        guard names.count > 1 else { return ([], "All people are of one site, so none can be left out.") }
        guard names.count <= Self.mostSites else {
            return ([], "There are \(names.count) sites; with more than \(Self.mostSites) none is left out.")
        }
        var result: [MechanismSensitivity.SiteLeftOut] = []
        for name in names {
            let kept = labels.indices.filter { labels[$0] != name }
            result.append(.init(
                site: name, leftOut: labels.count - kept.count, people: kept.count,
                indirect: try indirect(model, columns, kept: kept, table: table, running: running)))
        }
        return (result, nil)
    }

    private static func label(_ column: Column, _ row: Int) -> String? {
        switch column.content {
        case .numeric(let cells): cells[row].value.map(shortNumber)
        case .categorical(let levels, let codes): codes[row].map { levels[$0] }
        }
    }

    /// Nil where the people who are left give no solution.
    private func indirect(
        _ model: PathModel, _ columns: NumericColumns, kept: [Int], table: DataTable, running: Running
    ) throws -> EvidenceEstimate? {
        guard kept.count > model.order.count + 1 else { return nil }
        var places: [Int: Int] = [:]
        var values: [[Double]] = []
        var held = IndependentColumns()
        for place in model.order {
            let own = kept.map { columns.values[place][$0] }
            if model.covariates.contains(place) || model.outcomeCovariates.contains(place) {
                // A covariate that says nothing among them falls away: the site's own contrast, or, where the site was
                // the reference level, the last of the other contrasts, which are now the whole.
                guard held.admit(own) else { continue }
            } else if MomentKernel.isConstant(own) {
                return nil
            }
            places[place] = values.count
            values.append(own)
        }
        guard let moved = model.moved(places) else { return nil }
        let design: ResamplingDesign
        do {
            design = try ResamplingDesign(bootstrap, of: table, rows: kept.map { columns.rows[$0] })
        } catch is ResamplingError {
            return nil
        }
        let kernel = MomentKernel(columns: values, drawn: design)
        var fixed = moved
        for (place, error) in model.errors {
            guard case .fixed(let variance) = error, let new = places[place] else { continue }
            let before = MomentKernel.moments(columns.values[place]).spread
            let scale = before / kernel.spreads[new]
            fixed.errors[new] = .fixed(variance * scale * scale)
        }
        let solutions = try PathSolutions(kernel, [fixed], self, jackknife: false, running: running)
        return solutions.estimate([solutions.product(0)])
    }
}

extension PathModel {
    /// The same among other columns; what is not there falls away. Nil without exposure, mediator or outcome.
    func moved(_ places: [Int: Int]) -> PathModel? {
        guard let x = places[exposure], let y = places[outcome] else { return nil }
        let m = mediators.compactMap { places[$0] }
        guard m.count == mediators.count else { return nil }
        var copy = PathModel(
            covariates: covariates.compactMap { places[$0] }, exposure: x,
            outcomeCovariates: outcomeCovariates.compactMap { places[$0] }, mediators: m, outcome: y)
        for (place, error) in errors {
            if let new = places[place] { copy.errors[new] = error }
        }
        copy.keeps = keeps
        return copy
    }
}

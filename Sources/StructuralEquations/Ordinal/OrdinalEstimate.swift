import Statistics

/// A structural model of ordered items, fitted by (diagonally) weighted least squares.
struct OrdinalEstimate: Sendable {
    let specification: StructuralSpecification
    let table: ParameterTable
    let model: OrdinalModel
    let data: StructuralData
    let moments: [PolychoricMoments]
    /// Γ of each group.
    let gamma: [Matrix]
    let problem: WeightedLeastSquares
    /// n_g/N.
    var shares: [Double] { data.groups.map { Double($0.count) / persons } }
    let found: WeightedLeastSquares.Found
    let inference: OrdinalInference
    /// The matrices at the estimates, residual variances of delta put in.
    let states: [ModelState]
    let diary: [String]

    var point: WeightedLeastSquares.Point { found.point }
    var theta: [Double] { found.point.theta }
    var persons: Double { Double(data.count) }
    var isUnweighted: Bool { specification.estimator == .ULSMV }
    var chiSquare: Double { max(0, 2 * persons * point.value) }
    var degreesOfFreedom: Int { data.groups.count * model.momentsPerGroup - table.estimatedCount }

    /// - Throws: ``ModelFaults`` or ``OrdinalFaults``.
    init(_ specification: StructuralSpecification, _ data: StructuralData, threads: Int) throws {
        self.specification = specification
        self.data = data
        let columns = data.variables.indices.map { column in data.groups.map { $0.values.column(column) } }
        let expected = columns.map { groups in OrderedItems.distinct(groups.flatMap { $0 }) ?? [] }
        var moments: [PolychoricMoments] = []
        for (index, group) in data.groups.enumerated() {
            let place = data.groups.count > 1 ? " in the group \(group.name)" : ""
            let items = try OrderedItems(
                names: data.variables, columns: columns.map { $0[index] }, expected: data.groups.count > 1 ? expected : nil,
                place: place)
            moments.append(PolychoricMoments(items, threads: threads))
        }
        self.moments = moments
        let counts = moments[0].items.thresholds.map(\.count)
        var thresholds: [String: Int] = [:]
        for (name, count) in zip(data.variables, counts) { thresholds[name] = count }
        var options = specification.options(groups: data.groups.count, thresholds: thresholds)
        options.hasMeans = true
        table = try ParameterTable(specification.syntax, options)
        model = OrdinalModel(table, thresholdCounts: counts, parameterization: specification.parameterization)
        let whole = data.groups.count * model.momentsPerGroup
        guard table.estimatedCount <= whole else {
            throw ModelFaults(["The model has \(table.estimatedCount) free parameters for \(whole) thresholds and correlations: it cannot be estimated. Take parameters out, or hold some equal."])
        }
        let total = Double(data.count)
        let isUnweighted = specification.estimator == .ULSMV
        gamma = moments.map { $0.covariance(threads: threads) }
        let shares = data.groups.map { Double($0.count - 1) / total }
        let weights = gamma.map { gamma in gamma.diagonal.map { isUnweighted ? 1 : $0 > 0 ? 1 / $0 : 1 } }
        problem = WeightedLeastSquares(
            model: model, moments: moments.map { $0.items.thresholds.flatMap { $0 } + $0.pairs.map(\.estimate.correlation) },
            weights: weights, shares: shares)
        let starts = Self.starts(table, model, moments)
        guard let found = problem.optimum(starts: starts, constraints: table.constraints) else {
            throw ModelFaults(["The search for the optimum could not begin: the model has no correlations at its starting values. Give starting values with start(…), and look at values that are fixed."])
        }
        self.found = found
        let information = table.constraints.reducedCurvature(problem.curvature(found.point))
        let identification = Identification(information, table: table)
        // The covariance of the estimates takes each group by its people.
        var weighed = problem
        weighed.shares = data.groups.map { Double($0.count) / total }
        guard identification.loose.isEmpty,
            let inference = OrdinalInference(weighed, found.point, gamma: gamma, persons: total, constraints: table.constraints)
        else { throw ModelFaults([identification.sentence]) }
        self.inference = inference
        let model = self.model
        states = found.point.states.indices.compactMap { model.complete(found.point.theta, group: $0, at: found.point.states[$0]) }
        diary = found.diary
    }

    private static func starts(_ table: ParameterTable, _ model: OrdinalModel, _ moments: [PolychoricMoments]) -> [[Double]] {
        let sample = moments.map {
            SampleMoments(
                means: Array(repeating: 0, count: $0.items.names.count), covariance: $0.correlation, count: $0.items.count)
        }
        let starting = StartingValues(table: table, model: model.model, sample: sample)
        let observed = table.roles[0].observed
        return [false, true].map { isPlain in
            var theta = starting.theta(isPlain: isPlain)
            for row in table.rows {
                guard let index = row.freeIndex, row.start == nil else { continue }
                if row.op == .scaledBy { theta[index] = 1 }
                if row.op == .threshold, let item = observed.firstIndex(of: row.lhs), let number = Int(row.rhs.dropFirst()) {
                    let cuts = moments[row.group - 1].items.thresholds[item]
                    if number >= 1, number <= cuts.count { theta[index] = cuts[number - 1] }
                }
            }
            return theta
        }
    }
}

extension OrdinalModel {
    /// The matrices of one group with the residual variances that the delta parametrisation leaves.
    func complete(_ theta: [Double], group: Int, at point: State) -> ModelState? {
        let part = model.parts[group]
        let none = SampleMoments(
            means: Array(repeating: 0, count: part.observed.count), covariance: .identity(part.observed.count), count: 1)
        guard parameterization == .delta else { return point.state }
        var cells = part.cells
        for (index, cell) in cells.enumerated() where cell.kind == .covariance && cell.row == cell.column && cell.row < items {
            let item = cell.row
            let own = point.state.disturbances[item, item]
            let left = point.implied[item, item] - (point.state.implied[item, item] - own)
            cells[index] = .init(
                kind: .covariance, row: item, column: item, parameter: -1, fixed: left, source: cell.source)
        }
        let filled = StructuralModel.Part(
            observed: part.observed, latents: part.latents, cells: cells, sampled: part.sampled)
        return ModelState(filled, theta, sample: none)
    }
}

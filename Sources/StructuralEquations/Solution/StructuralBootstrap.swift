public import Statistics

/// The bootstrap of a structural equation model: persons are drawn with replacement, within their group
/// where there are groups, and the whole model is fitted again on each resample, incomplete rows
/// included.
public struct StructuralBootstrap: Hashable, Sendable {
    public let bootstrap: Bootstrap

    /// - Throws: ``ModelFaults``, or what the design of the bootstrap cannot do.
    init(_ specification: BootstrapSpecification, _ model: StructuralSpecification, _ estimate: StructuralEstimate, table: DataTable, running: Running) throws {
        var plan = specification
        guard plan.kind == .cases else {
            throw ModelFaults(["bootstrap.kind: structural equation models are bootstrapped by cases; leave the field away."])
        }
        if plan.intervals.contains(.studentised) {
            throw ModelFaults(["bootstrap.intervals: studentised needs a standard error in every resample, which is not carried out here; use bca or percentile."])
        }
        if plan.strata == nil, plan.unit == nil { plan.strata = model.group }
        let rows = estimate.data.groups.flatMap(\.rows)
        let design = try ResamplingDesign(plan, of: table, rows: rows)
        let refit = Refit(estimate)
        bootstrap = try Bootstrap.cases(
            plan, of: refit.names, design: design, level: model.level, seed: model.seed ?? 1, running: running
        ) { try refit.values($0) }
    }
}

/// Fits a model again on other rows, from the estimates of the whole.
struct Refit: Sendable {
    let estimate: StructuralEstimate
    /// Defined parameters, then free regressions; where the model has neither, every free parameter.
    let names: [String]
    /// Which free parameters are among them.
    private let chosen: [Int]
    private let starts: [Int]

    init(_ estimate: StructuralEstimate) {
        self.estimate = estimate
        let regressions = Set(estimate.table.rows.filter { $0.op == .regressedOn && !$0.isIntercept }.compactMap(\.freeIndex)).sorted()
        let isPlain = estimate.table.definitions.isEmpty && regressions.isEmpty
        chosen = isPlain ? Array(0..<estimate.table.freeCount) : regressions
        let free = estimate.table.freeNames
        names = estimate.table.definitions.map(\.title) + chosen.map { free[$0] }
        var starts = [0]
        for group in estimate.data.groups { starts.append(starts[starts.count - 1] + group.count) }
        self.starts = starts
    }

    /// - Parameter rows: places among the rows of all groups, one group after the other.
    func values(_ rows: [Int]) throws -> [Double] {
        let groups = estimate.data.groups.indices.map { group in
            rows.filter { $0 >= starts[group] && $0 < starts[group + 1] }.map { $0 - starts[group] }
        }
        guard groups.allSatisfy({ $0.count > 1 }) else { throw ModelFaults(["A group has fewer than two persons."]) }
        let data = estimate.data.resampled(groups)
        let blocks = data.blocks()
        let sample = data.groups.indices.map { group in
            SaturatedMoments.estimate(blocks.filter { $0.part == group }, variables: data.variables.count).moments
        }
        guard sample.allSatisfy({ Collinearity($0.covariance, data.variables).sentence("") == nil }) else {
            throw ModelFaults(["The covariance matrix of the variables is not positive definite."])
        }
        let likelihood = NormalLikelihood(estimate.model, blocks, sample: sample)
        let starting = StartingValues(table: estimate.table, model: estimate.model, sample: sample)
        guard let found = likelihood.optimum(starts: [estimate.theta, starting.theta(isPlain: false)], constraints: estimate.table.constraints),
            found.isConverged
        else { throw ModelFaults(["The search for the maximum of the likelihood did not converge."]) }
        let theta = FactorSigns(estimate.table, estimate.model).turned(found, likelihood).point.theta
        let values = LabelValues(estimate.table.rows, estimate.table.definitions, theta)
        return estimate.table.definitions.map { values.value(of: $0.name)?.value ?? .nan } + chosen.map { theta[$0] }
    }
}

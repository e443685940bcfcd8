import Statistics

/// A model fitted by maximum likelihood, with everything that results are made of.
struct StructuralEstimate: Sendable {
    let table: ParameterTable
    let model: StructuralModel
    let data: StructuralData
    let blocks: [MomentBlock]
    /// Moments of each group: of the sample, or EM estimates where values are missing.
    let sample: [SampleMoments]
    let likelihood: NormalLikelihood
    let optimum: LikelihoodOptimum
    /// Second derivatives of f by the estimated parameters, and their inverse.
    let information: Matrix
    let inverseInformation: Matrix
    /// f of the saturated model.
    let saturated: Double
    let isIncomplete: Bool
    let diary: [String]

    var point: NormalLikelihood.Evaluation { optimum.point }
    var theta: [Double] { optimum.point.theta }
    var persons: Double { likelihood.total }
    var parameters: Int { table.estimatedCount }
    var chiSquare: Double { max(0, 2 * persons * (point.value - saturated)) }
    var degreesOfFreedom: Int { Self.moments(model) - parameters }

    /// Moments that the model explains: those of fixed covariates do not count.
    static func moments(_ model: StructuralModel) -> Int {
        func moments(of count: Int) -> Int { count * (count + 1) / 2 + (model.hasMeans ? count : 0) }
        return model.parts.reduce(0) { $0 + moments(of: $1.observed.count) - moments(of: $1.sampled.count) }
    }

    /// - Throws: ``ModelFaults``
    init(_ specification: StructuralSpecification, _ data: StructuralData, start: [Double]? = nil) throws(ModelFaults) {
        table = try ParameterTable(specification.syntax, specification.options(groups: data.groups.count))
        model = StructuralModel(table)
        self.data = data
        let degrees = Self.moments(model) - table.estimatedCount
        guard degrees >= 0 else {
            throw ModelFaults(["The model has \(table.estimatedCount) free parameters for \(Self.moments(model)) moments of \(data.variables.count) variables: it cannot be estimated. Take parameters out, or hold some equal."])
        }
        blocks = data.blocks()
        isIncomplete = data.groups.contains { $0.isPresent != nil }
        var sample: [SampleMoments] = []
        var diary: [String] = []
        for index in data.groups.indices {
            let estimate = SaturatedMoments.estimate(blocks.filter { $0.part == index }, variables: data.variables.count)
            if estimate.iterations > 0 { diary.append("EM of the saturated model\(data.groups.count > 1 ? " (\(data.groups[index].name))" : ""): \(estimate.iterations) steps, \(estimate.isConverged ? "converged" : "not converged").") }
            try Self.check(estimate.moments, data, index)
            sample.append(estimate.moments)
        }
        self.sample = sample
        guard let saturated = NormalLikelihood.saturated(blocks, sample, hasMeans: model.hasMeans) else {
            throw ModelFaults(["The likelihood of the unrestricted model could not be computed: the covariance matrix of the variables is singular."])
        }
        self.saturated = saturated
        likelihood = NormalLikelihood(model, blocks, sample: sample)
        let starting = StartingValues(table: table, model: model, sample: sample)
        let starts = (start.map { [$0] } ?? []) + [starting.theta(isPlain: false), starting.theta(isPlain: true)]
        guard let found = likelihood.optimum(starts: starts, constraints: table.constraints) else {
            throw ModelFaults(["The search for the optimum could not begin: at every starting value the model's covariance matrix is not positive definite. Give starting values with start(…), and look at values that are fixed."])
        }
        optimum = FactorSigns(table, model).turned(found, likelihood)
        let kind: NormalLikelihood.Information =
            specification.isFullInformation || specification.estimator == .MLR ? .observed : .expected
        let information = table.constraints.reducedCurvature(likelihood.curvature(optimum.point, kind))
        let identification = Identification(information, table: table)
        guard identification.loose.isEmpty else { throw ModelFaults([identification.sentence]) }
        guard let inverse = information.inversePositiveDefinite?.inverse ?? information.inverse() else {
            throw ModelFaults([identification.sentence])
        }
        self.information = information
        inverseInformation = inverse
        self.diary = diary + optimum.diary
    }

    private static func check(_ moments: SampleMoments, _ data: StructuralData, _ group: Int) throws(ModelFaults) {
        let place = data.groups.count > 1 ? " in the group \(data.groups[group].name)" : ""
        let size = data.variables.count
        guard moments.covariance.elements.allSatisfy(\.isFinite) else { throw ModelFaults(["The moments of the variables\(place) are not finite; look for values that are far too large."]) }
        if let faulty = Collinearity(moments.covariance, data.variables).sentence(place) {
            let few = data.groups[group].count <= size ? " There are \(data.groups[group].count) rows for \(size) variables; more rows than variables are needed." : ""
            throw ModelFaults([faulty + few])
        }
    }
}

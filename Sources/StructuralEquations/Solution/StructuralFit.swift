public import Statistics

/// A structural equation model, fitted by maximum likelihood.
public struct StructuralFit: AnalysisFit {
    public let specification: StructuralSpecification
    public let parameters: [EstimatedParameter]
    let estimate: StructuralEstimate
    let robust: RobustStatistics?
    let baseline: Baseline?
    let measures: FitMeasures
    let modifications: [ModificationIndex]
    public let bootstrap: StructuralBootstrap?
    public private(set) var monteCarlo: DefinedMonteCarlo?
    public private(set) var results: ResultTree = .branch([])

    public var chiSquare: Double { measures.model.chiSquare }
    public var degreesOfFreedom: Int { measures.model.df }
    public var residuals: (srmr: Double, rmr: Double) {
        let summary = ResidualSummary(estimate.sample, estimate.point.states, hasMeans: estimate.model.hasMeans)
        return (summary.srmr, summary.rmr)
    }

    init(_ specification: StructuralSpecification, _ estimate: StructuralEstimate, bootstrap: StructuralBootstrap?) {
        self.specification = specification
        self.estimate = estimate
        let df = estimate.degreesOfFreedom
        let baseline = Baseline(estimate)
        let information = estimate.isIncomplete && df > 0 ? SaturatedInformation(estimate) : nil
        let correction = RobustCorrection(specification, estimate, baseline, information)
        robust = correction.model
        self.baseline = baseline
        self.bootstrap = bootstrap
        let covariance = (correction.model?.covariance ?? estimate.inverseInformation).scaled(by: 1 / estimate.persons)
        parameters = estimate.parameters(estimate.table.constraints.fullCovariance(covariance), level: specification.level)
        measures = FitMeasures(
            model: .init(chiSquare: estimate.chiSquare, df: df, scaling: correction.model?.scaling, robust: correction.modelIndices),
            baseline: baseline.map {
                .init(chiSquare: $0.chiSquare, df: $0.degreesOfFreedom, scaling: correction.baselineScaling, robust: correction.baselineIndices)
            },
            persons: estimate.persons, groups: Double(estimate.data.groups.count))
        modifications = specification.modificationIndices > 0 ? estimate.modificationIndices(specification.modificationIndices) : []
        results = gathered()
    }

    /// Adds Monte-Carlo intervals of the defined parameters, where the plan asks for them.
    mutating func drawDefined(_ running: Running) throws {
        guard specification.monteCarloDraws > 0, !estimate.table.definitions.isEmpty else { return }
        let covariance = (robust?.covariance ?? estimate.inverseInformation).scaled(by: 1 / estimate.persons)
        monteCarlo = try DefinedMonteCarlo(specification, estimate, covariance, running)
        results = gathered()
    }
}

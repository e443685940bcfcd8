import Statistics

/// The scaling factors that an estimator asks for, of the model and of its baseline.
struct RobustCorrection {
    var model: RobustStatistics?
    var baselineScaling: Double?
    var modelIndices: (chiSquare: Double, scaling: Double)?
    var baselineIndices: (chiSquare: Double, scaling: Double)?

    init(_ specification: StructuralSpecification, _ estimate: StructuralEstimate, _ baseline: Baseline?, _ information: SaturatedInformation?) {
        let df = estimate.degreesOfFreedom
        let constraints = estimate.table.constraints
        let plain = baseline.map { LinearConstraints(unconstrained: $0.likelihood.model.parameters) }
        switch specification.estimator {
        case .MLM:
            model = .satorraBentler(estimate.likelihood, estimate.point, constraints, df: df)
            if let baseline, let plain {
                baselineScaling = RobustStatistics.satorraBentler(
                    baseline.likelihood, baseline.point, plain, df: baseline.degreesOfFreedom)?.scaling
            }
        case .MLR:
            let sampled = estimate.model.parts.map(\.sampled)
            let whole = estimate.isIncomplete
                ? (information ?? SaturatedInformation(estimate)).flatMap { SaturatedTrace($0) }
                : SaturatedTrace(complete: estimate.blocks, sampled: sampled, hasMeans: estimate.model.hasMeans)
            guard let whole else { break }
            let saturated = (trace: whole.trace, count: whole.count)
            model = .yuanBentler(
                estimate.likelihood, estimate.point, constraints, inverse: estimate.inverseInformation, saturated: saturated, df: df)
            if let baseline, let plain,
                let inverse = baseline.likelihood.curvature(baseline.point, .observed).inversePositiveDefinite?.inverse
            {
                baselineScaling = RobustStatistics.yuanBentler(
                    baseline.likelihood, baseline.point, plain, inverse: inverse, saturated: saturated, df: baseline.degreesOfFreedom).scaling
            }
        case .ML, .WLSMV, .ULSMV: break
        }
        if specification.isFullInformation, let information {
            let isRobust = specification.estimator == .MLR
            let names = estimate.data.variables
            let exogenous = Set(estimate.table.roles[0].exogenous.compactMap { names.firstIndex(of: $0) })
            modelIndices = IncompleteCorrection(
                estimate.likelihood, estimate.point, constraints, df: df, information, estimate.sample, exogenous: exogenous, isRobust: isRobust
            ).map { ($0.chiSquare, $0.scaling) }
            if let baseline, let plain {
                baselineIndices = IncompleteCorrection(
                    baseline.likelihood, baseline.point, plain, df: baseline.degreesOfFreedom, information, estimate.sample, exogenous: exogenous, isRobust: isRobust
                ).map { ($0.chiSquare, $0.scaling) }
            }
        } else if let model, df > 0 {
            modelIndices = (estimate.chiSquare, model.scaling)
            if let baseline, let scaling = baselineScaling { baselineIndices = (baseline.chiSquare, scaling) }
        }
    }
}

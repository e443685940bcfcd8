import LongitudinalMechanisms
import Statistics
import StructuralEquations

/// Reads the kinds about mediation over many occasions.
enum LongitudinalReader {
    enum Assignment: String, CaseIterable { case randomized, observed, unknown }
    private enum Estimator: String, CaseIterable { case ML, MLR }

    static func specification(_ kind: AnalysisWord, _ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        switch kind {
        case .cross_lagged: return crossLagged(&reader, common)
        case .growth_mediation: return growth(&reader, common)
        default:
            reader.fault("analysis", nil, "this version does not carry it out yet.")
            return nil
        }
    }

    /// Columns of the occasions, in order; told where they are missing.
    private static func listed(_ names: [String]?, _ field: String, _ meaning: String, _ reader: inout PlanReader) -> [String]? {
        if names == nil, reader.value(field) == nil { reader.fault(field, nil, "is missing: \(meaning).") }
        return names
    }

    /// Gaps are used (fiml) unless the plan says listwise.
    static func usesGaps(_ reader: inout PlanReader, _ common: CommonFields) -> Bool {
        reader.value("missing") == nil || common.missing == .fiml
    }

    private static func crossLagged(_ reader: inout PlanReader, _ common: CommonFields) -> CrossLaggedSpecification? {
        let mechanism = listed(reader.names("mechanism"), "mechanism", "the columns of the mechanism, one an occasion, in order", &reader)
        let outcome = listed(reader.names("outcome"), "outcome", "the columns of the outcome, one an occasion, in order", &reader)
        let exposure = reader.text("exposure")
        let assignment = reader.word("exposure_assigned", as: Assignment.self)
        let exposureOn = reader.words("exposure_on", as: CrossLaggedSpecification.ExposureOn.self)
        let covariates = reader.names("covariates")
        let model = reader.word("model", as: CrossLaggedSpecification.Model.self)
        let lags = reader.word("lags", as: CrossLaggedSpecification.Lags.self)
        let estimator = reader.word("estimator", as: Estimator.self)
        let draws = reader.count("monte_carlo_draws", in: 0...10_000_000)
        let usesGaps = usesGaps(&reader, common)
        guard let mechanism, let outcome else { return nil }
        var specification = CrossLaggedSpecification(mechanism: mechanism, outcome: outcome)
        specification.exposure = exposure
        specification.isRandomized = assignment == .randomized
        if let exposureOn { specification.exposureOn = exposureOn }
        specification.covariates = covariates ?? []
        specification.model = model ?? .randomIntercept
        specification.lags = lags ?? .equal
        specification.estimator = estimator == .MLR ? .MLR : .ML
        specification.isFullInformation = usesGaps
        specification.level = common.level
        specification.monteCarloDraws = draws ?? 10_000
        specification.chance = common.seed
        for fault in specification.faults { reader.fault("", nil, fault) }
        return specification.faults.isEmpty ? specification : nil
    }

    private static func growth(_ reader: inout PlanReader, _ common: CommonFields) -> GrowthMediationSpecification? {
        let exposure = reader.required("exposure", "the variable whose effect is explained, for instance arm")
        let assignment = reader.word("exposure_assigned", as: Assignment.self)
        let mediator = listed(reader.names("mediator"), "mediator", "the columns of the mediator, one an occasion, in order", &reader)
        let outcome = listed(reader.names("outcome"), "outcome", "the columns of the outcome in order, or one later column", &reader)
        let mediatorTimes = numberList("mediator_times", &reader)
        let outcomeTimes = numberList("outcome_times", &reader)
        let covariates = reader.names("covariates")
        let shape = reader.word("shape", as: GrowthMediationSpecification.Shape.self)
        let adjusts = reader.flag("adjust_initial_levels")
        let shares = reader.flag("same_occasion_residuals")
        let estimator = reader.word("estimator", as: Estimator.self)
        let draws = reader.count("monte_carlo_draws", in: 0...10_000_000)
        let bootstrap = BootstrapReader.bootstrap(&reader)
        let usesGaps = usesGaps(&reader, common)
        guard let exposure, let mediator, let outcome else { return nil }
        var specification = GrowthMediationSpecification(exposure: exposure, mediator: mediator, outcome: outcome)
        specification.isRandomized = assignment == .randomized
        specification.mediatorTimes = mediatorTimes
        specification.outcomeTimes = outcomeTimes
        specification.covariates = covariates ?? []
        specification.shape = shape ?? .linear
        specification.adjustsInitialLevels = adjusts ?? true
        specification.hasSameOccasionResiduals = shares ?? true
        specification.estimator = estimator == .MLR ? .MLR : .ML
        specification.isFullInformation = usesGaps
        specification.level = common.level
        specification.monteCarloDraws = draws ?? 10_000
        specification.bootstrap = bootstrap
        specification.chance = common.seed
        for fault in specification.faults { reader.fault("", nil, fault) }
        return specification.faults.isEmpty ? specification : nil
    }

    private static func numberList(_ name: String, _ reader: inout PlanReader) -> [Double]? {
        guard let value = reader.value(name) else { return nil }
        guard case .list(let elements) = value.content else {
            reader.fault(name, value.line, "here stands \(value.kind) where a list of numbers is needed.")
            return nil
        }
        var numbers: [Double] = []
        for element in elements {
            if case .number(let number) = element.content {
                numbers.append(number)
            } else {
                reader.fault(name, element.line, "here stands \(element.kind) in a list of numbers.")
            }
        }
        return numbers
    }
}

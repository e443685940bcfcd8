import Mechanisms
import Statistics
import StructuralEquations

/// Reads the fields of one analysis into its specification.
enum AnalysisReader {
    /// - Returns: the analysis, nil when a fault was found; and whether the fields of its kind
    ///   are known here, so that one nobody asked for is a fault.
    static func analysis(_ reader: inout PlanReader) -> (PlannedAnalysis?, knowsFields: Bool) {
        guard reader.required("analysis", "the kind, for instance mediation") != nil,
            let kind = reader.word("analysis", as: AnalysisWord.self)
        else { return (nil, false) }
        let title = reader.path.isEmpty ? nil : reader.text("title")
        let subset = subset(&reader)
        let show = reader.text("show")
        let common = CommonFields(&reader)
        let place = AnalysisPlace(&reader, kind: kind.rawValue, usual: kind.section)
        let analysis = specification(of: kind, &reader, common)
            .map { PlannedAnalysis(title: title, kind: $0, subset: subset, show: show, place: place) }
        return (analysis, true)
    }

    private static func specification(
        of kind: AnalysisWord, _ reader: inout PlanReader, _ common: CommonFields
    ) -> PlannedAnalysis.Kind? {
        switch kind {
        case .mediation:
            return MediationReader.mediation(&reader, common)
        case .mediation_sensitivity:
            common.requireListwise(&reader)
            return MediationReader.sensitivity(&reader, level: common.level, seed: common.seed).map { .sensitivity($0) }
        case .order_of_change:
            common.requireListwise(&reader)
            return MediationReader.orderOfChange(&reader, level: common.level, seed: common.seed).map { .orderOfChange($0) }
        case .reliability:
            let omega = DescriptionReader.omega(&reader)
            let reliability = DescriptionReader.reliability(&reader, level: common.level)
            guard let reliability, let omega else { return reliability.map { .reliability($0) } }
            return planned(ReliabilityWithFactors(reliability, omega: omega))
        case .correlation: return DescriptionReader.correlation(&reader, level: common.level).map { .correlation($0) }
        case .distribution: return DescriptionReader.distribution(&reader).map { .distribution($0) }
        case .regression: return planned(RegressionReader.regression(&reader, common))
        case .mmrm, .lmm, .glmm, .multilevel_mediation: return planned(MixedReader.specification(kind, &reader, common))
        case .sem, .invariance, .factor_analysis, .parallel_analysis:
            return planned(StructuralReader.specification(kind, &reader, common))
        case .agreement, .effect_size, .standardised_change, .reliable_change, .survival, .group_test, .exact_test,
            .multiplicity, .imputation, .risk:
            return planned(TrialReader.specification(kind, &reader, common))
        case .mechanism: return planned(MechanismReader.specification(kind, &reader, common))
        case .growth_mediation, .cross_lagged: return planned(LongitudinalReader.specification(kind, &reader, common))
        case .daily_life, .practice: return planned(DailyLifeReader.specification(kind, &reader, common))
        case .durability, .loss_of_response, .retreatment, .dropout: return planned(DurabilityReader.specification(kind, &reader, common))
        case .tails, .quantile_effects, .mixture, .benefit: return planned(HeterogeneityReader.specification(kind, &reader, common))
        case .dose_response, .factorial, .compounds: return planned(DoseReader.specification(kind, &reader, common))
        case .response_shift, .structures: return planned(ResponseShiftReader.specification(kind, &reader, common))
        case .blinding, .guess_adjusted: return planned(BlindingReader.specification(kind, &reader, common))
        case .meta_analysis: return planned(MetaReader.specification(&reader, common))
        }
    }

    private static func planned(_ specification: (any AnalysisSpecification)?) -> PlannedAnalysis.Kind? {
        specification.map { .planned(PlannedSpecification($0)) }
    }

    private static func subset(_ reader: inout PlanReader) -> Expression? {
        guard let text = reader.text("subset") else { return nil }
        do {
            return try Expression(text)
        } catch {
            reader.fault("subset", nil, "\(error)")
            return nil
        }
    }
}

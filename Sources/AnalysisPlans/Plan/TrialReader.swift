import Statistics
import TrialStatistics

/// Reads the kinds of a trial's own statistics: each has a reader of its own.
enum TrialReader {
    static func specification(_ kind: AnalysisWord, _ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        common.requireListwise(&reader)
        switch kind {
        case .agreement: return AgreementReader.agreement(&reader, common)
        case .effect_size: return EffectReader.effectSize(&reader, common)
        case .standardised_change: return EffectReader.standardisedChange(&reader, common)
        case .reliable_change: return EffectReader.reliableChange(&reader, common)
        case .risk: return EffectReader.risk(&reader, common)
        case .survival: return SurvivalReader.survival(&reader, common)
        case .group_test: return TestReader.groupTest(&reader, common)
        case .exact_test: return TestReader.exactTest(&reader, common)
        case .multiplicity: return MultiplicityReader.multiplicity(&reader, common)
        case .imputation: return ImputationReader.imputation(&reader, common)
        default:
            reader.fault("analysis", nil, "this version does not carry it out yet.")
            return nil
        }
    }
}

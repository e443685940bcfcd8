import Statistics

/// Reads the mixed-model family: each kind has its own reader.
enum MixedReader {
    static func specification(_ kind: AnalysisWord, _ reader: inout PlanReader, _ common: CommonFields) -> (any AnalysisSpecification)? {
        switch kind {
        case .mmrm: return MMRMReader.specification(&reader, common)
        case .lmm: return LinearMixedReader.specification(&reader, common)
        case .glmm: return GLMMReader.specification(&reader, common)
        case .multilevel_mediation: return MultilevelMediationReader.specification(&reader, common)
        default:
            reader.fault("analysis", nil, "this version does not carry it out yet.")
            return nil
        }
    }
}

/// The words of `analysis:`.
enum AnalysisWord: String, CaseIterable {
    case mediation, mediation_sensitivity, order_of_change, multilevel_mediation
    case reliability, correlation, distribution, agreement, factor_analysis, parallel_analysis
    case regression, mmrm, lmm, glmm
    case sem, invariance
    case effect_size, standardised_change, reliable_change, risk
    case survival, group_test, exact_test, multiplicity, imputation
    case meta_analysis
}

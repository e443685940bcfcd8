/// The words of `analysis:`.
enum AnalysisWord: String, CaseIterable {
    case mediation, mediation_sensitivity, order_of_change, multilevel_mediation
    case reliability, correlation, distribution, agreement, factor_analysis, parallel_analysis
    case regression, mmrm, lmm, glmm
    case sem, invariance
    case effect_size, standardised_change, reliable_change, risk
    case survival, group_test, exact_test, multiplicity, imputation
    case meta_analysis
    case mechanism
    case growth_mediation, cross_lagged
    case daily_life, practice
    case durability, loss_of_response, retreatment, dropout
    case tails, quantile_effects, mixture, benefit
    case dose_response, factorial, compounds
    case response_shift, structures
    case blinding, guess_adjusted
}

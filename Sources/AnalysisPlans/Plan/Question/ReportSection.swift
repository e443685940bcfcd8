/// Where an analysis stands in a report, in reading order: whether a scale kept its meaning comes before any change of it.
public enum ReportSection: String, Hashable, Sendable, CaseIterable {
    case primary, scale, secondary, mechanism, sensitivity, durability, tails, dose
    case dailyLife = "daily_life"
    case blinding, harms, further

    public var title: String {
        switch self {
        case .primary: "The primary question"
        case .secondary: "Further outcomes"
        case .mechanism: "Did it go through the mechanism?"
        case .sensitivity: "What would take it away"
        case .durability: "Did it last?"
        case .tails: "Who got better, who got worse"
        case .harms: "Harms"
        case .blinding: "What people guessed"
        case .scale: "Is it the same scale afterwards?"
        case .dailyLife: "Practices and daily life"
        case .dose: "Dose, frame and compound"
        case .further: "Further analyses"
        }
    }
}

/// What an analysis is to the plan.
public enum AnalysisRole: String, Hashable, Sendable, CaseIterable { case primary, secondary, supportive, exploratory }

extension AnalysisWord {
    /// Where the kind stands unless the plan says otherwise.
    var section: ReportSection {
        switch self {
        case .mechanism, .mediation, .order_of_change, .multilevel_mediation, .growth_mediation, .cross_lagged: .mechanism
        case .mediation_sensitivity: .sensitivity
        case .durability, .loss_of_response, .retreatment, .dropout, .survival: .durability
        case .tails, .quantile_effects, .mixture, .benefit, .reliable_change: .tails
        case .risk: .harms
        case .blinding, .guess_adjusted: .blinding
        case .response_shift, .structures, .invariance, .reliability, .factor_analysis, .parallel_analysis: .scale
        case .daily_life, .practice: .dailyLife
        case .dose_response, .factorial, .compounds: .dose
        case .correlation, .distribution, .agreement, .regression, .mmrm, .lmm, .glmm, .sem, .effect_size, .standardised_change,
            .group_test, .exact_test, .multiplicity, .imputation, .meta_analysis:
            .further
        }
    }
}

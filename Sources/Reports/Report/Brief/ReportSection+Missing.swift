import AnalysisPlans

extension ReportSection {
    /// What the report says is missing when no analysis belongs here; nil where nobody would miss it.
    var missing: String? {
        switch self {
        case .primary: "a primary analysis of the difference between the arms"
        case .mechanism: "the mechanism"
        case .sensitivity: "what an unmeasured common influence, or those who left, would do to the result"
        case .scale: "whether the scale of the mechanism is the same scale afterwards"
        case .durability: "whether gains lasted"
        case .tails: "who got reliably better and who got reliably worse"
        case .blinding: "what people guessed that they had been given"
        case .secondary, .dose, .dailyLife, .harms, .further: nil
        }
    }
}

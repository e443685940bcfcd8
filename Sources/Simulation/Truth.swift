/// What is true in a virtual trial: the answer that an analysis of its records should give.
///
/// In all three the clinician's ratings follow the published course and self-compassion
/// rises by about the same amount; they differ in what moves what.
public enum Truth: String, Hashable, Sendable, Codable, CaseIterable {
    case trueMediation = "true-mediation"
    case reverse
    case sharedImprovement = "shared-improvement"

    /// One sentence for people.
    public var sentence: String {
        switch self {
        case .trueMediation:
            "Treatment raises self-compassion by week 8, and earlier self-compassion lowers later symptoms beyond earlier symptoms."
        case .reverse:
            "Treatment lowers symptoms by week 8, and earlier symptoms hold back later self-compassion; earlier self-compassion does not move later symptoms."
        case .sharedImprovement:
            "One recovery improves symptoms and self-compassion at the same visits; neither moves the other later."
        }
    }
}

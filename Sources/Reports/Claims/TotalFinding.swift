import Mechanisms

/// The difference that the exposure makes, or went with.
public enum TotalFinding: String, Hashable, Sendable, CaseIterable {
    /// Its interval leaves out zero.
    case shown
    case notShown
    /// It could not be estimated.
    case cannotTell

    /// The finding of an interval; `cannotTell` where there is none.
    public init(lower: Double?, upper: Double?) {
        guard let lower, let upper, lower.isFinite, upper.isFinite else {
            self = .cannotTell
            return
        }
        self = lower > 0 || upper < 0 ? .shown : .notShown
    }

    func claim(_ design: ClaimDesign, _ words: ClaimWords, _ direction: ClaimDirection) -> Claim {
        switch self {
        case .shown:
            return Claim(
                "\(words.exposure.capitalizedSentence) went with \(direction.of(words.outcome))",
                ["The interval of the difference leaves out zero.", footing(design)])
        case .notShown:
            return Claim(
                "No difference in \(words.outcome) is shown",
                ["The interval of the difference includes zero. That is not evidence of absence: look at its width.", footing(design)])
        case .cannotTell:
            return Claim(
                "The difference in \(words.outcome) cannot be estimated", ["These data do not hold what the model needs."])
        }
    }

    private func footing(_ design: ClaimDesign) -> String {
        switch design.assignment {
        case .randomized:
            "People were assigned by chance, so a difference is an effect of the assignment, as far as those who left would have fared alike in both arms."
        case .observed:
            "People were not assigned by chance, so those compared may have differed before."
        case .unknown:
            "Whether people were assigned by chance is not stated, so those compared may have differed before."
        }
    }
}

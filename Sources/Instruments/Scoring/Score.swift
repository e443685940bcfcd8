/// One scale's value for one set of answers, or the reason why there is none.
public struct Score: Hashable, Codable, Sendable {
    public let scale: String
    public let outcome: Outcome
    public let direction: Direction
    /// The items that the scale's own method used; empty where it takes earlier scores.
    public let itemsUsed: [ItemUse]
    /// The earlier scores that the method used.
    public let scoresUsed: [ScoreUse]
    /// The items that it lacks, its terms' included.
    public let missingItems: [MissingItem]
    /// The rule for missing items that was applied.
    public let rule: String
    /// Whether the value stands on a replaced item, here or in a term; never of a missing score.
    public let prorated: Bool

    public var value: Double? {
        if case .value(let value) = outcome { value } else { nil }
    }

    public enum Outcome: Hashable, Codable, Sendable {
        case value(Double)
        case missing(ScoreMissing)
    }
}

/// Why a score is missing.
public struct ScoreMissing: Hashable, Codable, Sendable {
    public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        /// Items without a usable answer, more than the rule allows.
        case items
        /// A score that this one is made of is missing.
        case terms
        /// A rule is left open by unanswered items.
        case undetermined
        /// The method has no value here, as a quotient by zero.
        case undefined
        /// The answers belong to another instrument or version.
        case otherInstrument
    }

    public let kind: Kind
    public let sentence: String
}

public struct ScoreUse: Hashable, Codable, Sendable {
    public let scale: String
    public let value: Double
    public let counted: Double
    public let reflected: Bool
}

public struct MissingItem: Hashable, Codable, Sendable {
    public let code: String
    public let why: WhyMissing
}

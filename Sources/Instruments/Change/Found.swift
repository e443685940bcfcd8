/// A value, or the reason why there is none.
public enum Found<Value: Hashable & Codable & Sendable>: Hashable, Codable, Sendable {
    case value(Value)
    case missing(ChangeMissing)

    public var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    public var missing: ChangeMissing? {
        if case .missing(let missing) = self { missing } else { nil }
    }
}

/// Why something about a change cannot be said.
public struct ChangeMissing: Hashable, Codable, Sendable {
    public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        /// The two sheets, or the parameters, belong to different instruments.
        case otherInstrument
        /// They were scored by different versions of the definition.
        case otherVersion
        /// The instrument has no such scale.
        case unknownScale
        /// One of the scores is missing.
        case score
        /// A mean, a standard deviation, a reliability or a cut-off was not given.
        case parameters
        /// Parameters are given that no formula can use.
        case unusable
        /// More of the scale is neither better nor worse.
        case neitherBetter
        /// A share of a baseline at or below zero.
        case zeroBaseline
        /// The first score lies outside those for which a threshold was published.
        case outsideBaseline
        /// Published thresholds give different answers, and none was chosen.
        case disagreement
    }

    public let kind: Kind
    public let sentence: String
}

/// One score of an instrument: which items or earlier scores it takes and how.
public struct Scale: Hashable, Codable, Sendable, Identifiable {
    public let id: String
    public let name: String
    public let group: ScaleGroup
    public let direction: Direction
    /// The lowest and highest value that the method can give; nil maximum where there is none.
    public let minimum: Double
    public let maximum: Double?
    public let isPrimary: Bool
    public let method: ScoringMethod
    /// Where this scale departs from the instrument's rule for missing items.
    public let missingItemRule: MissingItemRule?
    /// Values fixed by the form when a condition holds, before the method is tried.
    public let exceptions: [FixedScore]
    public let note: String?
}

/// The scale's value when a condition holds, whatever the method would give.
public struct FixedScore: Hashable, Codable, Sendable {
    public let when: Condition
    public let value: Double
    public let source: String
}

/// What a higher value means. It travels with every score: the same composite is published in
/// both directions under nearly the same name.
public enum Direction: String, Hashable, Codable, Sendable, CaseIterable {
    case higherIsBetter, higherIsWorse
    /// More of something that is neither good nor bad in itself, as the strength of an experience.
    case higherIsMore

    public var sentence: String {
        switch self {
        case .higherIsBetter: "higher is better"
        case .higherIsWorse: "higher is worse"
        case .higherIsMore: "higher is more of it, neither better nor worse"
        }
    }
}

/// What kind of part a scale is of its instrument.
public enum ScaleGroup: String, Hashable, Codable, Sendable, CaseIterable {
    case facet, cluster, composite, total, count, index
}

extension Scale {
    /// The scale's own reflection: minimum + maximum − value.
    public var reflectionSum: Double? { maximum.map { minimum + $0 } }
}

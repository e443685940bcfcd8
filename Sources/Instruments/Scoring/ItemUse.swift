/// How one item entered a score.
public struct ItemUse: Hashable, Sendable {
    public let code: String
    /// The answer; of a skipped item the number that it counts as.
    public let answered: Double
    /// What entered the score: reversed, counted as 0 or 1, or as answered.
    public let counted: Double
    public let reversed: Bool
    /// Whether the form did not ask: nobody gave this answer.
    public let isSkipped: Bool
}

/// `isSkipped` is written only where it is true: scores that were stored before it existed read,
/// and are written, as they were.
extension ItemUse: Codable {
    private enum Key: String, CodingKey { case code, answered, counted, reversed, isSkipped }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        code = try container.decode(String.self, forKey: .code)
        answered = try container.decode(Double.self, forKey: .answered)
        counted = try container.decode(Double.self, forKey: .counted)
        reversed = try container.decode(Bool.self, forKey: .reversed)
        isSkipped = try container.decodeIfPresent(Bool.self, forKey: .isSkipped) ?? false
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(code, forKey: .code)
        try container.encode(answered, forKey: .answered)
        try container.encode(counted, forKey: .counted)
        try container.encode(reversed, forKey: .reversed)
        if isSkipped { try container.encode(true, forKey: .isSkipped) }
    }
}

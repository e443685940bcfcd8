/// A published diagnostic or screening rule that answers yes, no or undetermined.
public struct Flag: Hashable, Codable, Sendable, Identifiable {
    public let id: String
    public let name: String
    public let condition: Condition
    /// Where the rule was published.
    public let source: String
    public let note: String?
}

/// What a flag says of one set of answers.
public struct FlagOutcome: Hashable, Codable, Sendable {
    public enum State: String, Hashable, Codable, Sendable, CaseIterable {
        case present, absent, undetermined
    }

    public let flag: String
    public let state: State
    /// The unanswered items that the rule looks at; they may or may not matter for `state`.
    public let unanswered: [String]
    public let sentence: String

    /// true, false, or nil when undetermined.
    public var holds: Bool? {
        switch state {
        case .present: true
        case .absent: false
        case .undetermined: nil
        }
    }
}

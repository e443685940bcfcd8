/// Which stretch of a life an instrument asks about. The same construct asked in two timeframes is
/// two instruments and two variables: a score of one never stands for the other.
public enum Timeframe: String, Hashable, Codable, Sendable, CaseIterable {
    /// How a person usually is.
    case trait
    /// Over a stretch of time up to now, as symptoms are.
    case recent
    /// Right now.
    case state
    /// One experience or occasion, rated afterwards.
    case acute

    public var words: String {
        switch self {
        case .trait: "how a person usually is"
        case .recent: "a stretch of time up to now"
        case .state: "right now"
        case .acute: "one experience, rated afterwards"
        }
    }
}

/// How sure a scoring key is. Keys of low confidence are not on the shelf (`UnscoredInstrument`).
public enum KeyConfidence: String, Hashable, Codable, Sendable, CaseIterable {
    /// Two independent sources agree, or one authoritative source and a consistent second.
    case high
    /// One source or a derivation: compare with the published form once before use.
    case medium
}

/// What is said of a scale before any of its change scores.
public enum ScaleVerdict: Hashable, Sendable {
    case same
    /// The rest may be held equal once some numbers of these items are let go.
    case partlyTheSame(items: [String])
    /// What would have to be let go leaves no common scale.
    case notTheSame
    /// With the reason, a sentence.
    case cannotBeTold(String)

    public var isFlagged: Bool {
        switch self {
        case .partlyTheSame, .notTheSame: true
        case .same, .cannotBeTold: false
        }
    }

    /// A few words.
    public var words: String {
        switch self {
        case .same: "no shift found"
        case .partlyTheSame(let items): "partly the same scale; shifted: \(items.joined(separator: ", "))"
        case .notTheSame: "not the same scale"
        case .cannotBeTold: "cannot be told"
        }
    }
}

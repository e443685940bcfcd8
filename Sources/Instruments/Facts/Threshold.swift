/// A published number against which a change, or where it ends, is read. None is ever assumed: an
/// instrument without one has none, until a study enters its own with a citation.
public struct Threshold: Hashable, Codable, Sendable {
    public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        /// A change larger than measurement error.
        case reliableChange
        /// The smallest change that people, or an anchor, call a difference.
        case minimalImportantDifference
        /// A drop from baseline that trials count as a response.
        case response
        /// A score at which trials count an episode as over.
        case remission
        /// A score that lies among people without the condition.
        case endState
    }

    public let scale: String
    public let kind: Kind
    public let bound: Bound
    public let population: String?
    /// The first scores for which it was published; nil where the source names none. Outside them it
    /// says nothing.
    public let baseline: Interval?
    /// The side for which it was published; nil where the source speaks of both, or does not say.
    public let direction: Side?
    public let source: String
    public let caution: String?

    public enum Side: String, Hashable, Codable, Sendable, CaseIterable {
        case improvement
    }

    public enum Bound: Hashable, Sendable {
        /// A change of so many points or more, in either direction; `upTo` where a range is published.
        case points(Double, upTo: Double?)
        /// A change of so many percent of the score at baseline or more.
        case percentOfBaseline(Double)
        /// A score at or below.
        case atMost(Double)
        /// A score at or above.
        case atLeast(Double)

        var isChange: Bool {
            switch self {
            case .points, .percentOfBaseline: true
            case .atMost, .atLeast: false
            }
        }

        /// `15 points`, `9 to 12 points`, `50 % of the score at baseline`, `5 or less`.
        public var words: String {
            switch self {
            case .points(let least, let most?):
                "\(NumberText.short(least)) to \(NumberText.short(most)) points"
            case .points(let least, nil): "\(NumberText.short(least)) points"
            case .percentOfBaseline(let share): "\(NumberText.short(share)) % of the score at baseline"
            case .atMost(let value): "\(NumberText.short(value)) or less"
            case .atLeast(let value): "\(NumberText.short(value)) or more"
            }
        }
    }
}

extension Threshold.Kind {
    /// Whether the bound is on a change rather than on where a person ends.
    var isChange: Bool {
        switch self {
        case .reliableChange, .minimalImportantDifference, .response: true
        case .remission, .endState: false
        }
    }

    public var words: String {
        switch self {
        case .reliableChange: "reliable change"
        case .minimalImportantDifference: "minimal important difference"
        case .response: "response"
        case .remission: "remission"
        case .endState: "end state"
        }
    }
}

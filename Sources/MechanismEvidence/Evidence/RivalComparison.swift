import Statistics

/// The mechanism beside one rival in the same place: difference of their standardised indirect effects.
public struct RivalComparison: Hashable, Sendable {
    public let rival: String
    public let place: Place
    /// Along the total effect: above 0 the mechanism's is the larger one.
    public let difference: EvidenceEstimate
    public let mechanism: Double
    public let rivalEffect: EvidenceEstimate
    /// Why that the rival does less, or nothing, could be feigned; nil where it could not.
    public let doubt: Doubt?

    public enum Doubt: Hashable, Sendable {
        /// No reliability of the rival is stated, and the finding does not stand with the one that is assumed.
        case reliability
        /// The rival was measured earlier, on the first of these days, than the mechanism.
        case earlier(rival: Int, mechanism: Int)
    }

    /// What the difference says.
    public enum Finding: String, Hashable, Sendable, CaseIterable {
        /// The rival's is larger, and the interval of the difference leaves out 0.
        case better
        /// The rival has an indirect effect of its own along the total effect, and no difference is shown.
        case asWell = "as_well"
        /// The mechanism's is larger, and the interval leaves out 0.
        case less
        /// Neither the rival's effect nor a difference is shown.
        case notShown = "not_shown"
        /// The rival seems to do less, or nothing, but that could be its error or its earlier day.
        case notTold = "not_told"
    }

    public var finding: Finding {
        let seen = Self.finding(difference, rivalEffect)
        guard doubt != nil else { return seen }
        return seen == .less || seen == .notShown ? .notTold : seen
    }

    /// What the numbers say, taken as they stand.
    static func finding(_ difference: EvidenceEstimate, _ rivalEffect: EvidenceEstimate) -> Finding {
        if let ends = difference.interval, ends.lower > 0 { return .less }
        // Against the total effect it does not do as well.
        guard let own = rivalEffect.interval, own.lower > 0 else { return .notShown }
        if let ends = difference.interval, ends.upper < 0 { return .better }
        return .asWell
    }
}

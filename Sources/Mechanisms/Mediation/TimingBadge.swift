/// Whether the mediator was measured before the outcome. A cause comes before its effect; a mediator
/// measured with the outcome or after it can be its consequence as well as its cause.
public enum TimingBadge: String, Hashable, Sendable, Codable, CaseIterable {
    case before
    case together
    case after
    /// Both, and what was before them, were told at one sitting from memory.
    case recalled
    /// A day is not known.
    case unknown

    /// From the study days of the last measurement of the mediator and of the outcome. For change
    /// scores these are the later of the two measurements of each.
    public init(mediatorDay: Int?, outcomeDay: Int?) {
        guard let mediatorDay, let outcomeDay else {
            self = .unknown
            return
        }
        self = mediatorDay < outcomeDay ? .before : mediatorDay == outcomeDay ? .together : .after
    }

    /// A few words for a badge.
    public var label: String {
        switch self {
        case .before: "mediator measured first"
        case .together: "measured together"
        case .after: "mediator measured last"
        case .recalled: "recalled in one sitting"
        case .unknown: "timing not stated"
        }
    }

    /// What it means for reading the result, in one sentence.
    public var meaning: String {
        switch self {
        case .before:
            "The mediator was measured before the outcome, so the order of time allows that it "
                + "carries the effect; a common cause of both remains possible."
        case .together:
            "The mediator and the outcome were measured at the same time, so the same figures would "
                + "arise if the outcome moved the mediator or if one improvement moved both scales."
        case .after:
            "The mediator was measured after the outcome, so it cannot have carried this effect: the "
                + "figures describe an association in the wrong order."
        case .recalled:
            "The mediator and the outcome were recalled in one sitting, so how people remember one colours "
                + "the other, and no order of time can be read."
        case .unknown:
            "When the mediator and the outcome were measured is not stated, so the order of time "
                + "cannot support that the mediator carries the effect."
        }
    }

    /// Whether the order of time allows the mediator to be a cause of the outcome.
    public var allowsCausalOrder: Bool { self == .before }
}

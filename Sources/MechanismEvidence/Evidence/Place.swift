/// In which order of time an effect is asked for.
public enum Place: String, Hashable, Sendable, CaseIterable {
    /// The candidate early, the outcome late, the early outcome held constant.
    case lagged
    /// The outcome early, the candidate late, the early candidate held constant.
    case reversed
    /// Both late, at the same visit.
    case concurrent

    public var label: String {
        switch self {
        case .lagged: "earlier to later"
        case .reversed: "reversed"
        case .concurrent: "same visit"
        }
    }

    /// The columns of the mediator and of what it is to explain, or nil where one was not measured.
    func columns(of candidate: MeasureColumns, and outcome: MeasureColumns) -> (mediator: String, outcome: String)? {
        let pair: (String?, String?) =
            switch self {
            case .lagged: (candidate.early, outcome.late)
            case .reversed: (outcome.early, candidate.late)
            case .concurrent: (candidate.late, outcome.late)
            }
        guard let mediator = pair.0, let last = pair.1 else { return nil }
        return (mediator, last)
    }

    /// Held constant in the outcome equation alone: the earlier value of what comes last.
    func earlier(of candidate: MeasureColumns, and outcome: MeasureColumns) -> String? {
        switch self {
        case .lagged: outcome.early
        case .reversed: candidate.early
        case .concurrent: nil
        }
    }

    /// What the design lacks, as the end of a sentence.
    func lack(of candidate: MeasureColumns, and outcome: MeasureColumns) -> String {
        switch self {
        case .lagged: candidate.early == nil ? "\(candidate.name) was not measured early." : "\(outcome.name) was not measured late."
        case .reversed: outcome.early == nil ? "\(outcome.name) was not measured early." : "\(candidate.name) was not measured late."
        case .concurrent: candidate.late == nil ? "\(candidate.name) was not measured late." : "\(outcome.name) was not measured late."
        }
    }
}

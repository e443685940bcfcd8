extension Scoring {
    func outcome(of flag: Flag) -> FlagOutcome {
        let unanswered = answers.unanswered(among: flag.condition.itemNumbers).map(\.code)
        let state: FlagOutcome.State
        let sentence: String
        switch truth(flag.condition) {
        case .holds:
            state = .present
            sentence = "\(flag.name): the rule is met."
        case .fails:
            state = .absent
            sentence = "\(flag.name): the rule is not met."
        case .open:
            state = .undetermined
            let why = unanswered.isEmpty
                ? "a score that it needs is missing"
                : "no answer to " + unanswered.joined(separator: ", ")
            sentence = "\(flag.name): undetermined; \(why)."
        }
        return FlagOutcome(flag: flag.id, state: state, unanswered: unanswered, sentence: sentence)
    }
}

import Mechanisms

extension PlannedAnalysis {
    /// What `measured` says against the order in time that an order of change rests on: each
    /// measure at baseline, early and late, and either one early before the other one late.
    func daysOutOfOrder(_ measured: [String: Int]) -> [String] {
        guard case .orderOfChange(let specification) = kind else { return [] }
        let (mechanism, outcome) = (specification.mechanism, specification.outcome)
        let pairs = [
            (mechanism.baseline, mechanism.early), (mechanism.early, mechanism.late),
            (outcome.baseline, outcome.early), (outcome.early, outcome.late),
            (mechanism.early, outcome.late), (outcome.early, mechanism.late),
        ]
        return pairs.compactMap { earlier, later in
            guard let first = measured[earlier], let second = measured[later], first >= second else { return nil }
            return "\"\(earlier)\" has to come before \"\(later)\", but they were measured on day \(first) and day \(second)."
        }
    }

    /// The columns whose order in time an order of change rests on.
    var columnsOverTime: [String] {
        guard case .orderOfChange(let specification) = kind else { return [] }
        return [specification.mechanism, specification.outcome].flatMap { [$0.baseline, $0.early, $0.late] }
    }
}

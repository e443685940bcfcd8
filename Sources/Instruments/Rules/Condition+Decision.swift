extension Condition {
    /// The truth for these answers: decided when every way to answer the unanswered items gives the
    /// same truth, open otherwise.
    ///
    /// Part by part first; where that leaves it open, the answers that a blank could have been are
    /// tried, one for each way in which they meet the rule's bounds. After `mostTries` the rule stays
    /// open, which is the cautious side.
    func decision(answers: UsableAnswers, score: (String) -> Double?) -> Truth {
        let plain = truth(
            answer: { answers.value($0) }, isAnswered: { answers.value($0) != nil }, score: score)
        guard plain == .open else { return plain }
        let blanks = itemNumbers.filter { answers.value($0) == nil && !answers.isExcused($0) }
        let choices = blanks.map { number in (number, distinctAnswers(number, answers)) }
        guard !blanks.isEmpty, choices.allSatisfy({ !$0.1.isEmpty }) else { return .open }
        var trial = Trial(answers: answers, choices: choices)
        return trial.decide(self, from: 0, score: score)
    }

    /// One value for each way in which an answer can meet the rule's bounds on this item; empty
    /// where the response scale is not a short list.
    private func distinctAnswers(_ number: Int, _ answers: UsableAnswers) -> [Double] {
        guard let values = answers.possibleValues(number) else { return [] }
        let bounds = comparisons(number)
        var seen: Set<[Bool]> = []
        return values.filter { value in
            seen.insert(bounds.map { $0.how.holds(value, $0.bound) }).inserted
        }
    }

    private func comparisons(_ number: Int) -> [(how: Comparison, bound: Double)] {
        switch self {
        case .all(let parts), .any(let parts), .count(let parts, _, _):
            parts.flatMap { $0.comparisons(number) }
        case .not(let part): part.comparisons(number)
        case .item(number, let how, let bound): [(how, bound)]
        case .item, .score, .answered: []
        }
    }
}

/// Answers with some blanks filled in for the sake of argument.
private struct Trial {
    static let mostTries = 4096

    let answers: UsableAnswers
    let choices: [(number: Int, values: [Double])]
    private var filled: [Int: Double] = [:]
    private var tries = 0

    init(answers: UsableAnswers, choices: [(Int, [Double])]) {
        self.answers = answers
        self.choices = choices
    }

    /// The common truth of all ways to fill the blanks from `index` on.
    mutating func decide(_ condition: Condition, from index: Int, score: (String) -> Double?)
        -> Truth
    {
        tries += 1
        let truth = condition.truth(
            answer: { filled[$0] ?? answers.value($0) },
            isAnswered: { answers.value($0) != nil }, score: score)
        guard truth == .open, index < choices.count, tries < Self.mostTries else { return truth }
        let (number, values) = choices[index]
        defer { filled[number] = nil }
        var common: Truth?
        for value in values {
            filled[number] = value
            let next = decide(condition, from: index + 1, score: score)
            if next == .open || next != (common ?? next) { return .open }
            common = next
        }
        return common ?? .open
    }
}

/// Kleene's three values (Kleene 1952, section 64): `open` stands for *not yet decided*.
public enum Truth: String, Hashable, Codable, Sendable {
    case holds, fails, open

    init(_ value: Bool) { self = value ? .holds : .fails }
}

extension Condition {
    /// The truth part by part. Sound, but two parts that look at the same unanswered item are taken
    /// as if they were free of each other: `Condition+Decision.swift` does better.
    /// - Parameters:
    ///   - answer: the usable answer to an item by its number, nil when there is none.
    ///   - isAnswered: whether the item was truly answered.
    ///   - score: the value of an earlier scale, nil when it is missing.
    func truth(
        answer: (Int) -> Double?, isAnswered: (Int) -> Bool, score: (String) -> Double?
    ) -> Truth {
        switch self {
        case .all(let parts):
            return parts.reduce(.holds) { sofar, part in
                if sofar == .fails { return .fails }
                let next = part.truth(answer: answer, isAnswered: isAnswered, score: score)
                return next == .holds ? sofar : next
            }
        case .any(let parts):
            return parts.reduce(.fails) { sofar, part in
                if sofar == .holds { return .holds }
                let next = part.truth(answer: answer, isAnswered: isAnswered, score: score)
                return next == .fails ? sofar : next
            }
        case .not(let part):
            switch part.truth(answer: answer, isAnswered: isAnswered, score: score) {
            case .holds: return .fails
            case .fails: return .holds
            case .open: return .open
            }
        case .item(let number, let comparison, let bound):
            return answer(number).map { Truth(comparison.holds($0, bound)) } ?? .open
        case .score(let id, let comparison, let bound):
            return score(id).map { Truth(comparison.holds($0, bound)) } ?? .open
        case .answered(let number):
            return Truth(isAnswered(number))
        case .count(let parts, let comparison, let bound):
            var (holding, open) = (0, 0)
            for part in parts {
                switch part.truth(answer: answer, isAnswered: isAnswered, score: score) {
                case .holds: holding += 1
                case .open: open += 1
                case .fails: break
                }
            }
            return Self.countTruth(holding, open, comparison, bound)
        }
    }

    /// The count lies between those that hold and those that hold or are open; the comparison is
    /// decided when it has one truth for every whole number between.
    private static func countTruth(
        _ holding: Int, _ open: Int, _ comparison: Comparison, _ bound: Double
    ) -> Truth {
        let first = comparison.holds(Double(holding), bound)
        for count in holding...(holding + open) where comparison.holds(Double(count), bound) != first {
            return .open
        }
        return Truth(first)
    }
}

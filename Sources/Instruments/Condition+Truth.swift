/// Kleene's three values (Kleene 1952, section 64): `open` stands for *not yet decided*.
public enum Truth: String, Hashable, Codable, Sendable {
    case holds, fails, open

    init(_ value: Bool) { self = value ? .holds : .fails }
}

extension Condition {
    /// - Parameters:
    ///   - answer: the usable answer to an item by its number, nil when there is none.
    ///   - score: the value of an earlier scale, nil when it is missing.
    func truth(answer: (Int) -> Double?, score: (String) -> Double?) -> Truth {
        switch self {
        case .all(let parts):
            return parts.reduce(.holds) { sofar, part in
                if sofar == .fails { return .fails }
                let next = part.truth(answer: answer, score: score)
                return next == .holds ? sofar : next
            }
        case .any(let parts):
            return parts.reduce(.fails) { sofar, part in
                if sofar == .holds { return .holds }
                let next = part.truth(answer: answer, score: score)
                return next == .fails ? sofar : next
            }
        case .not(let part):
            switch part.truth(answer: answer, score: score) {
            case .holds: return .fails
            case .fails: return .holds
            case .open: return .open
            }
        case .item(let number, let comparison, let bound):
            return answer(number).map { Truth(comparison.holds($0, bound)) } ?? .open
        case .score(let id, let comparison, let bound):
            return score(id).map { Truth(comparison.holds($0, bound)) } ?? .open
        case .answered(let number):
            return Truth(answer(number) != nil)
        case .count(let parts, let comparison, let bound):
            let truths = parts.map { $0.truth(answer: answer, score: score) }
            return Self.countTruth(truths, comparison, bound)
        }
    }

    /// The count lies between those that hold and those that hold or are open; the comparison is
    /// decided when it has one truth for every whole number between.
    private static func countTruth(_ truths: [Truth], _ comparison: Comparison, _ bound: Double)
        -> Truth
    {
        let lowest = truths.count { $0 == .holds }
        let highest = lowest + truths.count { $0 == .open }
        let first = comparison.holds(Double(lowest), bound)
        for count in lowest...highest where comparison.holds(Double(count), bound) != first {
            return .open
        }
        return Truth(first)
    }
}

import Instruments
import Testing

/// Both scorers over the same answers; counts where they differ and keeps the first few. A class,
/// because a mutating struct would copy the instrument for every pattern, a tenth of the time.
final class TwoScorers {
    let instrument: Instrument
    let second: SecondScorer
    private let places: [Int]
    private let flags: [Int]
    private var scores: [Double] = []
    private var entries: [Answer] = []

    private(set) var disagreements = 0
    private(set) var examples: [String] = []
    private(set) var patterns = 0
    /// By score: 1 once it had a value, 2 once it had none, 3 both.
    private var seen: [Int] = []
    /// By rule: 1 met, 2 not met, 4 open, and their sums.
    private var seenRules: [Int] = []

    /// Scores and rules that never took one of the states that they can take: the patterns were poor.
    var unseen: [String] {
        let always: Set = ["days_with_data", "needs_human_review"]
        let scores = zip(second.names, seen).filter { $1 != 3 }.map(\.0)
        let rules = zip(second.ruleNames, seenRules).filter { $1 != 7 }.map(\.0)
        return (scores + rules).filter { !always.contains($0) }
    }

    /// Every scale and every flag of the definition must be one that the second scorer knows.
    init(_ instrument: Instrument) throws {
        let id = instrument.id.rawValue
        self.instrument = instrument
        second = try SecondScorer.of(id)
        let (scales, rules) = (instrument.scales.map(\.id), instrument.flags.map(\.id))
        try #require(Set(second.names) == Set(scales), "\(id): \(second.names) and \(scales)")
        try #require(Set(second.ruleNames) == Set(rules), "\(id): \(second.ruleNames) and \(rules)")
        places = try second.names.map { name in try #require(scales.firstIndex(of: name)) }
        flags = try second.ruleNames.map { name in try #require(rules.firstIndex(of: name)) }
        entries.reserveCapacity(second.items.count)
        seen = Array(repeating: 0, count: places.count)
        seenRules = Array(repeating: 0, count: flags.count)
    }

    func check(_ given: [Double]) throws {
        patterns += 1
        entries.removeAll(keepingCapacity: true)
        for value in given { entries.append(Given.answer(value)) }
        let sheet = instrument.score(try Answers(inOrder: entries, for: instrument))
        second.score(given, into: &scores)
        for index in 0..<places.count {
            let value = sheet.scores[places[index]].value
            seen[index] |= value == nil ? 2 : 1
            if !Self.agree(value, scores[index]) {
                note(second.names[index], given, "\(value ?? -1)", "\(scores[index])")
            }
        }
        if flags.isEmpty { return }
        let rules = second.rules(given, scores: scores)
        for index in 0..<flags.count {
            let truth = sheet.flags[flags[index]].holds
            seenRules[index] |= truth == nil ? 4 : truth == true ? 1 : 2
            if truth != rules[index] {
                note(second.ruleNames[index], given, "\(truth as Any)", "\(rules[index] as Any)")
            }
        }
    }

    private func note(_ name: String, _ given: [Double], _ first: String, _ other: String) {
        disagreements += 1
        if examples.count < 3 { examples.append("\(name): \(first), second \(other), for \(given)") }
    }

    private static func agree(_ first: Double?, _ second: Double) -> Bool {
        guard let first else { return second <= SecondScorer.none }
        if second <= SecondScorer.none { return false }
        return (first - second).magnitude <= 1e-12 * max(1, second.magnitude)
    }
}

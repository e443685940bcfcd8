import Foundation
import Instruments
import Testing

/// Do the worked examples have teeth? Every single slip of a key must change an expected score, or
/// be one that the reader of definitions refuses.
///
/// Slips: one reverse flag or one reflected term flipped, two items swapped between two scales or
/// domains, one item replaced by its neighbor on the form, one threshold one off, two rows of a
/// table exchanged. The worked examples alone must catch 99 % of the slips of the scales that they
/// name. With `Expectation.extra`, fixed answers whose expected scores come from the second scorer,
/// for what the catalogue has too few examples of, 99 % of the slips of every form must be caught.
@Suite struct MutationTests {
    @Test func everySlipIsDetected() async throws {
        let tallies = try await withThrowingTaskGroup(of: Tally.self) { group in
            for id in Shelf.ids { group.addTask { try Tally(id) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for tally in tallies {
            #expect(tally.ofTheKey >= (try CatalogKey.all.get()[tally.id]?.key_mutations ?? 0))
            #expect(
                tally.undetected.count * 100 <= tally.slips,
                "\(tally.id): \(tally.undetected.count) of \(tally.slips) change no score: \(tally.undetected)")
        }
        let named = tallies.reduce(0) { $0 + $1.slipsOfNamed }
        let left = tallies.flatMap(\.left)
        #expect(named > 10_000)
        #expect(left.count * 100 <= named, "The examples miss \(left.count) of \(named) slips: \(left)")
    }
}

/// The slips of one form, and which of them nothing shows.
private struct Tally: Sendable {
    let id: String
    private(set) var slips = 0
    /// Those that the catalogue counts too.
    private(set) var ofTheKey = 0
    /// Those of scales that a worked example names.
    private(set) var slipsOfNamed = 0
    /// Those of them that no worked example shows.
    private(set) var left: [String] = []
    /// Those that the second scorer's answers do not show either.
    private(set) var undetected: [String] = []

    init(_ id: String) throws {
        self.id = id
        let instrument = try Shelf.instrument(id)
        var worked = try Expectation.worked(instrument)
        // The interview shares clusters and total with the checklist, and its own three examples
        // leave many items at 0: the checklist's answers must give the same five scores.
        if id == "caps5" { worked += try Expectation.worked(instrument, examplesOf: "pcl5") }
        let extra = try Expectation.extra(instrument)
        let named = Set(worked.flatMap { $0.scores.map { instrument.scales[$0.place].id } })
        for slip in try SlipMaker(try Shelf.definition(id)).slips {
            slips += 1
            if [.flip, .term, .swap, .domain].contains(slip.kind) { ofTheKey += 1 }
            let isNamed = !named.isDisjoint(with: slip.scales)
            if isNamed { slipsOfNamed += 1 }
            let data = try JSONSerialization.data(withJSONObject: slip.definition)
            guard let mutant = try Self.read(data, slip.name) else { continue }
            if worked.contains(where: { $0.differs(mutant) }) { continue }
            if isNamed { left.append("\(id): \(slip.name)") }
            if !extra.contains(where: { $0.differs(mutant) }) { undetected.append(slip.name) }
        }
    }

    /// nil where the definition contradicts itself and the reader says so.
    private static func read(_ data: Data, _ name: String) throws -> Instrument? {
        do {
            return try Instrument(definition: Array(data), file: name)
        } catch is DefinitionFaults {
            return nil
        }
    }
}

/// Answers, and the scores that they must give.
private struct Expectation {
    let answers: Answers
    /// By place among the scales; nil for a score that must have no value.
    let scores: [(place: Int, value: Double?)]
    let tolerance: Double

    func differs(_ mutant: Instrument) -> Bool {
        let sheet = mutant.score(answers)
        for score in scores {
            guard let value = sheet.scores[score.place].value, let expected = score.value else {
                if (sheet.scores[score.place].value == nil) != (score.value == nil) { return true }
                continue
            }
            if (value - expected).magnitude > tolerance { return true }
        }
        return false
    }

    static func worked(_ instrument: Instrument, examplesOf other: String? = nil) throws -> [Expectation] {
        let id = instrument.id.rawValue
        return try WorkedExample.of(other ?? id).map { example in
            var scores: [(Int, Double?)] = []
            for (name, expected) in example.expected {
                let name = example.scale(name, of: id)
                guard let place = instrument.scales.firstIndex(where: { $0.id == name }) else { continue }
                switch expected {
                case .number(let number): scores.append((place, number))
                case .missing: scores.append((place, nil))
                case .truth, .word, .words: continue
                }
            }
            return Expectation(
                answers: try Shelf.answers(example.responses, for: instrument), scores: scores,
                tolerance: 0.00005)
        }
    }

    /// Sixty fixed sets of answers; the boundaries too for short forms, whose tables want each sum.
    static func extra(_ instrument: Instrument) throws -> [Expectation] {
        let second = try SecondScorer.of(instrument.id.rawValue)
        var patterns = Patterns(second.items, seed: 51)
        var sets = second.items.count <= 8 ? patterns.boundaries(keys: second.lines) : []
        for _ in 0..<60 {
            var given = second.items.map(\.low)
            patterns.fill(&given, pattern: 2)
            sets.append(given)
        }
        return try sets.map { given in
            let scores = second.scores(given)
            return Expectation(
                answers: try Answers(inOrder: given.map(Given.answer), for: instrument),
                scores: instrument.scales.indices.compactMap { place in
                    second.names.firstIndex(of: instrument.scales[place].id).map {
                        (place, scores[$0] > SecondScorer.none ? scores[$0] : nil)
                    }
                }, tolerance: 1e-9)
        }
    }
}

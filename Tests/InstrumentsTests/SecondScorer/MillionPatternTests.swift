import Instruments
import Testing

/// Both scorers on the same answers. A form with at most two million patterns, blanks included, is
/// worked off in full, as PHQ-9 (5⁹ = 1,953,125) and GAD-7 (5⁷ = 78,125); the others get a million
/// random patterns. Every form gets its boundaries.
@Suite struct MillionPatternTests {
    @Test(arguments: Shelf.ids) func bothScorersAgree(id: String) throws {
        let two = try TwoScorers(try Shelf.instrument(id))
        let items = two.second.items
        var patterns = Patterns(items, seed: 20_260_117)
        for pattern in patterns.boundaries(keys: two.second.lines) { try two.check(pattern) }
        var given = items.map { $0.low }
        let kinds = [Given.blanks.count, 1].first { patterns.countInFull(blanks: $0) != nil }
        let all = kinds.flatMap { patterns.countInFull(blanks: $0) }
        if let kinds, let all, Patterns.wished ?? all >= all {
            for pattern in 0..<all {
                patterns.fill(&given, inFull: pattern, blanks: kinds)
                try two.check(given)
            }
        } else {
            for pattern in 0..<(Patterns.wished ?? Patterns.standardCount) {
                patterns.fill(&given, pattern: pattern)
                try two.check(given)
            }
        }
        #expect(two.disagreements == 0, "\(id): \(two.disagreements): \(two.examples)")
        #expect(two.unseen.isEmpty, "\(id): \(two.unseen) did not take every state")
    }

    @Test func fullListsAreAsLongAsTheyShouldBe() throws {
        func count(_ id: String, _ blanks: Int) throws -> Int? {
            Patterns(try SecondScorer.of(id).items, seed: 1).countInFull(blanks: blanks)
        }
        #expect(try count("phq9", 1) == 1_953_125)
        #expect(try count("gad7", 1) == 78_125)
        #expect(try count("cssrs_screener", 4) == 279_936)
        #expect(try count("sidas", 4) == 759_375)
    }

    /// The response scales of the definitions are those of the catalogue, which gives none for
    /// items that enter no score, as 21 to 30 of the CAPS-5.
    @Test(arguments: Shelf.ids) func responseScalesAreTheCatalogues(id: String) throws {
        let instrument = try Shelf.instrument(id)
        let second = try SecondScorer.of(id)
        #expect(instrument.items.count == second.items.count)
        let scored = Set(instrument.scoredItems.map(\.number))
        for (item, own) in zip(instrument.items, second.items) where scored.contains(item.number) {
            let scale = instrument.response(of: item)
            let other = SecondItem(low: scale.minimum, high: scale.maximum, step: scale.step)
            #expect(other == own, "\(item.code)")
        }
    }
}

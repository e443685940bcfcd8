import Instruments
import Testing

/// Both scorers on the same random answers, a third of the patterns with blanks.
@Suite struct MillionPatternTests {
    @Test(arguments: Shelf.ids) func bothScorersAgree(id: String) throws {
        let instrument = try Shelf.instrument(id)
        let second = try #require(SecondScorer.of(id))
        let names = second.lines.map(\.name) + SecondScorer.moreNames(id)
        let places = try names.map { name in
            try #require(instrument.scales.firstIndex { $0.id == name })
        }
        #expect(Set(places).count == instrument.scales.count)
        var random = SplitMix(state: 20_260_117)
        var disagreements = 0
        var withValue = 0
        for pattern in 0..<1_000_000 {
            let values = random.answers(second)
            var entries = values.map { $0.map { Answer.value($0) } ?? .missing(.blank) }
            if pattern % 64 == 0 { entries = entries.map(Self.otherBlank) }
            let sheet = instrument.score(try Answers(inOrder: entries, for: instrument))
            let lines = second.scores(values)
            let expected = lines + second.more(id, values, lines)
            for (index, place) in places.enumerated() {
                let value = sheet.scores[place].value
                if value != nil { withValue += 1 }
                if !Self.agree(value, expected[index]) { disagreements += 1 }
            }
            // The rules cost 2^blanks scorings each: every eighth pattern.
            guard pattern % 8 == 0 else { continue }
            for (flag, truth) in second.rules(id, values) where sheet.flag(flag)?.holds != truth {
                disagreements += 1
            }
        }
        #expect(disagreements == 0)
        #expect(withValue > 500_000)
    }

    /// The reasons change no score.
    private static func otherBlank(_ answer: Answer) -> Answer {
        answer == .missing(.blank) ? .missing(.preferNotToAnswer) : answer
    }

    private static func agree(_ first: Double?, _ second: Double?) -> Bool {
        guard let first, let second else { return first == nil && second == nil }
        return (first - second).magnitude <= 1e-12 * max(1, second.magnitude)
    }
}

/// SplitMix64 (Steele, Lea & Flood 2014, figure 17).
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One pattern on a scorer's scale; a third of the patterns have blanks, one item in sixteen.
    mutating func answers(_ scorer: SecondScorer) -> [Double?] {
        let hasBlanks = next() % 3 == 0
        let width = UInt64(scorer.high - scorer.low) + 1
        var values: [Double?] = []
        values.reserveCapacity(scorer.count)
        for _ in 0..<scorer.count {
            let draw = next()
            let isBlank = hasBlanks && (draw >> 32) & 15 == 0
            values.append(isBlank ? nil : scorer.low + Double(draw % width))
        }
        return values
    }
}

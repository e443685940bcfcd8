import Statistics
import Testing
@testable import ResponseShift

@Suite("How often a scale is flagged")
struct FlagTests {
    private func flagged(_ repetitions: Int, persons: Int, fall: Double) throws -> Int {
        var count = 0
        for seed in 1...UInt64(repetitions) {
            let fit = try Fixtures.fit(try Fixtures.answers(persons, seed: seed, fall: fall), group: "arm")
            if fit.scales[0].verdict.isFlagged { count += 1 }
        }
        return count
    }

    @Test("Seldom where nothing shifted, though one arm improved by 0.8 SD: of 60, at n = 90, eight would be chance of 1 in 500")
    func seldom() throws { #expect(try flagged(60, persons: 90, fall: 0) < 9) }

    @Test("Mostly where two of five loadings fell by 0.5 in one arm: at least 21 of 30 at n = 90")
    func mostly() throws { #expect(try flagged(30, persons: 90, fall: 0.5) >= 21) }
}

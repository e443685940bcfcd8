import Instruments
import Testing

/// Reliable change against the example of Jacobson & Truax (1991), the data of their table 2, and
/// arithmetic written out.
@Suite struct ChangeReliableTests {
    private func change(
        _ first: Double, _ second: Double, _ direction: Direction = .higherIsBetter,
        mean: Double? = 40, deviation: Double = 7.5, r: Double = 0.8,
        _ method: ReliableChangeMethod = .jacobsonTruax, level: ChangeLevel = .ninetyFive
    ) throws -> ReliableChange {
        let found = ReliableChange.of(
            first, second, direction: direction, baseline: try ChangeShelf.norm(mean, deviation),
            reliability: try ChangeShelf.alpha(r), method: method, level: level)
        return try #require(found.value)
    }

    /// The paper prints Sdiff 4.74 and RC 3.16 for 15 points, SD 7.5 and reliability 0.80.
    /// By hand: 7.5 × √0.2 = 3.35410; × √2 = 4.74342; 15 / 4.74342 = 3.16228 = √10.
    @Test func theExampleOfThePaper() throws {
        let better = try change(32.5, 47.5)
        #expect((better.standardError - 22.5.squareRoot()).magnitude < 1e-12)
        #expect((better.index - 10.0.squareRoot()).magnitude < 1e-12)
        #expect(better.outcome == .improvedReliably)
        let worse = try change(47.5, 32.5)
        #expect((worse.index + 10.0.squareRoot()).magnitude < 1e-12)
        #expect(worse.outcome == .worsenedReliably)
        #expect(try change(47.5, 32.5, .higherIsWorse).outcome == .improvedReliably)
        #expect(try change(32.5, 47.5, .higherIsWorse).outcome == .worsenedReliably)
    }

    /// 1.96 × 4.74342 = 9.29710: nine points are within, nine and a half are not, on both sides.
    @Test func bothTails() throws {
        #expect(try change(40, 49.5, .higherIsMore).outcome == .increasedReliably)
        #expect(try change(40, 30.5, .higherIsMore).outcome == .decreasedReliably)
        for direction in Direction.allCases {
            #expect(try change(40, 49, direction).outcome == .noReliableChange)
            #expect(try change(40, 31, direction).outcome == .noReliableChange)
        }
        #expect(try change(40, 49.5).outcome == .improvedReliably)
        #expect(try change(40, 30.5).outcome == .worsenedReliably)
        let bounds = try change(40, 40)
        #expect((bounds.upper - 49.29710).magnitude < 1e-5)
        #expect((bounds.lower - 30.70290).magnitude < 1e-5)
    }

    /// 10 / 4.74342 = 2.10819: above 1.645 and 1.96, below 2.576.
    @Test func theLevelDecides() throws {
        #expect(try change(40, 50, level: .ninety).outcome == .improvedReliably)
        #expect(try change(40, 50).outcome == .improvedReliably)
        #expect(try change(40, 50, level: .ninetyNine).outcome == .noReliableChange)
    }

    /// The seven people of the test of `clinicalsignificance` (test-calc_rci_en.R): M 10, SD 5,
    /// r 0.8, all end at 2. Expected scores 0.8 (x − 10) + 10; SE = 5 √0.2 = 2.23607; index by hand.
    @Test func regressionToTheMean() throws {
        let expected: [(first: Double, expected: Double, index: Double)] = [
            (30, 26, -10.73313), (20, 18, -7.15542), (10, 10, -3.57771), (8, 8.4, -2.86217),
            (6, 6.8, -2.14663), (4, 5.2, -1.43108), (2, 3.6, -0.71554),
        ]
        for row in expected {
            let found = try change(
                row.first, 2, .higherIsWorse, mean: 10, deviation: 5, .edwardsNunnally)
            #expect((found.expected - row.expected).magnitude < 1e-12)
            #expect((found.index - row.index).magnitude < 5e-6)
            let isReliable = row.index < -1.96
            #expect(found.outcome == (isReliable ? .improvedReliably : .noReliableChange))
        }
    }

    /// A person far from the mean who ends a little nearer: Jacobson–Truax sees nothing,
    /// Edwards–Nunnally sees a change for the worse against the return that was to be expected.
    @Test func methodsDifferAwayFromTheMean() throws {
        // Expected 0.8 × (60 − 40) + 40 = 56; (64 − 56) / 3.35410 = 2.38514; (64 − 60) / 4.74342 = 0.84327.
        #expect(try change(60, 64, .higherIsWorse).outcome == .noReliableChange)
        let adjusted = try change(60, 64, .higherIsWorse, .edwardsNunnally)
        #expect((adjusted.index - 2.38514).magnitude < 5e-6)
        #expect(adjusted.outcome == .worsenedReliably)
        // SD √(1 − 0.64) = 7.5 × 0.6 = 4.5; 8 / 4.5 = 1.77778.
        let both = try change(60, 64, .higherIsWorse, .gulliksenLordNovick)
        #expect((both.index - 16.0 / 9).magnitude < 1e-12)
        #expect(both.outcome == .noReliableChange)
    }

    /// 30 couples, Jacobson & Truax 1991, table 2 (pretest and posttest of the DAS); reliability
    /// 0.84 as in the README of JT-RCI. Indices from R 4.2.2, the lines in Methods/Change.md.
    @Test func thirtyCouplesAgainstR() throws {
        var counts: [ReliableChangeMethod: [ReliableChange.Outcome: Int]] = [:]
        for couple in ChangeCouples.all {
            for (method, index) in zip(ReliableChangeMethod.allCases, couple.indices) {
                let found = try change(
                    couple.before, couple.after, mean: ChangeCouples.mean,
                    deviation: ChangeCouples.deviation, r: 0.84, method)
                #expect((found.index - index).magnitude < 1e-9, "\(couple.before), \(method)")
                counts[method, default: [:]][found.outcome, default: 0] += 1
            }
        }
        let outcomes: [ReliableChange.Outcome] = [.improvedReliably, .noReliableChange, .worsenedReliably]
        let table = ReliableChangeMethod.allCases.map { method in
            outcomes.map { counts[method]?[$0] ?? 0 }
        }
        #expect(table == [[18, 11, 1], [21, 7, 2], [18, 11, 1]])
    }

    @Test func whatIsNotKnownIsSaid() throws {
        let alpha = try ChangeShelf.alpha(0.8)
        let norm = try ChangeShelf.norm(nil, 7.5)
        let none = ReliableChange.of(
            1, 2, direction: .higherIsBetter, baseline: nil, reliability: alpha)
        #expect(none.missing?.kind == .parameters)
        #expect(none.missing?.sentence.contains("standard deviation at baseline was not given") == true)
        let noMean = ReliableChange.of(
            1, 2, direction: .higherIsBetter, baseline: norm, reliability: alpha,
            method: .edwardsNunnally)
        #expect(noMean.missing?.sentence.contains("the mean at baseline was not given") == true)
        let noReliability = ReliableChange.of(
            1, 2, direction: .higherIsBetter, baseline: norm, reliability: nil)
        #expect(noReliability.missing?.sentence.contains("a reliability was not given") == true)
    }

    /// Turning the scale around, s − x, swaps improved and worsened and nothing else.
    @Test(arguments: ReliableChangeMethod.allCases)
    func mirrored(method: ReliableChangeMethod) throws {
        var random = SplitMix(state: 4)
        var seen: Set<ReliableChange.Outcome> = []
        for _ in 0..<2000 {
            let first = Double(random.next() % 101)
            let second = Double(random.next() % 101)
            let mean = Double(random.next() % 101)
            let plain = try change(first, second, mean: mean, r: 0.7, method)
            let turned = try change(100 - first, 100 - second, mean: 100 - mean, r: 0.7, method)
            let renamed = try change(first, second, .higherIsWorse, mean: mean, r: 0.7, method)
            #expect(turned.outcome == plain.outcome.mirrored)
            #expect(renamed.outcome == plain.outcome.mirrored)
            seen.insert(plain.outcome)
        }
        #expect(seen.count == 3)
    }
}

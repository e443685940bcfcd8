import Instruments
import Testing

/// Two sheets of one person: every rule on both sides, and what cannot be compared.
@Suite struct ChangeSheetTests {
    private func sheet(
        _ first: Double, _ second: Double, _ direction: Direction = .higherIsWorse,
        thresholds: [Threshold] = [], functional: Norm? = nil, dysfunctional: Norm? = nil,
        criterion: CutOffCriterion? = nil, deviation: Double? = nil
    ) throws -> ChangeSheet {
        let ruler = try ChangeShelf.ruler(direction)
        let parameters = try ChangeParameters(
            for: "total", of: ruler, baseline: try deviation.map { try ChangeShelf.norm(40, $0) },
            reliability: try ChangeShelf.alpha(0.8), functional: functional,
            dysfunctional: dysfunctional, criterion: criterion, thresholds: thresholds)
        return try #require(
            try ChangeShelf.change(first, second, on: ruler, against: parameters).value)
    }

    @Test func changeAndPercent() throws {
        let down = try sheet(58, 41)
        #expect(down.change == -17)
        // −17 / 58 = −0.293103
        #expect(((down.percent.value ?? 0) + 29.3103).magnitude < 5e-5)
        let fromZero = try sheet(0, 4)
        #expect(fromZero.change == 4)
        #expect(fromZero.percent.missing?.kind == .zeroBaseline)
        #expect(fromZero.percent.missing?.sentence == "The first score is 0, and a percentage needs one above 0.")
    }

    /// 15 points, as published for the PCL-5 by Marx et al. 2022: 14.5 is not enough, 15 is.
    @Test func pointsOnBothSides() throws {
        let bound = [try ChangeShelf.threshold(.reliableChange, .points(15, upTo: nil))]
        let rows: [(Double, Double, ThresholdFinding.Reading, ThresholdFinding.Reading)] = [
            (50, 35.5, .neither, .neither), (50, 35, .improved, .worsened),
            (50, 64.5, .neither, .neither), (50, 65, .worsened, .improved), (50, 50, .neither, .neither),
        ]
        for (first, second, lessIsBetter, moreIsBetter) in rows {
            #expect(try ChangeShelf.readings(first, second, .higherIsWorse, bound) == [lessIsBetter])
            #expect(try ChangeShelf.readings(first, second, .higherIsBetter, bound) == [moreIsBetter])
        }
    }

    /// A published range of 9 to 12 points leaves the changes between its ends open.
    @Test func aPublishedRange() throws {
        let bound = [try ChangeShelf.threshold(.minimalImportantDifference, .points(9, upTo: 12))]
        let expected: [(Double, ThresholdFinding.Reading)] = [
            (38, .improved), (38.5, .possiblyImproved), (41, .possiblyImproved), (41.5, .neither),
            (58.5, .neither), (59, .possiblyWorsened), (61.5, .possiblyWorsened), (62, .worsened),
        ]
        for (second, reading) in expected {
            #expect(try ChangeShelf.readings(50, second, .higherIsWorse, bound) == [reading])
        }
    }

    /// The strength of an experience has no better side: up or down, and no line to cross.
    @Test func moreIsNeitherBetterNorWorse() throws {
        let bound = [try ChangeShelf.threshold(.minimalImportantDifference, .points(9, upTo: 12))]
        let expected: [(Double, ThresholdFinding.Reading)] = [
            (38, .decreased), (41, .possiblyDecreased), (50, .neither), (59, .possiblyIncreased),
            (62, .increased),
        ]
        for (second, reading) in expected {
            #expect(try ChangeShelf.readings(50, second, .higherIsMore, bound) == [reading])
        }
        let norm = try ChangeShelf.norm(60, 7)
        let found = try sheet(50, 62, .higherIsMore, functional: norm)
        #expect(found.clinical.missing?.kind == .neitherBetter)
        let text = found.explanation(in: try ChangeShelf.ruler(.higherIsMore))
        #expect(text.hasPrefix("Change of Length = 62 − 50 = 12: more; higher is more of it, neither"))
    }

    /// Half of 17 is 8.5: a drop to 8.5 responds, to 9 does not; a rise to 25.5 is its mirror.
    @Test func responseAndItsMirror() throws {
        let half = [try ChangeShelf.threshold(.response, .percentOfBaseline(50))]
        let expected: [(Double, ThresholdFinding.Reading)] = [
            (8.5, .improved), (9, .neither), (25, .neither), (25.5, .worsened),
        ]
        for (second, reading) in expected {
            #expect(try ChangeShelf.readings(17, second, .higherIsWorse, half) == [reading])
        }
        let sheet = try sheet(0, 10, thresholds: half)
        #expect(sheet.thresholds.first?.reading.missing?.kind == .zeroBaseline)
        #expect(sheet.thresholds(of: .response).count == 1)
        #expect(sheet.thresholds(of: .remission).isEmpty)
    }

    @Test func aScaleWithoutZeroWarnsOfPercentages() throws {
        let ruler = try ChangeShelf.ruler(.higherIsBetter, from: 1)
        let parameters = try ChangeParameters(
            for: "total", of: ruler,
            thresholds: [try ChangeShelf.threshold(.response, .percentOfBaseline(50))])
        let found = try ChangeShelf.change(2, 3, on: ruler, against: parameters).value
        #expect(found?.thresholds.first?.notes.contains { $0.hasPrefix("The scale begins at 1") } == true)
    }

    /// Remission at 5 or less, as for the QIDS: reached, kept, lost and never there.
    @Test func whereAPersonEnds() throws {
        let low = [try ChangeShelf.threshold(.remission, .atMost(5))]
        let rows: [(Double, Double, ThresholdFinding.Reading)] = [
            (17, 5, .reached), (4, 5, .kept), (5, 5.5, .lost), (17, 5.5, .notReached),
        ]
        for (first, second, reading) in rows {
            #expect(try ChangeShelf.readings(first, second, .higherIsWorse, low) == [reading])
        }
        let high = [try ChangeShelf.threshold(.endState, .atLeast(52))]
        #expect(try ChangeShelf.readings(30, 52, .higherIsBetter, high) == [.reached])
        #expect(try ChangeShelf.readings(60, 51.5, .higherIsBetter, high) == [.lost])
    }

    /// Divided scores: 3 − 2.6 falls short of 0.4 in its last digit, and reaches it.
    @Test func dividedScoresReachTheirBound() throws {
        let scs = try Shelf.instrument("scs")
        let bound = try Threshold(
            enteredFor: "self_kindness", kind: .minimalImportantDifference,
            bound: .points(0.4, upTo: nil), source: "made up for this test")
        let parameters = try ChangeParameters(for: "self_kindness", of: scs, thresholds: [bound])
        // Items 5, 12, 19, 23, 26: 13 / 5 = 2.6, then 15 / 5 = 3; 3 − 2.6 = 0.39999999999999991.
        var values = [Double?](repeating: 3, count: 26)
        for (number, value) in [(5, 1.0), (12, 3.0), (19, 3.0), (23, 3.0), (26, 3.0)] {
            values[number - 1] = value
        }
        let first = scs.score(try Shelf.answers(values, for: scs))
        values[4] = 3
        let second = scs.score(try Shelf.answers(values, for: scs))
        let sheet = try #require(scs.change(from: first, to: second, against: parameters).value)
        #expect(sheet.change < 0.4)
        #expect(sheet.thresholds.first?.reading.value == .improved)
        #expect(sheet.first.items.map(\.code) == ["scs_5", "scs_12", "scs_19", "scs_23", "scs_26"])
    }

    /// Turning the ruler around swaps better and worse in every finding on points.
    @Test func mirrored() throws {
        let points = try ChangeShelf.threshold(.minimalImportantDifference, .points(9, upTo: 12))
        let atMost = try ChangeShelf.threshold(.endState, .atMost(80))
        let atLeast = try ChangeShelf.threshold(.endState, .atLeast(120))
        let swaps: [ThresholdFinding.Reading: ThresholdFinding.Reading] = [
            .improved: .worsened, .worsened: .improved, .possiblyImproved: .possiblyWorsened,
            .possiblyWorsened: .possiblyImproved,
        ]
        var random = SplitMix(state: 5)
        for _ in 0..<300 {
            let first = 70 + Double(random.next() % 120) / 2
            let second = first + Double(random.next() % 60) / 2 - 15
            let plain = try ChangeShelf.readings(first, second, .higherIsWorse, [points, atMost])
            let turned = try ChangeShelf.readings(
                200 - first, 200 - second, .higherIsWorse, [points, atLeast])
            let both = try #require(plain.first ?? nil)
            #expect(turned.first == (swaps[both] ?? both))
            #expect(turned.last == plain.last)
        }
    }
}

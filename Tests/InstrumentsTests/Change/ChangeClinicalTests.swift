import Instruments
import Testing

/// The line between people with and without a condition, and the classification.
@Suite struct ChangeClinicalTests {
    /// Jacobson & Truax's hypothetical populations: 40 and 60, both SD 7.5, higher is better.
    private func parameters(
        on ruler: Instrument, with: Double? = 40, without: Double? = 60,
        _ criterion: CutOffCriterion? = nil, thresholds: [Threshold] = [], deviation: Double? = 7.5
    ) throws -> ChangeParameters {
        try ChangeParameters(
            for: "total", of: ruler, baseline: try deviation.map { try ChangeShelf.norm(with ?? 40, $0) },
            reliability: try ChangeShelf.alpha(0.8),
            functional: try without.map { try ChangeShelf.norm($0, 7.5, "people without") },
            dysfunctional: try with.map { try ChangeShelf.norm($0, 7.5, "people with") },
            criterion: criterion, thresholds: thresholds)
    }

    private func clinical(
        _ first: Double, _ second: Double, _ criterion: CutOffCriterion? = nil
    ) throws -> ClinicalChange {
        let ruler = try ChangeShelf.ruler(.higherIsBetter)
        let found = try ChangeShelf.change(
            first, second, on: ruler, against: try parameters(on: ruler, criterion))
        return try #require(found.value?.clinical.value)
    }

    /// 40 + 2 × 7.5 = 55; 60 − 2 × 7.5 = 45; (7.5 × 40 + 7.5 × 60) / 15 = 50. The numbers are those
    /// of test-calc_cutoff.R of `clinicalsignificance`, "Example from Jacobson et al. (1991)".
    @Test func theThreeCriteria() throws {
        #expect(try clinical(30, 60, .a).cutOff.value == 55)
        #expect(try clinical(30, 60, .b).cutOff.value == 45)
        #expect(try clinical(30, 60, .c).cutOff.value == 50)
        #expect(try clinical(30, 60).cutOff.value == 50)
        let sum = try clinical(30, 60).cutOff.rule
        #expect(sum == "Criterion c: (7.5 × 40 + 7.5 × 60) / (7.5 + 7.5) = 50.")
    }

    /// Where less is better the same populations stand the other way: a 60 − 15, b 40 + 15.
    @Test func theCriteriaFollowTheDirection() throws {
        let ruler = try ChangeShelf.ruler(.higherIsWorse)
        for (criterion, expected) in [(CutOffCriterion.a, 45.0), (.b, 55), (.c, 50)] {
            let given = try parameters(on: ruler, with: 60, without: 40, criterion)
            let found = try ChangeShelf.change(70, 30, on: ruler, against: given).value
            #expect(found?.clinical.value?.cutOff.value == expected)
            #expect(found?.clinical.value?.category == .recovered)
        }
    }

    /// A reliable change is more than 9.297 points; the line is 50, and lies outside.
    @Test func theFourCategoriesAndTheCrossings() throws {
        let rows: [(Double, Double, ClinicalChange.Category, ClinicalChange.Crossing)] = [
            (40, 50.5, .recovered, .intoFunctional), (40, 50, .improved, .staysDysfunctional),
            (45, 51, .unchanged, .intoFunctional), (55, 65, .improved, .staysFunctional),
            (60, 45, .deteriorated, .outOfFunctional), (40, 30, .deteriorated, .staysDysfunctional),
            (65, 55, .deteriorated, .staysFunctional), (51, 45, .unchanged, .outOfFunctional),
        ]
        for (first, second, category, crossing) in rows {
            let found = try clinical(first, second)
            #expect(found.category == category, "\(first) to \(second)")
            #expect(found.crossing == crossing, "\(first) to \(second)")
        }
    }

    /// R 4.2.2 on the 30 couples with criterion a (105.2347): 10 recovered (Methods/Change.md).
    @Test func couplesRecover() throws {
        let ruler = try ChangeShelf.ruler(.higherIsBetter)
        let norm = try ChangeShelf.norm(ChangeCouples.mean, ChangeCouples.deviation)
        let given = try ChangeParameters(
            for: "total", of: ruler, baseline: norm, reliability: try ChangeShelf.alpha(0.84),
            dysfunctional: norm, thresholds: [])
        var counts: [ClinicalChange.Category: Int] = [:]
        for couple in ChangeCouples.all {
            let found = try ChangeShelf.change(couple.before, couple.after, on: ruler, against: given)
            counts[try #require(found.value?.clinical.value).category, default: 0] += 1
        }
        #expect(counts == [.recovered: 10, .improved: 8, .unchanged: 11, .deteriorated: 1])
    }

    /// Without norms: reliable change 15 points and end state 28, as Marx et al. 2022 for the PCL-5.
    @Test func publishedThresholdsSuffice() throws {
        let ruler = try ChangeShelf.ruler(.higherIsWorse)
        let published = [
            try ChangeShelf.threshold(.reliableChange, .points(15, upTo: nil)),
            try ChangeShelf.threshold(.endState, .atMost(28)),
        ]
        let given = try parameters(
            on: ruler, with: nil, without: nil, thresholds: published, deviation: nil)
        let rows: [(Double, Double, ClinicalChange.Category)] = [
            (50, 28, .recovered), (50, 35, .improved), (42, 28, .unchanged), (20, 40, .deteriorated),
        ]
        for (first, second, category) in rows {
            let found = try ChangeShelf.change(first, second, on: ruler, against: given).value
            #expect(found?.clinical.value?.category == category)
        }
        // A second sample found 18: changes between the two are nobody's to decide here.
        let second = try ChangeShelf.threshold(.reliableChange, .points(18, upTo: nil))
        let both = try parameters(
            on: ruler, with: nil, without: nil, thresholds: published + [second], deviation: nil)
        let between = try ChangeShelf.change(50, 34, on: ruler, against: both).value
        #expect(between?.clinical.missing?.kind == .disagreement)
        let beyond = try ChangeShelf.change(50, 28, on: ruler, against: both).value
        #expect(beyond?.clinical.value?.category == .recovered)
    }

    @Test func withoutALineThereIsNoClassification() throws {
        let ruler = try ChangeShelf.ruler(.higherIsBetter)
        let bare = try parameters(on: ruler, with: nil, without: nil)
        let found = try ChangeShelf.change(30, 60, on: ruler, against: bare).value
        #expect(found?.clinical.missing?.kind == .parameters)
        let turned = try parameters(on: ruler, with: 60, without: 40)
        let wrong = try ChangeShelf.change(30, 60, on: ruler, against: turned).value
        #expect(wrong?.clinical.missing?.kind == .unusable)
        let low = [try ChangeShelf.threshold(.endState, .atMost(28))]
        let worseSide = try parameters(on: ruler, with: nil, without: nil, thresholds: low)
        let refused = try ChangeShelf.change(30, 60, on: ruler, against: worseSide).value
        #expect(refused?.clinical.missing?.kind == .unusable)
        let onlyWith = try parameters(on: ruler, without: nil, .c)
        let half = try ChangeShelf.change(30, 60, on: ruler, against: onlyWith).value
        #expect(half?.clinical.missing?.sentence.contains("criterion c needs people with it") == true)
    }
}

import Foundation
import Instruments
import Testing

/// A threshold says nothing outside the people, and little on the side, for which it was published.
@Suite struct ThresholdReachTests {
    private func findings(_ id: String, _ first: [Double?], _ second: [Double?]) throws -> [ThresholdFinding] {
        let instrument = try Shelf.instrument(id)
        let parameters = try ChangeParameters(for: "total", of: instrument)
        let found = instrument.change(
            from: try Shelf.sheet(id, first), to: try Shelf.sheet(id, second), against: parameters)
        return try #require(found.value).thresholds
    }

    private func phq9(_ total: Int) -> [Double?] {
        (0..<9).map { Double(min(3, max(0, total - 3 * $0))) }
    }

    /// 1 to 2 on the PHQ-9: a fifth of 1 point was never published.
    @Test(arguments: [(1, 2), (9, 4), (15, 5)]) func outsideModerateSeverity(first: Int, second: Int) throws {
        let share = try #require(try findings("phq9", phq9(first), phq9(second)).first)
        #expect(share.threshold.bound == .percentOfBaseline(21))
        #expect(share.reading.missing?.kind == .outsideBaseline)
        #expect(
            share.reading.missing?.sentence
                == "It was published for first scores from 10 to below 15, and the first score is \(first): it says nothing of this change.")
        #expect(share.notes.isEmpty)
    }

    /// 21 % of 10 is 2.1, of 14 is 2.94.
    @Test func insideModerateSeverity() throws {
        let expected: [(Int, Int, ThresholdFinding.Reading)] = [
            (10, 8, .neither), (10, 7, .improved), (14, 11, .improved), (14, 17, .worsened), (14, 16, .neither),
        ]
        for (first, second, reading) in expected {
            let share = try #require(try findings("phq9", phq9(first), phq9(second)).first)
            #expect(share.reading.value == reading)
            #expect(
                share.notes == [
                    "Worsening is the same bound on the other side; the source speaks of an improvement."
                ])
        }
        let text = try #require(try findings("phq9", phq9(14), phq9(17)).first).explanation
        #expect(text.contains("reached for the worse") && text.contains("the source speaks of an improvement"))
        #expect(text.contains(" First scores: from 10 to below 15."))
    }

    /// The range is the published moderate band of the same form, and the caution says so.
    @Test(arguments: ["phq9", "gad7"]) func theRangeIsThePublishedBand(id: String) throws {
        let instrument = try Shelf.instrument(id)
        let threshold = try #require(instrument.thresholds.first)
        let band = try #require(instrument.bands(of: "total")?.bands.first { $0.name == "moderate" })
        #expect(threshold.baseline == band.interval)
        #expect(threshold.caution?.contains("published moderate band") == true)
        #expect(instrument.thresholds.allSatisfy { $0.direction == .improvement })
    }

    @Test func definitionsAreChecked() throws {
        func faults(_ old: String, _ new: String) throws -> [String] {
            DefinitionFaultTests.sentences(of: try Shelf.definition("phq9").replacing(old, with: new))
        }
        let range = #""baseline": {"from": 10, "below": 15}"#
        #expect(try faults(range, #""baseline": {"from": 10, "below": 40}"#).first?.contains("The first score 40 lies outside the scale.") == true)
        #expect(try faults(range, #""baseline": {"from": 15, "below": 10}"#).first?.contains("Nothing lies") == true)
        #expect(try faults(range, #""baseline": {}"#).first?.contains("At least one of from") == true)
        #expect(try faults(#""direction": "improvement""#, #""direction": "worsening""#).count == 2)
        let remission = try Shelf.definition("qids_sr16").replacing(#""atMost": 5,"#, with: #""atMost": 5, "direction": "improvement","#)
        #expect(DefinitionFaultTests.sentences(of: remission).first?.contains("belong to a change") == true)
    }

    @Test func codingKeepsBoth() throws {
        let thresholds = try Shelf.instrument("phq9").thresholds
        let again = try JSONDecoder().decode([Threshold].self, from: try JSONEncoder().encode(thresholds))
        #expect(again == thresholds && again.first?.baseline != nil)
        let old = #"{"scale": "total", "kind": "reliableChange", "points": 15, "source": "a paper"}"#
        let plain = try JSONDecoder().decode(Threshold.self, from: Data(old.utf8))
        #expect(plain.baseline == nil && plain.direction == nil)
    }

    /// One reliability on the shelf, and yet none is taken for the rating of one experience.
    @Test func noReliabilityBetweenTwoExperiences() throws {
        for instrument in try Shelf.catalog.get().instruments {
            for scale in Set(instrument.reliability.map(\.scale)) {
                let published = instrument.reliability.filter { $0.scale == scale }
                let parameters = try ChangeParameters(for: scale, of: instrument)
                let isTaken = published.count == 1 && instrument.timeframe != .acute
                #expect((parameters.reliability != nil) == isTaken, "\(instrument.id) \(scale)")
            }
        }
        let acute = try Shelf.catalog.get().instruments.filter { $0.timeframe == .acute && !$0.reliability.isEmpty }
        #expect(!acute.isEmpty)
    }

    @Test func anInternalConsistencyIsCautioned() throws {
        let ruler = try ChangeShelf.ruler(.higherIsWorse)
        for (kind, words) in [(Reliability.Kind.internalConsistency, "wanders between two days"), (.testRetest, "counts true change")] {
            let parameters = try ChangeParameters(for: "total", of: ruler, reliability: try ChangeShelf.alpha(0.8, kind))
            let sheet = try #require(try ChangeShelf.change(9, 5, on: ruler, against: parameters).value)
            #expect(sheet.cautions.count == 1 && sheet.cautions.first?.contains(words) == true)
        }
    }
}

import Instruments
import Testing

/// Conflicts between sources on symptoms, well-being, sleep and risk. The comment gives the
/// number of the rejected convention.
@Suite struct ConflictSymptomTests {
    @Test func avoidanceHasTwoItems() throws {
        #expect(try Asked.sheet("pcl5", all: 4)["cluster_c"] == 8)  // items 6 to 10: 20
        #expect(try Asked.sheet("pcl5", all: 4)["cluster_e"] == 24)  // items 16 to 20: 20
    }

    /// Marx 2022 and Blanchard 2023 on the PCL-5 itself, not the rule of the DSM-IV list.
    @Test func changeOfThePCL() throws {
        let thresholds = try Shelf.instrument("pcl5").thresholds
        let reliable = thresholds.filter { $0.kind == .reliableChange }.map(\.bound)
        #expect(reliable == [.points(15, upTo: 18)])  // 10, or 5 for response
        #expect(!thresholds.contains { $0.bound == .points(5, upTo: nil) || $0.bound == .points(10, upTo: nil) })
    }

    @Test func moderateEndsAt14() throws {
        let bands = try #require(try Shelf.instrument("phq9").bands(of: "total"))
        #expect(bands.band(of: 14)?.name == "moderate" && bands.band(of: 10)?.name == "moderate")
        #expect(bands.band(of: 15)?.name == "moderately severe")  // qscorer, 10 to 15: moderate
    }

    private static let depression = [3, 5, 10, 13, 16, 17, 21]

    @Test func depressionIsNotAnxiety() throws {
        let sheet = try Asked.sheet("dass21", Self.depression, at: 3, rest: 0)
        #expect(sheet["depression_raw"] == 21)  // keys swapped, as on one page: 0
        #expect(sheet["anxiety_raw"] == 0)  // 21
    }

    @Test func bandsAreForDoubledScores() throws {
        let instrument = try Shelf.instrument("dass21")
        let sheet = try Asked.sheet("dass21", Self.depression, at: 2, rest: 0)
        #expect(sheet["depression_raw"] == 14 && sheet["depression"] == 28)
        #expect(instrument.band(of: "depression", in: sheet)?.name == "extremely severe")  // of the raw 14: moderate
        #expect(instrument.bands(of: "depression_raw") == nil)
    }

    @Test func officialOrderOfTheDASS() throws {
        let sheet = try Asked.sheet("dass21", [1, 2, 3, 4, 5, 6, 7], at: 3, rest: 0)
        #expect(sheet["depression_raw"] == 6)  // items grouped by subscale: 21
    }

    @Test func noDrinkingIsNotNoHarm() throws {
        let sheet = try Asked.sheet("audit", all: nil, [1: 0, 9: 4, 10: 0])
        #expect(sheet["total"] == 4 && sheet["harm"] == 4)  // 0
        #expect(sheet.flag("escalate")?.holds == true)
    }

    @Test func lifetimeBehaviourAloneIsModerate() throws {
        let sheet = try Asked.sheet("cssrs_screener", all: 0, [3: nil, 4: nil, 5: nil, 6: 1, 7: 0])
        #expect(sheet["risk"] == 2)  // a public data dictionary: high, 3
    }

    @Test func theTopTierIsCalledHigh() throws {
        let instrument = try Shelf.instrument("cssrs_screener")
        for item in [4, 5, 7] {
            let sheet = try Asked.sheet("cssrs_screener", all: 0, [1: 1, 2: 1, 6: 1, item: 1])
            #expect(instrument.band(of: "risk", in: sheet)?.name == "high", "\(item)")  // older texts: severe
        }
    }

    @Test func questionSixHasTwoParts() throws {
        #expect(try Shelf.instrument("cssrs_screener").items.count == 7)
        #expect(try Asked.sheet("cssrs_screener", all: 0, [6: 1, 7: 1])["risk"] == 3)  // six questions: 2
    }

    @Test func theMetricScoreIsConverted() throws {
        let sheet = try Asked.sheet("swemwbs7", all: 3)
        #expect(sheet["raw"] == 21)
        #expect(sheet["metric"] == 19.25)  // without the conversion: 21
        #expect(try Shelf.instrument("swemwbs7").primaryScale.id == "metric")
    }

    /// Items 1, 2, 3, 6, 7, 9 and 11 of the long form, not its first seven.
    @Test func topicsOfTheShortWellBeingForm() throws {
        let long = try Shelf.instrument("wemwbs14").items.map(\.topic)
        let short = try Shelf.instrument("swemwbs7").items.map(\.topic)
        #expect(short == [1, 2, 3, 6, 7, 9, 11].map { long[$0 - 1] })
        #expect(short != Array(long.prefix(7)))
    }

    @Test func theDisabilityScaleNeedsALicence() throws {
        #expect(try Shelf.instrument("sds_sheehan").licence.status == .licenceRequired)  // one page: free
    }

    @Test func traitAnxietyReversesItsOwnItems() throws {
        let sheet = try Asked.sheet("stai_t", [1, 3, 6, 7, 10, 13, 14, 16, 19], at: 1, rest: 4)
        #expect(sheet["total"] == 80)  // the state form's 1, 2, 5, 8, 10, 11, 15, 16, 19, 20: 47
    }

    @Test func traitAnxietyIsInGeneral() throws {
        let instrument = try Shelf.instrument("stai_t")
        #expect(instrument.timeframe == .trait && !instrument.recall.contains("month"))  // one page: past month
    }

    @Test func tenItemsAreNotTraitAnxiety() throws {
        let ten = Dictionary(uniqueKeysWithValues: (11...20).map { ($0, Double?.none) })
        #expect(try Asked.sheet("stai_t", all: 4, ten)["total"] == nil)  // a German short form: 10 to 40
    }

    @Test func globalSeverityIsASum() throws {
        #expect(try Asked.sheet("bsi18", all: 4)["gsi"] == 72)  // total / 18: 4
    }

    @Test func aSkippedSymptomIsNoZero() throws {
        let sheet = try Asked.sheet("bsi18", all: 4, [3: nil])
        #expect(sheet["gsi"] == nil && sheet["anxiety"] == nil)  // counted as 0: 68 and 20
        #expect(sheet["depression"] == 24)
    }

    @Test func suicidalIdeationRunsTo50() throws {
        let sheet = try Asked.sheet("sidas", all: 10, [2: 0])
        #expect(sheet["total"] == 50)  // item 2 as answered: 40
        #expect(try !Asked.accepts(11, "sidas"))  // 0 to 20 an item, 100 in all
    }

    @Test func theAdaptedFormIsAnotherInstrument() throws {
        #expect(try Shelf.catalog.get().instrument(Instrument.ID("sidas_m")) == nil)
        #expect(try Asked.sheet("sidas", all: 0, [1: 1, 2: 10])["total"] == 1)  // SIDAS-M, nothing reversed: 11
    }

    private static func sleep(_ changes: [Int: Double?]) throws -> ScoreSheet {
        var night: [Int: Double?] = [1: -1, 2: 10, 3: 7, 4: 8]
        night.merge(changes) { $1 }
        return try Asked.sheet("psqi", all: 0, night)
    }

    @Test func sleepIsBoundByTopic() throws {
        #expect(try Shelf.instrument("psqi").item("psqi_15")?.topic == "overall quality")
        let sheet = try Self.sleep([15: 3])
        #expect(sheet["c1_quality"] == 3 && sheet["c6_medication"] == 0)  // quality printed as 9, medication as 6: 0 and 3
    }

    @Test func sixHoursAndEightyFourPercent() throws {
        #expect(try Self.sleep([3: 5, 4: 6])["c3_duration"] == 1)  // BioPsyKit 0.14.0: 2
        // 8.46 of 10 hours: 84.6 %, not rounded up to 85.
        #expect(try Self.sleep([1: -2, 3: 8, 4: 8.46])["c4_efficiency"] == 1)  // rounded: 0
        #expect(try Self.sleep([1: -2, 3: 8, 4: 8.5])["c4_efficiency"] == 0)
    }

    @Test func eighteenItemsOfAnxietySensitivity() throws {
        let physical = [3, 4, 7, 8, 12, 15]
        #expect(try Asked.sheet("asi3", physical, at: 4, rest: 0)["physical"] == 24)  // cut to 12 items: 20
        #expect(try Shelf.instrument("asi3").items.count == 18)
    }
}

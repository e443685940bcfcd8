import Instruments
import Testing

/// Hazards of scoring: keys that circulate with an error, forms that resemble each other. The
/// comment gives the number that the error would give.
@Suite struct HazardScoringTests {
    @Test func stateShortFormIsNotTheLongFormsKey() throws {
        let sheet = try Asked.sheet("sscs_s", [2, 4, 6], at: 1, rest: 5)
        #expect(Asked.four(sheet["total"]) == 3.6667)  // reversed 2, 4, 6: 5
    }

    @Test func criteriaCanBeMetWith12() throws {
        let sheet = try Asked.sheet("caps5", [1, 6, 8, 9, 15, 16], at: 2, rest: 0)
        #expect(sheet["total"] == 12)
        #expect(sheet.flag("symptom_criteria_b_to_e")?.holds == true)  // a cut on the total: no
    }

    @Test func theVersionTravelsWithTheScore() throws {
        let instrument = try Shelf.instrument("caps5")
        #expect(instrument.recall.contains("past month") && instrument.recall.contains("past week"))
        #expect(try Asked.sheet("caps5", all: 0).version == instrument.version)
    }

    @Test func depressionIsNeverTheSumOf16() throws {
        #expect(try Asked.sheet("qids_sr16", all: 3)["total"] == 27)  // 48
        #expect(try Asked.sheet("qids_sr16", [1, 2, 3, 4], at: 3, rest: 0)["total"] == 3)  // 12
    }

    @Test func drinkSizeIsNamed() throws {
        let notes = try Shelf.instrument("audit").notes.joined(separator: " ")
        #expect(notes.contains("10 g") && notes.contains("14 g"))
    }

    @Test func heavyDaysHaveTwoThresholds() throws {
        let sheet = try Asked.sheet("tlfb_alcohol", all: 4)
        #expect(sheet["percent_heavy_drinking_days_5"] == 0)  // one threshold for all: 100
        #expect(sheet["percent_heavy_drinking_days_4"] == 100)
    }

    @Test func fiveOrMoreIsNotMoreThanFour() throws {
        let sheet = try Asked.sheet("tlfb_alcohol", all: 4.5)
        #expect(sheet["percent_heavy_drinking_days_5"] == 0)  // more than 4: 100
        #expect(try Asked.sheet("tlfb_alcohol", all: 5)["percent_heavy_drinking_days_5"] == 100)
    }

    @Test func daysWithoutDataAreInNoDenominator() throws {
        let open = Dictionary(uniqueKeysWithValues: (15...28).map { ($0, Double?.none) })
        #expect(try Asked.sheet("tlfb_alcohol", all: 6, open)["percent_heavy_drinking_days_5"] == 100)  // over 28 days: 50
        #expect(try Shelf.instrument("tlfb_alcohol").notes.contains { $0.contains("14 g") })
    }

    @Test func twiceTheFearIsNotTheTotal() throws {
        let sheet = try Asked.sheet("lsas", Array(1...24), at: 3, rest: 0)
        #expect(sheet["total"] == 72)  // doubled: 144
        let alone = Dictionary(uniqueKeysWithValues: (25...48).map { ($0, Double?.none) })
        #expect(try Asked.sheet("lsas", all: 3, alone)["total"] == nil)  // 144
    }

    @Test func lifetimeThoughtsStayOutOfTheTier() throws {
        #expect(try Shelf.instrument("cssrs_screener").recall.hasPrefix("Questions 1 to 5: the past month."))
    }

    @Test func contradictoryAnswersScoreUpward() throws {
        let sheet = try Asked.sheet("cssrs_screener", all: 0, [4: 1])
        #expect(sheet["risk"] == 3)  // dropped without a word: 0
        #expect(sheet.flag("inconsistent")?.holds == true)
    }

    @Test func oneItemASubscaleIsNoScore() throws {
        let proxies = try Asked.sheet("wcs", all: nil, [1: 100, 9: 100, 13: 100])
        #expect(proxies["total"] == nil)  // 100
    }

    @Test func ruminationAndReflectionHaveNoTotal() throws {
        let instrument = try Shelf.instrument("rrq")
        #expect(!instrument.scales.contains { $0.method.itemNumbers.count == 24 || $0.group == .total })
    }

    @Test func halvesOfTheRRQ() throws {
        // Items 6, 9 and 10 reversed give 1 each; item 13 at 5 belongs to the other half.
        let rumination = try Asked.sheet("rrq", all: 1, [6: 5, 9: 5, 10: 5, 13: 5])["rumination"]
        #expect(rumination == 1)  // v[:13], item 13 counted in as answered: 1.3077
        let reflection = try Asked.sheet("rrq", all: 1, [13: 1, 14: 1, 17: 5, 20: 5, 24: 5])["reflection"]
        #expect(Asked.four(reflection) == 1.6667)  // v[14:], items 13 and 14 lost: 1
    }

    @Test func inArrayIsNotABoolean() throws {
        #expect(try Asked.sheet("rrq", all: 5)["rumination"] == 4)  // every item but the sixth reversed: 1.3333
    }

    @Test func reassuranceIsNotReversed() throws {
        let sheet = try Asked.sheet("fscrs", [3, 5, 8, 11, 13, 16, 19, 21], at: 4, rest: 0)
        #expect(sheet["reassured_self"] == 32)  // reversed: 0
        #expect(try Asked.sheet("fscrs", all: 0)["self_criticism"] == 0)  // with the reassured self reversed in: 32
    }

    @Test func sixIsTheLeastInattention() throws {
        #expect(try Asked.sheet("maas", all: 6)["mean"] == 6)  // anchors turned round: 1
        #expect(try !Asked.accepts(100, "maas"))  // a slider
    }

    @Test func empathyHasNoTotal() throws {
        #expect(try !Shelf.instrument("iri").scales.contains { $0.group == .total || $0.method.itemNumbers.count == 28 })
    }

    @Test func noAwarenessIn16Items() throws {
        let instrument = try Shelf.instrument("ders16")
        #expect(instrument.scale("awareness") == nil)
        #expect(try Asked.sheet("ders16", all: 5)["total"] == 80)  // three items reversed as in the forms of 18: 68
    }

    @Test func numbersOfTheFormOf16() throws {
        let sheet = try Asked.sheet("ders16", [9, 10, 13], at: 5, rest: 1)
        #expect(sheet["nonaccept"] == 15)  // items 11 and 12 of the long form: 1 each
    }

    @Test(arguments: ["ies", "eis"]) func noNumberBeforeThePaperIsRead(_ id: String) throws {
        #expect(try !Shelf.catalog.get().instruments.contains { $0.id.rawValue == id })
    }

    @Test func nothingOnTheFirstItemIsZero() throws {
        #expect(try Asked.sheet("sidas", all: 0)["total"] == 0)  // by the reversal alone: 10
    }

    @Test func itemTwoIsStoredAsAnswered() throws {
        #expect(try Asked.sheet("sidas", all: 0, [1: 5, 2: 10])["total"] == 5)  // already reversed, read as answered: 15
    }

    @Test func fifteenAndTenAreTwoForms() throws {
        #expect(try Asked.sheet("ssgs15", [2, 5, 8, 11, 14], at: 5, rest: 1)["shame"] == 25)  // the key of ten: 9
    }

    @Test func twentyItemsAreNoDepressionTotal() throws {
        let sheet = try Asked.sheet("bdi2", all: 3, [9: nil])
        #expect(sheet["total"] == nil)  // the sum of 20: 60
        #expect(sheet.safety.map(\.code) == ["bdi2_9"])  // item 9 gone: none
    }
}

import Instruments
import Testing

/// Conflicts between sources on the acute experience and what follows from it, on flexibility
/// and emotion regulation. The comment gives the number of the rejected convention.
@Suite struct ConflictExperienceTests {
    @Test func reversalInConnectednessToOthers() throws {
        let sheet = try Asked.sheet("wcs", [7, 8, 11, 12], at: 100, rest: 0)
        #expect(sheet["others"] == 0)  // reversed nowhere: 66.6667
    }

    @Test func connectednessIsTheMeanOfThreeMeans() throws {
        let sheet = try Asked.sheet("wcs", [1, 2, 3, 4, 5, 6, 7, 8, 11, 12], at: 100, rest: 0)
        #expect(Asked.four(sheet["total"]) == 33.3333)  // mean of 19 items: 31.5789
        #expect(Asked.four(sheet["total_item_mean"]) == 31.5789)
        #expect(try Shelf.instrument("wcs").primaryScale.id == "total")
    }

    @Test(arguments: [("ebi", 300.0), ("edi", 400)])
    func meansOfSliders(_ id: String, _ sum: Double) throws {
        let sheet = try Asked.sheet(id, all: 50)
        #expect(sheet["mean"] == 50)  // the sum: 300, 400
        #expect(sheet["sum"] == sum)
        #expect(try Shelf.instrument(id).primaryScale.id == "mean")
    }

    @Test func nothingIsAchievedAt60() throws {
        let instrument = try Shelf.instrument("edi")
        #expect(instrument.bands.isEmpty && instrument.flags.isEmpty && instrument.thresholds.isEmpty)  // one program: 60
    }

    @Test func mysticalTotalIsTheMeanOf30() throws {
        let mystical = [4, 5, 6, 9, 14, 15, 16, 18, 20, 21, 23, 24, 25, 26, 28]
        let sheet = try Asked.sheet("meq30", mystical, at: 5, rest: 0)
        #expect(sheet["total"] == 2.5)  // mean of four subscale means: 1.25
        #expect(sheet["mystical"] == 5)
    }

    @Test func challengingSubscalesHold26Items() throws {
        let instrument = try Shelf.instrument("ceq")
        let counts = ["fear": 5, "grief": 6, "physical_distress": 5, "insanity": 3, "isolation": 3, "death": 2, "paranoia": 2]
        // rejected: 7, 3, 4, 3, 3, 3, 3, which add up to 26 as well
        for (id, count) in counts { #expect(instrument.scale(id)?.method.itemNumbers.count == count, "\(id)") }
    }

    @Test func challengingTotalIsTheMeanOf26() throws {
        let sheet = try Asked.sheet("ceq", [4, 7, 14, 21, 26], at: 5, rest: 0)
        #expect(Asked.four(sheet["total"]) == 0.9615)  // mean of seven subscale means: 0.7143
        #expect(sheet["fear"] == 5)
    }

    @Test func insightIsNumberedAsPublished() throws {
        let sheet = try Asked.sheet("piq", [2, 4], at: 5, rest: 0)
        #expect(Asked.four(sheet["gap"]) == 1.1111)  // the pool of 28: 0
        #expect(sheet["amp"] == 0)  // the pool of 28 has 2 and 4 here: 0.7143
        #expect(try !Asked.takes(28, "piq"))
    }

    @Test func insightOfSixSlidersIsAMean() throws {
        let sheet = try Asked.sheet("pis", all: 50, [7: 100])
        #expect(sheet["pis6_mean"] == 50)  // a sum: 300; with the item on behaviour: 57.1429
    }

    @Test func sevenItemsOfAcceptance() throws {
        #expect(try Asked.sheet("aaq2", all: 7)["total"] == 49)
        #expect(try !Asked.takes(10, "aaq2"))  // the early form of ten, items 2, 3, 4, 5, 7, 8, 9
    }

    @Test func flexibilityRunsFromZeroToSix() throws {
        let reversed = [2, 4, 6, 8, 11, 15, 18, 3, 9, 12, 16, 19]
        let sheet = try Asked.sheet("compact", reversed, at: 0, rest: 6)
        #expect(sheet["total"] == 138)  // answers of 0 to 4: 92
        #expect(try Asked.accepts(5, "compact"))
    }

    @Test func flexibilityIsSummedThroughout() throws {
        let sheet = try Asked.sheet("compact", [2, 4, 6, 8, 11, 15, 18], at: 0, rest: 6)
        #expect(sheet["openness"] == 60)  // subscales averaged: 6
    }

    @Test func sixteenItemsOfDysregulation() throws {
        #expect(try Shelf.instrument("ders16").bands.isEmpty)  // one program: bands at 32 and 48
        #expect(try Asked.takes(16, "ders16"))
        #expect(try !Asked.takes(36, "ders16"))  // a file of 36 under this name
    }

    @Test func dysregulationIsASum() throws {
        #expect(try Asked.sheet("ders36", all: 3)["total"] == 108)  // a mean, as one documentation says: 3
    }

    @Test func awarenessStaysInTheTotal() throws {
        let others = [1, 7, 20, 22, 24]
        let sheet = try Asked.sheet("ders36", others, at: 5, rest: 1)
        #expect(sheet["awareness"] == 30)
        #expect(sheet["total"] == 60)  // without awareness: 30
    }

    @Test func twoFormsOf18ItemsHaveTwoKeys() throws {
        let impulse = [9, 14, 17]
        #expect(try Asked.sheet("ders_sf18", impulse, at: 5, rest: 1)["impulse"] == 15)  // the key of the other: 7
        #expect(try Asked.sheet("ders18", impulse, at: 5, rest: 1)["impulse"] == 7)  // the key of the other: 15
    }

    @Test func theOtherFormOf18Items() throws {
        let own = [9, 16, 18]
        #expect(try Asked.sheet("ders18", own, at: 5, rest: 1)["impulse"] == 15)  // Johns Hopkins, 9, 14, 17: 7
        #expect(try Asked.sheet("ders18", [8, 12, 15], at: 5, rest: 1)["goals"] == 15)  // 8, 11, 13: 7
        #expect(try Asked.sheet("ders18", [7, 13, 14], at: 5, rest: 1)["nonaccept"] == 15)  // 7, 12, 16: 7
    }
}

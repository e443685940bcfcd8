import Instruments
import Testing

/// Conflicts between sources on self-compassion, self-criticism, shame and mindfulness. The first
/// number is that of the trusted convention; the comment gives the rejected one.
@Suite struct ConflictCompassionTests {
    @Test func facetsOfTheSCSAreAsAnswered() throws {
        let sheet = try Asked.sheet("scs", all: 5)
        for facet in ["self_judgment", "isolation", "over_identification"] {
            #expect(sheet[facet] == 5)  // BioPsyKit 0.14.0 reverses before averaging: 1
            #expect(sheet.score(facet)?.direction == .higherIsWorse)
        }
    }

    @Test func theReversedCompositeHasItsOwnName() throws {
        let sheet = try Asked.sheet("scs", all: 5)
        #expect(sheet["rucs_item_mean"] == 1)  // under the name UCS: 5
        #expect(sheet.score("rucs_item_mean")?.direction == .higherIsBetter)
    }

    private static let shortNegative = [1, 4, 8, 9, 11, 12]

    @Test func theShortFormIsAMean() throws {
        let sheet = try Asked.sheet("scs_sf", Self.shortNegative, at: 1, rest: 5)
        #expect(sheet["total_item_mean"] == 5)  // a sum: 60
        #expect(sheet["total_item_sum"] == 60)
        #expect(try Shelf.instrument("scs_sf").primaryScale.id == "total_item_mean")
    }

    /// Self-care and self-disparagement of another author are CS and UCS.
    @Test func twoFactorsAreCSAndUCS() throws {
        let sheet = try Asked.sheet("scs_sf", Self.shortNegative, at: 4, rest: 2)
        #expect(sheet["ucs_item_mean"] == 4)  // other items: below 4
        #expect(sheet["cs_item_mean"] == 2)
    }

    @Test func reversedItemsOfTheShortForm() throws {
        let sheet = try Asked.sheet("scs_sf", Self.shortNegative, at: 1, rest: 5)
        #expect(sheet["total_item_mean"] == 5)  // simplified.tools reverses 2, 3, 5, 7, 9, 12: 2.3333
    }

    @Test func facetsOfTheStateFormAreAsAnswered() throws {
        let sheet = try Asked.sheet("sscs_l", all: 5)
        #expect(sheet["self_judgment"] == 5 && sheet["ucs_item_mean"] == 5)  // EMERGE reverses first: 1
    }

    @Test func threeSubscalesOfSelfCriticism() throws {
        let sheet = try Asked.sheet("fscrs", [1, 2, 4, 6, 7, 14, 17, 18, 20], at: 4, rest: 0)
        #expect(sheet["inadequate_self"] == 36 && sheet["hated_self"] == 0 && sheet["reassured_self"] == 0)
        #expect(sheet["self_criticism"] == 36)
        #expect(try Shelf.instrument("fscrs").primaryScale.id != "self_criticism")  // as the default: 36 of 56
    }

    @Test func bandsWithoutAReferenceAreNotUsed() throws {
        let instrument = try Shelf.instrument("fscrs")
        #expect(instrument.bands.isEmpty)
        #expect(!instrument.norms.contains { $0.mean == 18.6 || $0.mean == 5.8 || $0.mean == 19.4 })
    }

    @Test func theFormOf15ItemsHasItsOwnNumbers() throws {
        let reversed = [3, 4, 7, 8, 9, 13, 14]
        let sheet = try Asked.sheet("ffmq15", reversed, at: 1, rest: 5)
        #expect(sheet["total"] == 75)
        #expect(sheet["nonjudge"] == 15)  // items 3, 10 and 14 of the long numbering: 11
    }

    @Test func fiveFacetsAsSumsAndMeans() throws {
        let reversed = [12, 16, 22, 5, 8, 13, 18, 23, 28, 34, 38, 3, 10, 14, 17, 25, 30, 35, 39]
        let sheet = try Asked.sheet("ffmq39", reversed, at: 1, rest: 5)
        #expect(sheet["observe"] == 40)  // a mean under the same name: 5
        #expect(sheet["observe_mean"] == 5 && sheet["nonreact_mean"] == 5)
    }

    @Test func sevenItemsAreNotStretchedToEight() throws {
        let sheet = try Asked.sheet("ffmq39", [4, 9, 19, 21, 24, 29, 33], at: 5, rest: 1)
        #expect(sheet["nonreact"] == 35)  // psytests.org: 40
        #expect(try Shelf.instrument("ffmq39").scale("nonreact")?.maximum == 35)
    }

    @Test func meanAndSumOfRumination() throws {
        let sheet = try Asked.sheet("rrq", [6, 9, 10], at: 1, rest: 5)
        #expect(sheet["rumination"] == 5)  // a sum: 60
        #expect(sheet["rumination_sum"] == 60)
    }

    @Test func reflectionIsNumberedFrom13() throws {
        let sheet = try Asked.sheet("rrq", [13, 14, 17, 20, 24], at: 1, rest: 5)
        #expect(sheet["reflection"] == 5)  // reversed items 1, 2, 5, 8, 12 on this form: 3.3333
    }

    @Test func shameFormsAreToldByTheirLength() throws {
        let sheet = try Asked.sheet("ssgs10", [1, 3, 5, 7, 9], at: 5, rest: 1)
        #expect(sheet["shame"] == 25)  // items 2, 5, 8 (11, 14) of the form of 15: 7 of 15
        #expect(try Shelf.instrument("ssgs10").items.count == 10)
        #expect(try Shelf.instrument("ssgs15").items.count == 15)
    }

    @Test func empathySumsAndItemSix() throws {
        let asked = try Asked.sheet("iri", all: 0, [6: 4, 13: 4, 19: 4])
        #expect(asked["personal_distress"] == 4)  // item 5 printed for item 6: 0
        #expect(try Asked.sheet("iri", all: 0, [5: 4, 13: 4, 19: 4])["personal_distress"] == 0)  // 4
        #expect(try Asked.sheet("iri", all: 0, [5: 4, 7: 4, 12: 4])["fantasy"] == 4)
    }

    @Test func empathyIsASum() throws {
        let sheet = try Asked.sheet("iri", [4, 14, 18], at: 0, rest: 4)
        #expect(sheet["empathic_concern"] == 28)  // a mean: 4
    }
}

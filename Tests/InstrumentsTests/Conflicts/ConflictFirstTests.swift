import Instruments
import Testing

/// The eleven points to act on first (section 2 of the project's catalogue of scoring keys): the
/// trusted convention gives the first number, the rejected one the number in the comment.
@Suite struct ConflictFirstTests {
    /// The catalogue's first worked example. The mean of 26 items stands for the total; the mean
    /// of facet means and their sum are stored beside it, and nothing else bears its name.
    @Test func threeTotalsOfTheSCS() throws {
        let values: [Double?] = [2, 3, 5, 4, 1, 3, 4, 4, 2, 4, 1, 1, 5, 1, 5, 5, 3, 2, 5, 4, 4, 2, 1, 3, 1, 5]
        let sheet = try Shelf.sheet("scs", values)
        #expect(Asked.four(sheet["total_item_mean"]) == 2.9231)  // rejected as the same: 2.9417
        #expect(Asked.four(sheet["total_grand_mean"]) == 2.9417)
        #expect(Asked.four(sheet["total_sum_of_facet_means"]) == 17.65)
        #expect(try Shelf.instrument("scs").primaryScale.id == "total_item_mean")
    }

    @Test func uncompassionateRespondingIsAsAnswered() throws {
        let sheet = try Asked.sheet("scs", all: 5)
        #expect(sheet["cs_item_mean"] == 5)
        #expect(sheet["ucs_item_mean"] == 5)  // rejected: 1
        #expect(sheet["total_item_mean"] == 3)
        #expect(sheet.score("ucs_item_mean")?.direction == .higherIsWorse)
    }

    @Test func stateFormsHaveKeysOfTheirOwn() throws {
        #expect(try Asked.sheet("sscs_s", [2, 4, 5], at: 1, rest: 5)["total"] == 5)  // every even item reversed: 3.6667
        #expect(try Asked.sheet("sscs_l", [2, 4, 6, 8, 10, 12, 14, 16, 18], at: 1, rest: 5)["total_item_mean"] == 5)
    }

    @Test func intentWithoutAPlanIsHigh() throws {
        let sheet = try Asked.sheet("cssrs_screener", all: 0, [1: 1, 2: 1, 4: 1, 7: nil])
        #expect(sheet["risk"] == 3)  // a public data dictionary: moderate, 2
    }

    @Test func disconnectionIsReversed() throws {
        let others = try Asked.sheet("wcs", all: 0)["others"]
        #expect(Asked.four(others) == 66.6667)  // reversed nowhere: 0
    }

    @Test func clustersOfTheDSM() throws {
        let sheet = try Asked.sheet("pcl5", [8, 9, 10], at: 4, rest: 0)
        #expect(sheet["cluster_c"] == 0)  // blocks of five: 12
        #expect(sheet["cluster_d"] == 12)  // blocks of five: 0
        let met = try Asked.sheet("pcl5", [1, 6, 8, 9, 15, 16], at: 2, rest: 0)
        #expect(met.flag("provisional_dsm5")?.holds == true)  // blocks of five: one of 11 to 15, not met
        #expect(met["total"] == 12)
    }

    @Test func anAbstainerStillScores() throws {
        let sheet = try Asked.sheet("audit", all: nil, [1: 0, 9: 4, 10: 4])
        #expect(sheet["total"] == 8)  // set to 0 whenever item 1 is 0: 0
    }

    @Test func skippedIsNotZero() throws {
        #expect(try Asked.sheet("sidas", all: nil, [1: 0])["total"] == 0)  // zero-filled: 10
    }

    @Test func aSkippedItemOnSuicideIsNotANo() throws {
        let sheet = try Asked.sheet("bsi18", all: 0, [17: nil])
        #expect(sheet["gsi"] == nil)  // skipped counted as 0: 0
        #expect(sheet.safety.map(\.code) == ["bsi18_17"])  // skipped counted as 0: none
    }

    @Test func whatIsNotSettledIsNotScored() throws {
        let catalog = try Shelf.catalog.get()
        for id in ["ies", "eis"] {
            #expect(catalog.instrument(Instrument.ID(id)) == nil, "\(id)")  // five points: 8 to 40 and 4 to 20
            #expect(throws: UnknownInstrument.self) { try catalog.instrument(named: id) }
        }
    }

    /// A key runs on answers collected elsewhere, whatever the wording costs.
    @Test(arguments: ["wemwbs14", "swemwbs7", "sds_sheehan", "stai_t", "bsi18", "bdi2"])
    func aLicenceBlocksWordingNotKeys(_ id: String) throws {
        let instrument = try Shelf.instrument(id)
        #expect(instrument.licence.status == .licenceRequired)
        #expect(try Asked.sheet(id, all: 1)[instrument.primaryScale.id] != nil)
    }

    @Test(arguments: ["audit", "dudit", "cssrs_screener", "psqi"])
    func freeForSomeIsNotFree(_ id: String) throws {
        #expect(try Shelf.instrument(id).licence.status == .freeNonCommercial)  // rejected: public domain
    }
}

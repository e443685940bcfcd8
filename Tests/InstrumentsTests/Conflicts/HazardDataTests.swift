import Instruments
import Testing

/// Hazards of data: answers in another order or numbered from another end, names that two
/// instruments share. Answers are bound to codes, so that an order cannot be mistaken.
@Suite struct HazardDataTests {
    /// One public schema declares 0 to 3 although the choices run from 1 to 5.
    @Test func theSCSRunsFromOneToFive() throws {
        #expect(try Asked.accepts(5, "scs") && Asked.accepts(4, "scs"))  // 0 to 3: refused
        #expect(try !Asked.accepts(0, "scs"))  // 0 to 3: taken
    }

    /// One data set holds an attention check in the place of item 25.
    @Test func anAttentionCheckIsNoItem() throws {
        #expect(try !Asked.takes(27, "scs"))
        // A check that is answered 5 and read as item 25 would raise isolation by 4 / 4.
        #expect(try Asked.sheet("scs", all: 1)["isolation"] == 1)  // read by position: 2
        #expect(try Asked.sheet("scs", all: 1, [25: 5])["isolation"] == 2)
    }

    @Test func itemsAreBoundByCode() throws {
        let phq9 = try Shelf.instrument("phq9")
        #expect(phq9.item("phq9_1")?.topic == "anhedonia")  // a program with items 1 and 2 exchanged: low mood
        var byCode: [String: Answer] = [:]
        for item in phq9.items.reversed() { byCode[item.code] = .value(item.number == 9 ? 1 : 0) }
        let sheet = phq9.score(try Answers(byCode, for: phq9))
        #expect(sheet.safety.map(\.code) == ["phq9_9"])  // read in the order given: phq9_1, and no alert
    }

    @Test func theLowestLabelIsKnownToBeWrongInCopies() throws {
        let gad7 = try Shelf.instrument("gad7")
        #expect(gad7.response.minimum == 0)
        #expect(gad7.notes.contains { $0.contains("Zorowitz 2021") })
    }

    /// One public form gives item 12 no values and item 4 five.
    @Test func valuesOfTheQIDS() throws {
        #expect(try !Asked.accepts(4, "qids_sr16", item: 4))
        let asked = try Asked.sheet("qids_sr16", all: 0, [12: 1])
        #expect(asked.safety.map(\.code) == ["qids_sr16_12"])
        let open = try Asked.sheet("qids_sr16", all: 0, [12: nil])
        #expect(open["total"] == nil && open.safety.map(\.code) == ["qids_sr16_12"])  // undefined as 0: 0, no alert
    }

    @Test func shuffledSlidersKeepTheirCodes() throws {
        let wcs = try Shelf.instrument("wcs")
        var byCode: [String: Answer] = [:]
        for item in wcs.items.reversed() { byCode[item.code] = .value(item.number <= 6 ? 100 : 0) }
        let sheet = wcs.score(try Answers(byCode, for: wcs))
        #expect(sheet["self"] == 100)  // read in the order given: 0
    }

    @Test func eightItemsOfEgoDissolution() throws {
        let edi = try Shelf.instrument("edi")
        #expect(edi.items.count == 8)
        #expect(try !Asked.takes(16, "edi"))  // with the items on inflation
    }

    @Test func sameLettersOtherInstruments() throws {
        #expect(try Shelf.instrument("edi").name.contains("Ego"))  // Eating Disorder Inventory
        #expect(try Shelf.instrument("maas").name.contains("Mindful"))  // Maternal Antenatal Attachment Scale
        #expect(try Shelf.instrument("asi3").name.contains("Sensitivity"))  // Addiction Severity Index
        let catalog = try Shelf.catalog.get()
        for id in ["asi", "shs"] { #expect(throws: UnknownInstrument.self) { try catalog.instrument(named: id) } }
    }

    /// Several exports number the answers 1 to 6.
    @Test(arguments: ["meq30", "ceq"]) func answersNumberedFromOneAreRefused(_ id: String) throws {
        #expect(try !Asked.accepts(6, id))
        #expect(try Asked.sheet(id, all: 0)["total"] == 0)  // numbered from 1: 1
    }

    @Test func itemsGroupedByFactorAreNotTheForm() throws {
        let sheet = try Asked.sheet("meq30", Array(1...15), at: 5, rest: 0)
        #expect(sheet["mystical"] == 2)  // a list that prints the factor first: 5
    }

    @Test(arguments: [43, 100]) func otherFormsOfTheMEQ(_ count: Int) throws {
        #expect(try !Asked.takes(count, "meq30"))
    }

    /// Verbal labels differ between sites; only values are carried.
    @Test func labelsAreNotCarried() throws {
        let rrq = try Shelf.instrument("rrq")
        #expect(rrq.response.minimum == 1 && rrq.response.maximum == 5)
        #expect(rrq.response.labeledSteps.allSatisfy { (1...5).contains($0) })
    }

    /// One public form stores the options from 5 down to 0.
    @Test func valuesNotPositions() throws {
        let sheet = try Asked.sheet("who5", all: 5)
        #expect(sheet["raw"] == 25 && sheet["percent"] == 100)  // by position: 0
    }

    /// One function expects 13 columns and scores the first ten.
    @Test func tenItemsAreTen() throws {
        #expect(try Asked.takes(10, "ssgs10"))
        #expect(try !Asked.takes(13, "ssgs10"))
    }
}

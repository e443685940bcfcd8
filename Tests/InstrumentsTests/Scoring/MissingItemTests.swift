import Instruments
import Testing

@Suite struct MissingItemTests {
    /// Two of nine may be missing (Arrieta 2017): 7 items sum to 14, 14 × 9 / 7 = 18 by hand.
    @Test func phq9ProratesUpToTwo() throws {
        let two = try Shelf.sheet("phq9", [2, nil, 2, 2, 2, nil, 2, 2, 2])
        let score = try #require(two.score("total"))
        #expect(score.value == 18)
        #expect(score.prorated)
        #expect(score.rule.contains("Arrieta 2017"))
        #expect(score.missingItems.map(\.code) == ["phq9_2", "phq9_6"])
        #expect(two["symptom_count"] == nil)

        let three = try Shelf.sheet("phq9", [2, nil, 2, 2, 2, nil, 2, nil, 2])
        #expect(three["total"] == nil)
        guard case .missing(let missing)? = three.score("total")?.outcome else {
            Issue.record("A score with three missing items must be missing.")
            return
        }
        #expect(missing.kind == .items)
        #expect(
            missing.sentence == "Total has no value: 3 of 9 items have no answer: "
                + "phq9_2 (left blank), phq9_6 (left blank), phq9_8 (left blank).")
    }

    /// 8 items sum to 4: 4 × 9 / 8 = 4.5 lies between the whole-number bands and is minimal.
    @Test func proratedTotalsHaveABand() throws {
        let phq9 = try Shelf.instrument("phq9")
        let sheet = try Shelf.sheet("phq9", [0, 0, 1, 1, 0, 1, nil, 1, 0])
        #expect(sheet["total"] == 4.5)
        #expect(phq9.band(of: "total", in: sheet)?.name == "minimal")
    }

    /// Nothing was answered: no score has a value and no rule is decided. Two things are known all
    /// the same: that no day has data, and that an unanswered screener needs a person.
    @Test func aBlankIsNeverAZero() throws {
        for id in Shelf.ids {
            let instrument = try Shelf.instrument(id)
            let sheet = instrument.score(try Answers([:], for: instrument))
            let known = sheet.scores.filter { $0.value != nil }.map(\.scale)
            #expect(known == (id == "tlfb_alcohol" ? ["days_with_data"] : []), "\(id)")
            #expect(sheet.scores.allSatisfy { !$0.prorated }, "\(id)")
            let decided = sheet.flags.filter { $0.state != .undetermined }
            #expect(decided.map(\.flag) == (id == "cssrs_screener" ? ["needs_human_review"] : []))
            #expect(decided.allSatisfy { $0.state == .present }, "\(id)")
        }
        #expect(try Shelf.sheet("tlfb_alcohol", [])["days_with_data"] == 0)
    }

    @Test func elsewhereOneBlankMakesTheScoreMissing() throws {
        var values: [Double?] = Array(repeating: 3, count: 26)
        values[4] = nil
        let sheet = try Shelf.sheet("scs", values)
        #expect(sheet["self_kindness"] == nil)
        #expect(sheet["self_judgment"] == 3)
        #expect(sheet["cs_item_mean"] == nil)
        #expect(sheet["rucs_item_mean"] == 3)
        guard case .missing(let missing)? = sheet.score("cs_facet_mean")?.outcome else {
            Issue.record("A mean of facets with a missing facet must be missing.")
            return
        }
        #expect(missing.kind == .terms)
        #expect(missing.sentence.contains("Self-Kindness"))
        #expect(sheet.score("cs_facet_mean")?.missingItems.map(\.code) == ["scs_5"])
    }

    /// By hand: items 5, 12, 19, 23, 26 answered −, 1, 2, 4, 5; mean of four = 12 / 4.
    @Test func aStudyMaySetItsOwnRule() throws {
        let scs = try Shelf.instrument("scs")
        var values: [Double?] = Array(repeating: 3, count: 26)
        (values[4], values[11], values[18], values[22], values[25]) = (nil, 1, 2, 4, 5)
        let answers = try Shelf.answers(values, for: scs)
        #expect(scs.score(answers)["self_kindness"] == nil)
        #expect(scs.score(answers, prorating: .missingItems(atMost: 1))["self_kindness"] == 3)
        let fifth = scs.score(answers, prorating: .missingShare(atMost: 0.2))
        #expect(fifth["self_kindness"] == 3)
        #expect(fifth.score("self_kindness")?.rule.hasPrefix("study setting") == true)
        #expect(fifth.score("cs_facet_mean")?.prorated == true)
        #expect(scs.score(answers, prorating: .missingShare(atMost: 0.19))["self_kindness"] == nil)

        let phq9 = try Shelf.instrument("phq9")
        let one = try Shelf.answers([1, 1, 1, 1, 1, 1, 1, 1, nil], for: phq9)
        #expect(phq9.score(one)["total"] == 9)
        #expect(phq9.score(one, prorating: .completeOnly)["total"] == nil)
    }

    @Test func reasonsAreKept() throws {
        let gad7 = try Shelf.instrument("gad7")
        let answers = try Answers(
            [
                "gad7_1": .missing(.preferNotToAnswer), "gad7_2": .value(1),
                "gad7_3": .missing(.notReached), "gad7_4": .missing(.notShown),
            ], for: gad7)
        let score = try #require(gad7.score(answers).score("total"))
        #expect(
            score.missingItems.map(\.why)
                == [.preferNotToAnswer, .notReached, .notShown, .blank, .blank, .blank])
    }

    @Test func answersOfAnotherInstrumentScoreNothing() throws {
        let (gad7, phq9) = (try Shelf.instrument("gad7"), try Shelf.instrument("phq9"))
        let sheet = gad7.score(try Shelf.answers([1, 1, 1, 1, 1, 1, 1, 1, 1], for: phq9))
        guard case .missing(let missing)? = sheet.score("total")?.outcome else {
            Issue.record("Answers to PHQ-9 must not score GAD-7.")
            return
        }
        #expect(missing.kind == .otherInstrument)
    }
}

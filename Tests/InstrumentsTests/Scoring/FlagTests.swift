import Instruments
import Testing

/// Flags with unanswered items: expected states reasoned by hand from the published rules.
@Suite struct FlagTests {
    private func state(_ id: String, _ flag: String, _ values: [Double?]) throws -> FlagOutcome.State? {
        try Shelf.sheet(id, values).flag(flag)?.state
    }

    @Test func anUnansweredItemLeavesAFlagOpen() throws {
        // Four symptoms for sure, the fifth hangs on item 9.
        let open = try Shelf.sheet("phq9", [2, 0, 2, 2, 2, 0, 0, 0, nil])
        #expect(open.flag("major_depressive_syndrome")?.state == .undetermined)
        #expect(open.flag("major_depressive_syndrome")?.unanswered == ["phq9_9"])
        #expect(open.flag("major_depressive_syndrome")?.sentence.hasSuffix("no answer to phq9_9.") == true)
        #expect(open.flag("other_depressive_syndrome")?.state == .undetermined)
    }

    @Test func unlessTheRestDecides() throws {
        let major = "major_depressive_syndrome"
        #expect(try state("phq9", major, [2, 0, 2, 2, 2, 2, 0, 0, nil]) == .present)
        #expect(try state("phq9", major, [1, 1, 2, 2, 2, 2, 2, 2, nil]) == .absent)
        #expect(try state("phq9", major, [2, 2, 0, 0, 0, 0, nil, nil, 0]) == .absent)
    }

    /// Item 1 is open and four others count. As a symptom it would be the fifth, and otherwise
    /// neither core symptom is there: the other syndrome is absent either way.
    @Test func oneBlankThatMeetsTheRuleTwiceIsThoughtThrough() throws {
        let values: [Double?] = [nil, 0, 2, 2, 2, 2, 0, 0, 0]
        #expect(try state("phq9", "other_depressive_syndrome", values) == .absent)
        #expect(try state("phq9", "major_depressive_syndrome", values) == .undetermined)
    }

    @Test func provisionalDiagnosis() throws {
        let flag = "provisional_dsm5"
        var values: [Double?] = Array(repeating: 4, count: 20)
        #expect(try state("pcl5", flag, values) == .present)
        (values[5], values[6]) = (0, nil)
        #expect(try state("pcl5", flag, values) == .undetermined)
        values[6] = 1
        #expect(try state("pcl5", flag, values) == .absent)
        // No avoidance decides it, whatever the other eighteen would say.
        let onlyAvoidance = Array(repeating: Double?.none, count: 5) + [1, 0]
            + Array(repeating: Double?.none, count: 13)
        #expect(try state("pcl5", flag, onlyAvoidance) == .absent)
        #expect(try state("pcl5", flag, Array(repeating: nil, count: 20)) == .undetermined)
    }
}

@Suite struct SafetyTests {
    @Test func itemNineFiresWhateverTheTotal() throws {
        let sheet = try Shelf.sheet("phq9", [0, 0, 0, 0, 0, 0, 0, 0, 1])
        #expect(sheet["total"] == 1)
        let finding = try #require(sheet.safety.first)
        #expect(sheet.safety.count == 1)
        #expect(finding.code == "phq9_9")
        #expect(finding.level == .alert)
        #expect(finding.kind == .endorsed(1))
        #expect(finding.answer == "1")
        #expect(
            finding.trigger == "phq9_9 (death or self-harm thoughts) was answered 1; "
                + "1 or more needs a person, whatever the total.")
    }

    @Test func itFiresWhereTheTotalIsMissing() throws {
        let sheet = try Shelf.sheet("phq9", [nil, nil, nil, nil, 0, 0, 0, 0, 3])
        #expect(sheet["total"] == nil)
        #expect(sheet.safety.map(\.kind) == [.endorsed(3)])
    }

    @Test func anUnansweredSafetyItemIsAFindingOfItsOwnKind() throws {
        let phq9 = try Shelf.instrument("phq9")
        let answers = try Answers(["phq9_9": .missing(.preferNotToAnswer)], for: phq9)
        let finding = try #require(phq9.score(answers).safety.first)
        #expect(finding.kind == .notAnswered(.preferNotToAnswer))
        #expect(finding.answer == "not answered")
        #expect(finding.trigger.contains("that is not a no"))
    }

    @Test func noFindingBelowTheTrigger() throws {
        #expect(try Shelf.sheet("phq9", [3, 3, 3, 3, 3, 3, 3, 3, 0]).safety.isEmpty)
        #expect(try Shelf.sheet("pcl5", Array(repeating: 1, count: 20)).safety.isEmpty)
    }

    @Test func triggersOfTheOthers() throws {
        #expect(try Shelf.sheet("pcl5", Array(repeating: 2, count: 20)).safety.map(\.code) == ["pcl5_16"])
        #expect(try Shelf.sheet("caps5", Array(repeating: 2, count: 20)).safety.map(\.code) == ["caps5_16"])
        #expect(try Shelf.sheet("dass21", Array(repeating: 2, count: 21)).safety.map(\.level) == [.review])
    }
}

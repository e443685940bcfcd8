import Instruments
import StudyDesign
import Testing

/// A question that the form skipped alarms nobody; one that was left open does.
@Suite struct SkippedItemTests {
    private func alerts(_ values: [Double?]) throws -> [String] {
        let instrument = try Catalog.bundled().instrument(named: "cssrs_screener")
        let answers = try Answers(inOrder: values.map { $0.map { Answer.value($0) } ?? .missing(.blank) }, for: instrument)
        let rules = (1...7).map { Studies.rule("cssrs_screener_\($0)", of: "cssrs_screener", at: 1) }
        return Studies.changed(alertRules: rules).alerts(for: answers, notAsked: instrument.itemsNotAsked(in: answers)).map(\.rule.item)
    }

    @Test func allNoIsQuiet() throws {
        #expect(try alerts([0, 0, nil, nil, nil, 0, nil]).isEmpty)
    }

    @Test func anOpenQuestionThatShouldHaveBeenAskedIsNot() throws {
        #expect(try alerts([0, 1, 0, nil, 0, 0, nil]) == ["cssrs_screener_2", "cssrs_screener_4"])
        #expect(try alerts([nil, 0, nil, nil, nil, 0, nil]) == ["cssrs_screener_1"])
    }

    @Test func anAnswerCountsWhereverItWasGiven() throws {
        #expect(try alerts([0, 0, nil, 1, nil, 0, nil]) == ["cssrs_screener_4"])
    }

    @Test func planted() throws {
        let instrument = try Catalog.bundled().instrument(named: "cssrs_screener")
        let answers = try Answers(inOrder: [0, 0].map { .value($0) }, for: instrument)
        let rules = (1...7).map { Studies.rule("cssrs_screener_\($0)", of: "cssrs_screener", at: 1) }
        // Without the skips, every all-no form raised four alerts and taught people not to look.
        #expect(Studies.changed(alertRules: rules).alerts(for: answers, notAsked: []).count == 5)
    }
}

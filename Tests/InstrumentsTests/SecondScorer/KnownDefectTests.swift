import Instruments
import Testing

/// Can the comparison fail? Each definition is given a defect, most of them seen in public scoring
/// code (catalogue, sections 2 and 13), and the two scorers must then disagree.
@Suite struct KnownDefectTests {
    struct Defect: Sendable, CustomTestStringConvertible {
        let id: String
        let what: String
        let right: String
        let wrong: String

        var testDescription: String { "\(id): \(what)" }
    }

    static let defects: [Defect] = [
        .init(
            id: "wcs", what: "nothing reversed", right: #", "reversed": [7, 8, 11, 12]}"#, wrong: "}"),
        .init(
            id: "sscs_s", what: "the long form's key", right: #""reversed": [2, 4, 5]"#,
            wrong: #""reversed": [2, 4, 6]"#),
        .init(
            id: "cssrs_screener", what: "Q4 unread",
            right: #"{"any": [{"item": 4, "equals": 1}, {"item": 5"#,
            wrong: #"{"any": [{"item": 5, "equals": 1}, {"item": 5"#),
        .init(
            id: "cssrs_screener", what: "three months unread", right: #", {"item": 7, "equals": 1}]}"#,
            wrong: "]}"),
        .init(
            id: "sidas", what: "the total not fixed", right: #""value": 0,"#, wrong: #""value": 10,"#),
        .init(
            id: "audit", what: "skipped items count 4",
            right: #""skip": {"when": {"item": 1, "equals": 0}, "countsAs": 0}"#,
            wrong: #""skip": {"when": {"item": 1, "equals": 0}, "countsAs": 4}"#),
        .init(
            id: "phq9", what: "three may miss", right: #""atMostMissing": 2"#, wrong: #""atMostMissing": 3"#),
        .init(
            id: "meq30", what: "60 % left out", right: #""mystical", "atLeast": 3"#,
            wrong: #""mystical", "above": 3"#),
        .init(
            id: "swemwbs7", what: "digits swapped", right: #""gives": 16.36"#, wrong: #""gives": 16.63"#),
        .init(
            id: "psqi", what: "six hours are 2", right: #"{"from": 5, "below": 6, "gives": 2},"#,
            wrong: #"{"from": 5, "to": 6, "gives": 2},"#),
        .init(
            id: "qids_sr16", what: "appetite split", right: "[6, 7, 8, 9], [10]", wrong: "[6, 7, 8], [9, 10]"),
        .init(
            id: "tlfb_alcohol", what: "six drinks are heavy", right: #""threshold": 5"#, wrong: #""threshold": 6"#),
    ]

    @Test(arguments: defects) func theScorersDisagree(defect: Defect) throws {
        let text = try Shelf.definition(defect.id)
        var wrong = text.replacing(defect.right, with: defect.wrong)
        // The row above the six hours gives way, so that the chain stays whole.
        if defect.id == "psqi" {
            wrong = wrong.replacing(
                #"{"from": 6, "to": 7, "gives": 1}"#, with: #"{"above": 6, "to": 7, "gives": 1}"#)
        }
        try #require(wrong != text, "The definition has changed; so must this defect.")
        let mutant = try Instrument(definition: Array(wrong.utf8), file: "\(defect.id).json")
        let two = try TwoScorers(mutant)
        var patterns = Patterns(two.second.items, seed: 7)
        var given = two.second.items.map(\.low)
        for pattern in 0..<20_000 {
            patterns.fill(&given, pattern: pattern)
            try two.check(given)
        }
        #expect(two.disagreements > 0)
    }
}

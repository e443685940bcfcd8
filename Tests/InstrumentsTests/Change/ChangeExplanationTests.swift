import Foundation
import Instruments
import Testing

/// Every sentence was written out by hand from the numbers.
@Suite struct ChangeExplanationTests {
    private func sheet() throws -> (ChangeSheet, Instrument) {
        let gad7 = try Shelf.instrument("gad7")
        let half = try Threshold(
            enteredFor: "total", kind: .response, bound: .percentOfBaseline(50),
            source: "protocol, section 4")
        let parameters = try ChangeParameters(
            for: "total", of: gad7, baseline: try ChangeShelf.norm(12, 5, "this study's baseline"),
            reliability: try ChangeShelf.alpha(0.84), functional: try ChangeShelf.norm(3, 3),
            dysfunctional: try ChangeShelf.norm(12, 5), thresholds: [half])
        let first = try Shelf.sheet("gad7", [3, 2, 2, 2, 2, 2, 1])
        let second = try Shelf.sheet("gad7", [1, 1, 1, 0, 1, 1, 1])
        let found = gad7.change(from: first, to: second, against: parameters)
        return (try #require(found.value), gad7)
    }

    @Test func everyRuleOpensItsNumbersAndItems() throws {
        let (sheet, gad7) = try sheet()
        let parts = sheet.explanation(in: gad7).components(separatedBy: "\n\n")
        #expect(parts.count == 8)
        #expect(
            parts[0] == """
                Change of Total = 6 − 14 = −8: for the better; higher is worse.
                −57.1 % of the first score.
                """)
        #expect(
            parts[1] == """
                Reliable change (Jacobson–Truax):
                SE = 5 × √(1 − 0.84) = 2; Sdiff = √2 × 2 ≈ 2.8284
                index = (6 − 14) / 2.8284 ≈ −2.8284; improved reliably, because it lies below −1.96.
                Both tails at 95 %. Method: Jacobson & Truax 1991, J Consult Clin Psychol 59:12-19, \
                doi:10.1037/0022-006X.59.1.12. Baseline: this study's baseline (made up for this test). \
                Reliability: internal consistency, alpha, a sample (made up for this test).
                """)
        // 0.84 × (14 − 12) + 12 = 13.68; (6 − 13.68) / 2 = −3.84
        #expect(
            parts[2].hasPrefix(
                """
                Reliable change (Edwards–Nunnally, regression to the mean):
                expected = 0.84 × (14 − 12) + 12 = 13.68
                SE = 5 × √(1 − 0.84) = 2
                index = (6 − 13.68) / 2 = −3.84; improved reliably, because it lies below −1.96.
                """))
        #expect(
            parts[3] == """
                Response, 50 % of the score at baseline: reached for the better: 6 − 14 = −8; against \
                50 % of 14 = 7.
                Source: protocol, section 4.
                Worsening is the same bound on the other side; the source speaks of a response.
                """)
        // (3 × 12 + 5 × 3) / (3 + 5) = 51 / 8 = 6.375
        #expect(
            parts[4].hasPrefix(
                """
                Classification: recovered: improved reliably (Jacobson–Truax), crossed the line at \
                6.375 to people without the condition.
                Criterion c: (3 × 12 + 5 × 3) / (3 + 5) = 6.375.
                """))
        #expect(
            parts[6] == """
                First score:
                Total = 3 + 2 + 2 + 2 + 2 + 2 + 1 = 14
                Items 1, 2, 3, 4, 5, 6, 7, as answered.
                Rule: complete items only; higher is worse. GAD-7, definition 1.
                """)
        #expect(parts[5].hasPrefix("To know:\n- An internal consistency says nothing"))
        #expect(parts[7].hasPrefix("Second score:\nTotal = 1 + 1 + 1 + 0 + 1 + 1 + 1 = 6\n"))
    }

    /// A composite opens the scores behind it, and those their items.
    @Test func aCompositeOpensItsFacets() throws {
        let scs = try Shelf.instrument("scs")
        let parameters = try ChangeParameters(for: "total_grand_mean", of: scs)
        let first = try Shelf.sheet("scs", [Double?](repeating: 2, count: 26))
        let second = try Shelf.sheet("scs", [Double?](repeating: 4, count: 26))
        let sheet = try #require(scs.change(from: first, to: second, against: parameters).value)
        #expect(sheet.first.scores.count == 7)
        #expect(sheet.first.items.count == 26)
        let text = sheet.explanation(in: scs)
        #expect(text.contains("Change of Total (grand mean") || text.contains("no change"))
        #expect(text.contains("Self-Kindness = (2 + 2 + 2 + 2 + 2) / 5 = 10 / 5 = 2.0"))
        #expect(text.contains("No published threshold is known for SCS"))
        #expect(text.contains("was not given. A study can enter one with its source."))
    }

    @Test func aSheetSurvivesItsEncoding() throws {
        let (sheet, gad7) = try sheet()
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let bytes = try encoder.encode(sheet)
        let again = try JSONDecoder().decode(ChangeSheet.self, from: bytes)
        #expect(again == sheet)
        #expect(try encoder.encode(again) == bytes)
        #expect(again.explanation(in: gad7) == sheet.explanation(in: gad7))
        #expect(
            sheet.explanation(in: try Shelf.instrument("phq9"))
                == "This change was read with 'gad7', definition 1, not with 'phq9', definition 1.")
    }
}

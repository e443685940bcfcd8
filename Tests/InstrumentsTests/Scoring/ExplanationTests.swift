import Foundation
import Instruments
import Testing

/// The answers are the first worked examples; each sum was written out by hand from them.
@Suite struct ExplanationTests {
    private func text(_ id: String, _ scale: String, _ values: [Double?]) throws -> String {
        try Shelf.sheet(id, values).explanation(of: scale, in: try Shelf.instrument(id))
    }

    private func first(_ id: String) throws -> [Double?] {
        try #require(try WorkedExample.of(id).first).responses
    }

    @Test func aMeanOfItems() throws {
        #expect(
            try text("scs", "self_kindness", first("scs")) == """
                Self-Kindness = (1 + 1 + 5 + 1 + 5) / 5 = 13 / 5 = 2.6
                Items 5, 12, 19, 23, 26, as answered.
                Rule: complete items only; higher is better. SCS, definition 1.
                """)
    }

    @Test func reversalsAreShown() throws {
        let total = try text("scs", "total_item_mean", first("scs"))
        #expect(total.contains("= ((6 − 2) + (6 − 3) + 5 + (6 − 4) + 1 + "))
        #expect(total.contains("= 76 / 26 ≈ 2.9231\n"))
        #expect(total.contains("reversed: 1, 2, 4, 6, 8, 11, 13, 16, 18, 20, 21, 24, 25."))
    }

    @Test func reflectionsAreShown() throws {
        let rucs = try text("scs", "rucs_item_mean", first("scs"))
        #expect(rucs.hasPrefix("Reduced uncompassionate self-responding (RUCS) = 6 − 3.1538 ≈ 2.8462\n"))
        let grand = try text("scs", "total_grand_mean", first("scs"))
        #expect(grand.contains("= (2.6 + (6 − 3.2) + 4.5 + (6 − 3) + 2 + (6 − 3.25)) / 6 = 17.65 / 6 ≈ 2.9417"))
        #expect(grand.contains("Self-Judgment (reflected)"))
    }

    @Test func sumsMultiplesAndCounts() throws {
        #expect(
            try text("phq9", "total", first("phq9"))
                .hasPrefix("Total = 2 + 3 + 3 + 3 + 0 + 0 + 1 + 2 + 2 = 16\n"))
        #expect(try text("dass21", "anxiety", first("dass21")).contains("= 13 × 2 = 26\n"))
        #expect(
            try text("pcl5", "n_b", first("pcl5")).contains(
                "= 4 of 5 that answered 2 or more: pcl5_1 (4), pcl5_2 (4), pcl5_3 (2), pcl5_4 (3)\n"))
    }

    @Test func proratingIsShown() throws {
        #expect(
            try text("phq9", "total", [2, nil, 2, 2, 2, nil, 2, 2, 2]) == """
                Total = (2 + 2 + 2 + 2 + 2 + 2 + 2) × 9 / 7 = 14 × 9 / 7 = 18
                Items 1, 3, 4, 5, 7, 8, 9, as answered.
                Prorated; no answer: phq9_2 (left blank), phq9_6 (left blank).
                Rule: up to 2 missing items replaced by the mean of the answered ones \
                (Arrieta 2017, as implemented in qscorer); higher is worse. PHQ-9, definition 1.
                """)
    }

    @Test func aMissingScoreSaysWhy() throws {
        #expect(
            try text("gad7", "total", [1, 1, 1, nil, 1, 1, 1]) == """
                Total has no value: 1 of 7 items has no answer: gad7_4 (left blank).
                Rule: complete items only; higher is worse. GAD-7, definition 1.
                """)
    }

    @Test func aWrongNameIsAnsweredWithTheNearest() throws {
        let values = try first("scs")
        #expect(
            try text("scs", "self_kindnes", values)
                == "SCS has no scale 'self_kindnes'. Did you mean 'self_kindness'?")
        let sheet = try Shelf.sheet("scs", values)
        #expect(
            sheet.explanation(of: "total", in: try Shelf.instrument("phq9"))
                == "These are scores of 'scs', not of 'phq9'.")
    }

    @Test func theWholeSheet() throws {
        let phq9 = try Shelf.instrument("phq9")
        let whole = try Shelf.sheet("phq9", first("phq9")).explanation(in: phq9)
        let parts = whole.split(separator: "\n\n")
        #expect(parts.count == 6)
        #expect(parts.first == "Patient Health Questionnaire-9 (PHQ-9), 9 items, definition 1")
        #expect(whole.contains("Major depressive syndrome: the rule is met."))
        #expect(whole.hasSuffix("2; 1 or more needs a person, whatever the total."))
    }

    /// Every explained sum of every worked example ends in the value that the sheet holds; tables,
    /// tiers and the highest of a domain say more after it.
    @Test(arguments: Shelf.ids) func everySumEndsInItsValue(id: String) throws {
        let instrument = try Shelf.instrument(id)
        for example in try WorkedExample.of(id) {
            let sheet = try Shelf.sheet(id, example.responses)
            for scale in instrument.scales where scale.group != .count {
                guard let value = sheet[scale.id] else { continue }
                let line = sheet.explanation(of: scale.id, in: instrument).split(separator: "\n")[0]
                var sum = line
                for after in [", which ", ", the highest ", " ("] where scale.method.saysMore {
                    sum = Substring(sum.components(separatedBy: after)[0])
                }
                let last = try #require(sum.split(separator: " ").last.flatMap { Double($0) }, "\(line)")
                #expect((last - value).magnitude <= 0.00005, "\(line)")
            }
        }
    }
}

extension ScoringMethod {
    /// Whether an explained sum goes on after its value: what the value was found by.
    fileprivate var saysMore: Bool {
        switch self {
        case .table, .brackets, .sumOfMaxima, .tiers: true
        default: false
        }
    }
}

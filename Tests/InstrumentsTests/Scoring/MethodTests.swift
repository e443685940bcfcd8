import Foundation
import Instruments
import Testing

/// Methods that are not plain sums and means, each on a small definition after the catalog's key of
/// the instrument that uses it. Expected values: the catalog's worked examples, or by hand.
@Suite struct MethodTests {
    private func instrument(items: String, scales: String, response: String = Self.likert) throws
        -> Instrument
    {
        let text = """
            {"id": "t", "name": "Test", "abbreviation": "T", "form": "test", "version": "1",
             "respondent": "participant", "construct": "test", "timeframe": "recent",
             "keyConfidence": "high", "recall": "none", "response": \(response),
             "items": [\(items)], "scales": [\(scales)],
             "missingItemRule": {"rule": "completeOnly"},
             "licence": {"status": "unknown", "detail": "none", "sources": ["test"]},
             "citation": {"authors": "A", "year": 2000, "title": "T", "publication": "P"},
             "keySources": ["test"]}
            """
        return try Instrument(definition: Array(text.utf8), file: "t.json")
    }

    private static let likert = #"{"kind": "likert", "minimum": 0, "maximum": 3, "step": 1}"#

    private func items(_ count: Int, _ extra: [Int: String] = [:]) -> String {
        (1...count).map { number in
            let more = extra[number].map { ", " + $0 } ?? ""
            return #"{"number": \#(number), "code": "t_\#(number)", "topic": "item"\#(more)}"#
        }.joined(separator: ", ")
    }

    private func scale(_ id: String, _ range: String, _ method: String, _ extra: String = "") -> String {
        #"{"id": "\#(id)", "name": "\#(id)", "group": "total", "direction": "higherIsWorse", \#(range), "#
            + #""method": \#(method)\#(extra)}"#
    }

    private let primary = #", "isPrimary": true"#

    private func sheet(_ instrument: Instrument, _ values: [Double?]) throws -> ScoreSheet {
        instrument.score(try Shelf.answers(values, for: instrument))
    }

    /// QIDS-SR16: both worked examples of the catalog (16 and 11), the unasked partner left open.
    @Test func sumOfMaxima() throws {
        let partner = [6: 7, 7: 6, 8: 9, 9: 8].mapValues { #""skip": {"when": {"answered": \#($0)}}"# }
        let domains = "[[1,2,3,4],[5],[6,7,8,9],[10],[11],[12],[13],[14],[15,16]]"
        let qids = try instrument(
            items: items(16, partner),
            scales: scale(
                "total", #""minimum": 0, "maximum": 27"#,
                #"{"kind": "sumOfMaxima", "domains": \#(domains)}"#, primary))
        let first = try sheet(qids, [1, 2, 1, 1, 1, 0, nil, 0, nil, 1, 3, 3, 2, 2, 0, 2])
        #expect(first["total"] == 16)
        let second = try sheet(qids, [0, 3, 1, 1, 0, nil, 1, nil, 1, 0, 0, 2, 2, 1, 2, 1])
        #expect(second["total"] == 11)
        #expect(first.explanation(of: "total", in: qids).hasPrefix("total = 2 + 1 + 1 + 3 + 3 + 2 + 2 + 2 = 16"))
        // A blank in the sleep domain is not excused.
        #expect(try sheet(qids, [1, nil, 1, 1, 1, 0, nil, 0, nil, 1, 3, 3, 2, 2, 0, 2])["total"] == nil)
    }

    /// SIDAS: item 1 at 0 ends the form with total 0; filling item 2 with 0 would give 10.
    @Test func exceptionsFixAValue() throws {
        let skip = [2, 3, 4, 5].map { ($0, #""skip": {"when": {"item": 1, "equals": 0}}"#) }
        let sidas = try instrument(
            items: items(5, Dictionary(uniqueKeysWithValues: skip)),
            scales: scale(
                "total", #""minimum": 0, "maximum": 50"#,
                #"{"kind": "sum", "items": [1,2,3,4,5], "reversed": [2]}"#,
                primary + #", "exceptions": [{"when": {"item": 1, "equals": 0}, "value": 0, "source": "form"}]"#),
            response: #"{"kind": "visualAnalog", "minimum": 0, "maximum": 10, "step": 1}"#)
        let skipped = try sheet(sidas, [0, nil, nil, nil, nil])
        #expect(skipped["total"] == 0)
        #expect(skipped.explanation(of: "total", in: sidas).hasPrefix("total = 0, because item 1 = 0\n"))
        #expect(try sheet(sidas, [4, 3, 2, 1, 0])["total"] == 14)
        #expect(try sheet(sidas, [nil, nil, nil, nil, nil])["total"] == nil)
    }

    /// AUDIT: an abstainer skips items 2 to 8, which count as 0, and still answers 9 and 10.
    @Test func skippedItemsMayCount() throws {
        let skip = (2...8).map { ($0, #""skip": {"when": {"item": 1, "equals": 0}, "countsAs": 0}"#) }
        var extra = Dictionary(uniqueKeysWithValues: skip)
        let even = #""response": {"kind": "likert", "minimum": 0, "maximum": 4, "step": 2}"#
        (extra[9], extra[10]) = (even, even)
        let audit = try instrument(
            items: items(10, extra),
            scales: scale(
                "total", #""minimum": 0, "maximum": 40"#,
                #"{"kind": "sum", "items": [1,2,3,4,5,6,7,8,9,10]}"#, primary),
            response: #"{"kind": "likert", "minimum": 0, "maximum": 4, "step": 1}"#)
        #expect(try sheet(audit, [0, nil, nil, nil, nil, nil, nil, nil, 4, 4])["total"] == 8)
        #expect(try sheet(audit, [1, nil, nil, nil, nil, nil, nil, nil, 4, 4])["total"] == nil)
        #expect(throws: AnswerFaults.self) { try sheet(audit, [1, 0, 0, 0, 0, 0, 0, 0, 1, 0]) }
    }

    /// C-SSRS screener: all eleven cases of the catalog but the note on inconsistency.
    @Test func tiers() throws {
        let no2 = #""skip": {"when": {"item": 2, "equals": 0}}"#
        let no6 = #""skip": {"when": {"item": 6, "equals": 0}}"#
        let high = #"{"any": [{"item": 4, "equals": 1}, {"item": 5, "equals": 1}, {"item": 7, "equals": 1}]}"#
        let moderate = #"{"any": [{"item": 3, "equals": 1}, {"item": 6, "equals": 1}]}"#
        let low = #"{"any": [{"item": 1, "equals": 1}, {"item": 2, "equals": 1}]}"#
        let none = #"{"all": [{"item": 1, "equals": 0}, {"item": 2, "equals": 0}, {"item": 6, "equals": 0}]}"#
        let tiers = [("high", 3, high), ("moderate", 2, moderate), ("low", 1, low), ("none", 0, none)]
            .map { #"{"name": "\#($0.0)", "value": \#($0.1), "when": \#($0.2)}"# }.joined(separator: ",")
        let counted = #", "countsAs": 0}"#
        let extra = [3: no2, 4: no2, 5: no2, 7: no6].mapValues { $0.dropLast() + counted }
        let screener = try instrument(
            items: items(7, extra.mapValues { String($0) }),
            scales: scale(
                "risk", #""minimum": 0, "maximum": 3"#, #"{"kind": "tiers", "tiers": [\#(tiers)]}"#, primary),
            response: #"{"kind": "binary", "minimum": 0, "maximum": 1, "step": 1}"#)
        let cases: [([Double?], Double)] = [
            ([0, 0, nil, nil, nil, 0, nil], 0), ([1, 0, nil, nil, nil, 0, nil], 1),
            ([1, 1, 0, 0, 0, 0, nil], 1), ([1, 1, 1, 0, 0, 0, nil], 2),
            ([1, 1, 0, 1, 0, 0, nil], 3), ([1, 1, 1, 1, 1, 0, nil], 3),
            ([0, 0, nil, nil, nil, 1, 0], 2), ([0, 0, nil, nil, nil, 1, 1], 3),
            ([0, 0, nil, 1, nil, 0, nil], 3),
        ]
        for (answers, risk) in cases { #expect(try sheet(screener, answers)["risk"] == risk) }
        func sentence(_ answers: [Double?]) throws -> String {
            guard case .missing(let missing)? = try sheet(screener, answers).score("risk")?.outcome
            else { return "" }
            return missing.sentence
        }
        #expect(try sentence([1, 1, 0, nil, 0, 0, nil]) == "risk is undetermined, at least low: no answer to t_4.")
        #expect(
            try sentence([1, 0, nil, nil, nil, 1, nil])
                == "risk is undetermined, at least moderate: no answer to t_7.")
    }

    /// SWEMWBS: two rows of its conversion; PSQI: latency brackets; a quotient as in its efficiency.
    @Test func tablesBracketsAndQuotients() throws {
        let range = #""minimum": 0, "maximum": 6"#
        let raw = scale("raw", range, #"{"kind": "sum", "items": [1, 2]}"#, primary)
        let table = scale(
            "metric", #""minimum": 7, "maximum": 9.51"#,
            #"{"kind": "table", "score": "raw", "rows": [{"from": 1, "gives": 7}, {"from": 2, "gives": 9.51}]}"#)
        let brackets = scale(
            "latency", #""minimum": 0, "maximum": 2"#,
            #"{"kind": "brackets", "score": "raw", "rows": [{"to": 1, "gives": 0}, {"above": 1, "to": 3, "gives": 1}, {"above": 3, "gives": 2}]}"#)
        let third = scale("third", #""minimum": 0, "maximum": 3"#, #"{"kind": "sum", "items": [3]}"#)
        let quotient = scale(
            "efficiency", #""minimum": 0"#,
            #"{"kind": "quotient", "numerator": "raw", "denominator": "third", "factor": 100}"#)
        let all = [raw, table, brackets, third, quotient].joined(separator: ", ")
        let test = try instrument(items: items(3), scales: all)
        let two = try sheet(test, [1, 1, 3])
        #expect(two["metric"] == 9.51)
        #expect(two["latency"] == 1)
        #expect(two["efficiency"] == 200.0 / 3)
        #expect(two.explanation(of: "efficiency", in: test).hasPrefix("efficiency = 100 × 2 / 3 ≈ 66.6667\n"))
        #expect(two.explanation(of: "latency", in: test).hasPrefix("latency = 1, which is given for 2 (above 1 to 3)\n"))
        let outside = try sheet(test, [3, 3, 0])
        #expect(outside["metric"] == nil)
        #expect(outside["latency"] == 2)
        #expect(outside["efficiency"] == nil)
    }

    /// Timeline follow-back: of five days with data two are heavy, with 6 and 5 drinks; by hand.
    @Test func days() throws {
        func days(_ id: String, _ range: String, _ statistic: String, _ threshold: Double) -> String {
            scale(
                id, range,
                #"{"kind": "days", "items": [1,2,3,4,5,6], "threshold": \#(threshold), "statistic": "\#(statistic)"}"#,
                id == "heavy" ? primary : "")
        }
        let all = [
            days("heavy", #""minimum": 0, "maximum": 100"#, "percentOfDays", 5),
            days("drinking", #""minimum": 0"#, "meanOfThoseDays", 0.1),
            days("every", #""minimum": 0"#, "meanOfAllDays", 0),
        ].joined(separator: ", ")
        let diary = try instrument(
            items: items(6), scales: all, response: #"{"kind": "count", "minimum": 0, "step": 0.1}"#)
        let sheet = try sheet(diary, [6, 0, nil, 5, 1, 0])
        #expect(sheet["heavy"] == 40)
        #expect(sheet["drinking"] == 4)
        #expect(sheet["every"] == 2.4)
        #expect(try self.sheet(diary, [0, 0, 0, 0, 0, 0])["drinking"] == nil)
        #expect(try self.sheet(diary, [nil, nil, nil, nil, nil, nil])["heavy"] == nil)
        #expect(sheet.explanation(of: "heavy", in: diary).hasPrefix("heavy = 100 × 2 / 5 days = 40\n"))
    }
}

import Foundation
import Instruments
import Testing

/// Nobody answered what the form did not ask, and no explanation says so.
@Suite struct SkippedItemTests {
    /// An abstainer of the past year answers items 1, 9 and 10 only.
    @Test func anAbstainersAudit() throws {
        let values: [Double?] = [0, nil, nil, nil, nil, nil, nil, nil, 2, 4]
        let sheet = try Shelf.sheet("audit", values)
        let audit = try Shelf.instrument("audit")
        #expect(sheet["total"] == 6)
        let total = try #require(sheet.score("total"))
        #expect(total.itemsUsed.filter(\.isSkipped).map(\.code) == (2...8).map { "audit_\($0)" })
        let text = sheet.explanation(of: "total", in: audit)
        #expect(text.contains("\nItems 1, 9, 10, as answered.\nItems 2 to 8 skipped by the form, counted as 0.\n"))
        let dependence = sheet.explanation(of: "dependence", in: audit)
        #expect(dependence.contains("\nItems 4 to 6 skipped by the form, counted as 0.\n"))
        #expect(!dependence.contains("as answered"))
    }

    @Test func whoAnsweredIsNotSkipped() throws {
        let sheet = try Shelf.sheet("audit", [0, 0, 0, 0, 0, 0, 0, 0, 2, 4])
        #expect(sheet.score("total")?.itemsUsed.contains { $0.isSkipped } == false)
        let text = sheet.explanation(of: "total", in: try Shelf.instrument("audit"))
        #expect(text.contains("\nItems 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, as answered.\n"))
    }

    /// Items 3 to 5 of the C-SSRS screener are not asked after a no to item 2.
    @Test func theScreenersSkippedItems() throws {
        let sheet = try Shelf.sheet("cssrs_screener", [0, 0, nil, nil, nil, 0, 0])
        let text = sheet.explanation(of: "risk", in: try Shelf.instrument("cssrs_screener"))
        #expect(text.contains("\nItems 3 to 5 skipped by the form, counted as 0.\n"))
        #expect(text.contains("\nItems 1, 2, 6"))
    }

    /// A score stored before items were marked reads as unmarked and is written as it was.
    @Test func oldScoresRead() throws {
        let old = #"{"answered":3,"code":"x_1","counted":1,"reversed":true}"#
        let use = try JSONDecoder().decode(ItemUse.self, from: Data(old.utf8))
        #expect(!use.isSkipped && use.counted == 1)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(use), as: UTF8.self) == old)
        let sheet = try Shelf.sheet("audit", [0, nil, nil, nil, nil, nil, nil, nil, 2, 4])
        #expect(try JSONDecoder().decode(ScoreSheet.self, from: try encoder.encode(sheet)) == sheet)
    }

    /// SIDAS: no thoughts and yet close to an attempt. The total is 0 and says nothing.
    @Test func answersThatContradictEachOther() throws {
        func states(_ values: [Double?]) throws -> [String: FlagOutcome.State] {
            let sheet = try Shelf.sheet("sidas", values)
            return Dictionary(sheet.flags.map { ($0.flag, $0.state) }) { first, _ in first }
        }
        let close = try states([0, 0, 8, 0, 0])
        #expect(close["inconsistent"] == .present && close["follow_up"] == .present)
        let distress = try states([0, 10, 0, 3, 0])
        #expect(distress["inconsistent"] == .present && distress["follow_up"] == .absent)
        // Without thoughts and everything under control: nothing to ask about.
        let calm = try states([0, 10, 0, 0, 0])
        #expect(calm["inconsistent"] == .absent && calm["follow_up"] == .absent)
        let skipped = try states([0, nil, nil, nil, nil])
        #expect(skipped["inconsistent"] == .absent && skipped["follow_up"] == .absent)
        let thoughts = try states([3, 5, 0, 4, 2])
        #expect(thoughts["inconsistent"] == .absent && thoughts["follow_up"] == .present)
    }

    /// A total of which one part was prorated and another has no value stands on nothing.
    @Test func aMissingScoreIsNotProrated() throws {
        let scs = try Shelf.instrument("scs")
        var values = [Double?](repeating: 3, count: 26)
        // One of the five of self-kindness is replaced; of isolation three of four are blank.
        for number in [5, 4, 13, 18] { values[number - 1] = nil }
        let sheet = scs.score(try Shelf.answers(values, for: scs), prorating: .missingShare(atMost: 0.25))
        #expect(sheet.score("self_kindness")?.prorated == true)
        let total = try #require(sheet.score("total_grand_mean"))
        #expect(total.value == nil && !total.prorated)
    }
}

import Datasets
import Foundation
import Instruments
import Statistics
import Testing

/// 375 people answered the SCS; six facet sums and a total were stored with their answers.
/// Data, credit and terms: `InstrumentsTests/Reference/README.md` (Caudek, ccaudek/ema_scs_piel).
@Suite struct RealPeopleTests {
    private static func bytes() throws -> [UInt8] {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return Array(try Data(contentsOf: tests.appending(path: "InstrumentsTests/Reference/self-compassion-items.csv")))
    }

    @Test func theStoredSumsFollow() throws {
        let scs = try SmallTrial.catalog.get().instrument(named: "scs")
        let items = try ItemTable(bytes: try Self.bytes(), instrument: scs, columns: .prefix("scs_"))
        let scored = ScoredTable(items)
        #expect(scored.sheets.count == 375)
        let table = try scored.table(carrying: items.table.columns.filter { $0.name.hasPrefix("published_") })
        let sizes: [(scale: String, stored: String, items: Double)] = [
            ("self_kindness", "published_self_kindness", 5), ("self_judgment", "published_self_judgment", 5),
            ("common_humanity", "published_common_humanity", 4), ("isolation", "published_isolation", 4),
            ("mindfulness", "published_mindfulness", 4), ("over_identification", "published_over_identification", 4),
            ("total_item_mean", "published_scs_total_score", 26),
        ]
        for (scale, name, size) in sizes {
            let ours = try table.numbers("scs_\(scale)").map(\.value)
            let stored = try table.numbers(name).map { $0.value.map { $0 / size } }
            #expect(ours == stored, "\(scale)")
        }
        #expect(scored.coverage.allSatisfy { $0.scored == 375 })
        #expect(table.column("scs_not_scored")?.content == .categorical(levels: [], codes: Array(repeating: nil, count: 375)))
    }

    /// One answer taken away takes its facet and the totals away, and names them.
    @Test func oneBlankIsNeverAZero() throws {
        let scs = try SmallTrial.catalog.get().instrument(named: "scs")
        let text = String(decoding: try Self.bytes(), as: UTF8.self)
        var lines = text.split(whereSeparator: \.isNewline).map(String.init)
        let header = lines[0].split(separator: ",", omittingEmptySubsequences: false)
        let place = try #require(header.firstIndex(of: "scs_5"))
        var fields = lines[1].split(separator: ",", omittingEmptySubsequences: false)
        fields[place] = ""
        lines[1] = fields.joined(separator: ",")
        let bytes = Array(lines.joined(separator: "\n").utf8)
        let scored = ScoredTable(try ItemTable(bytes: bytes, instrument: scs, columns: .prefix("scs_")))
        let missing = Set(scored.sheets[0].scores.filter { $0.value == nil }.map(\.scale))
        #expect(missing.isSuperset(of: ["self_kindness", "total_item_mean"]) && !missing.contains("isolation"))
        let table = try scored.table()
        guard case .categorical(let levels, let codes)? = table.column("scs_not_scored")?.content else {
            Issue.record("not_scored is not a column of names")
            return
        }
        #expect(levels.count == 1 && codes[0] == 0 && codes.dropFirst().allSatisfy { $0 == nil })
        #expect(Set(levels[0].split(separator: " ").map(String.init)) == missing)
        #expect(scored.coverage.first { $0.scale.id == "self_kindness" }?.scored == 374)
    }
}

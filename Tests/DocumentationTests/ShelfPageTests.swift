import Foundation
import Testing

@Suite("The page of instruments is the shelf")
struct ShelfPageTests {
    private struct Entry: Decodable {
        let id, name, construct, timeframe, keyConfidence, wording: String
        let items: Int
    }

    @Test("Each row says what the definition says, and none is missing")
    func rows() throws {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "maitri-shelf-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let answer = try Program().run(["instrument", "list", "--json"], in: scratch)
        let shelf = try JSONDecoder().decode([Entry].self, from: Data(answer.output.utf8))
        let table = try #require(try Repository.page("Documentation/Instruments.md").tables.first { $0.header.count == 7 })
        let expected = shelf.map { entry in
            [
                "`\(entry.id)`", entry.name, entry.construct, entry.timeframe, "\(entry.items)",
                entry.keyConfidence == "high" ? "sure" : "check once", entry.wording,
            ]
        }
        #expect(expected.count >= 51)
        #expect(table.rows == expected)
    }
}

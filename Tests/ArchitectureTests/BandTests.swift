import Foundation
import Testing

/// A band is a word for a stretch of a scale, not for a person.
@Suite struct BandTests {
    @Test("No page shows a band but the one about an instrument; participants get theirs with a next sentence")
    func bandsStayOnTheShelf() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        var readers: [String] = []
        for room in ["Reports", "Web", "Safeguards"] {
            let folder = root.appending(path: "Sources/\(room)")
            let files = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }
            for file in files where file.hasSuffix(".swift") {
                let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
                if text.contains(".bands") || text.contains(".band(") || text.contains("SeverityBands") { readers.append(file) }
            }
        }
        #expect(readers == ["Pages/Instruments/InstrumentReading.swift"])
    }
}

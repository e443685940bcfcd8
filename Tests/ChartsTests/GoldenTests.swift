import Charts
import Foundation
import Testing

/// Every chart against its stored drawing. `MAITRI_RECORD_GOLDEN=1 swift test --filter Golden` writes them anew;
/// look at the pictures before you commit them.
@Suite struct GoldenTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Golden")

    static let names = ChartSamples.all.flatMap { entry in
        ["wide", "narrow"].map { "\(entry.name)-\($0)" }
    }

    @Test(arguments: names) func drawingIsUnchanged(name: String) throws {
        let entry = try #require(ChartSamples.all.first { name == "\($0.name)-wide" || name == "\($0.name)-narrow" })
        let svg = entry.chart.svg(idPrefix: entry.name, layout: name.hasSuffix("-wide") ? .wide : .narrow)
        let file = Self.folder.appendingPathComponent(name + ".svg")
        if ProcessInfo.processInfo.environment["MAITRI_RECORD_GOLDEN"] == "1" {
            try svg.write(to: file, atomically: true, encoding: .utf8)
        }
        let stored = try String(contentsOf: file, encoding: .utf8)
        guard stored != svg else { return }
        let ours = svg.split(separator: "\n", omittingEmptySubsequences: false)
        let theirs = stored.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(ours, theirs).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(ours.count, theirs.count)
        let now = line < ours.count ? String(ours[line]) : "(end of file)"
        let before = line < theirs.count ? String(theirs[line]) : "(end of file)"
        Issue.record(
            "\(name).svg differs first in line \(line + 1).\nstored: \(before)\ndrawn:  \(now)\nIf the new drawing is right, record it: MAITRI_RECORD_GOLDEN=1."
        )
    }

    @Test func noStrayGoldenFiles() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(files.sorted() == Self.names.map { $0 + ".svg" }.sorted())
    }
}

import Foundation
import Testing

/// Pages as they were when somebody last looked at them and agreed. With MAITRI_WRITE_GOLDEN=1 in the
/// environment the files are written anew, to be read as a difference before they are kept.
enum Golden {
    static func expect(_ html: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Golden/\(name).html")
        if ProcessInfo.processInfo.environment["MAITRI_WRITE_GOLDEN"] == "1" {
            try html.write(to: file, atomically: true, encoding: .utf8)
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        guard html != golden else { return }
        let lines = html.split(separator: "\n", omittingEmptySubsequences: false)
        let old = golden.split(separator: "\n", omittingEmptySubsequences: false)
        let first = zip(lines, old).prefix { $0 == $1 }.count
        let now = first < lines.count ? lines[first] : "the end"
        let before = first < old.count ? old[first] : "the end"
        Issue.record("\(name), line \(first + 1): \(now) — was: \(before)", sourceLocation: sourceLocation)
    }
}

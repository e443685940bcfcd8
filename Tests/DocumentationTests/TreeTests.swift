import Foundation
import Testing

@Suite("The tree holds the project and nothing else")
struct TreeTests {
    private func texts() throws -> [(path: String, text: String)] {
        try Repository.files().compactMap { path in
            (try? Repository.text(path)).map { (path, $0) }
        }
    }

    /// Beginnings of paths that exist on one machine only. Written apart, so that this file does not hold them.
    private let machinePaths = ["work", "farm", "root", "opt"].map { "/" + $0 + "/" }
    private let temporary = "/" + "tmp"

    @Test("No file names a path of one machine")
    func paths() throws {
        for (path, text) in try texts() {
            for line in text.split(separator: "\n") {
                for prefix in machinePaths {
                    guard let place = line.range(of: prefix) else { continue }
                    // Part of a longer path or address is no beginning.
                    let before = place.lowerBound == line.startIndex ? " " : line[line.index(before: place.lowerBound)]
                    #expect(before.isLetter || before.isNumber || before == "." || before == "}" || before == ")", "\(path): \(line.prefix(160))")
                }
            }
        }
        for page in try Repository.pages() {
            let text = try Repository.text(page.path)
            #expect(!text.contains(temporary), "\(page.path)")
        }
    }

    @Test("No file speaks of how it was made instead of what it is")
    func words() throws {
        let phrases = [["sub", "agent"], ["sub-", "agent"], ["prompt ", "engineering"], ["before", "-stop"], ["steering ", "repo"], ["this ", "session was"]]
            .map { $0.joined() }
        for (path, text) in try texts() {
            let lower = text.lowercased()
            for phrase in phrases { #expect(!lower.contains(phrase), "\(path): \(phrase)") }
        }
    }

    @Test("The licence, the notice and the two commands are where people look for them")
    func first() throws {
        #expect(try Repository.text("LICENSE").contains("Apache License"))
        #expect(try Repository.text("NOTICE").contains("Maitri"))
        let readme = try Repository.text("README.md")
        #expect(readme.contains("make demo\nmake test\n"))
        #expect(readme.contains("not a medical device") && readme.contains("not approved medicines in most places"))
    }

    @Test("Every Swift package that is built in is in NOTICE")
    func packages() throws {
        let notice = try Repository.text("NOTICE").lowercased()
        let pins = try Repository.text("Package.resolved").matches(of: /"identity" : "([^"]+)"/).map { String($0.1) }
        #expect(pins.count > 10)
        for package in pins { #expect(notice.contains(package), "\(package)") }
    }
}

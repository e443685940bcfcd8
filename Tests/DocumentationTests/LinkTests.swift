import Foundation
import Testing

@Suite("The documents lead somewhere")
struct LinkTests {
    @Test("Every local link leads to a file, and every anchor to a heading", arguments: try Repository.pages())
    func links(page: MarkdownPage) throws {
        let folder = Repository.root.appending(path: page.path).deletingLastPathComponent()
        for link in page.links where !link.contains("://") {
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let target = parts[0].isEmpty
                ? Repository.root.appending(path: page.path) : folder.appending(path: parts[0]).standardizedFileURL
            #expect(FileManager.default.fileExists(atPath: target.path), "\(page.path) → \(link)")
            guard parts.count == 2, let text = try? String(contentsOf: target, encoding: .utf8) else { continue }
            #expect(MarkdownPage(path: parts[0], text: text).anchors.contains(parts[1]), "\(page.path) → \(link)")
        }
    }

    @Test("Every path that a page names is there", arguments: try Repository.pages())
    func paths(page: MarkdownPage) throws {
        let tops = ["Sources/", "Tests/", "Documentation/", "Examples/", "Benchmarks/", "scripts/"]
        for match in page.prose.matches(of: /`([A-Za-z0-9_.\/+-]+)`/) {
            let path = String(match.1)
            guard tops.contains(where: path.hasPrefix) else { continue }
            #expect(FileManager.default.fileExists(atPath: Repository.root.appending(path: path).path), "\(page.path): \(path)")
        }
    }

    @Test("The picture of the first page is small")
    func picture() throws {
        let pictures = try Repository.page("README.md").links.filter { $0.hasSuffix(".png") || $0.hasSuffix(".svg") }
        #expect(pictures.count == 1)
        for picture in pictures {
            #expect(try Data(contentsOf: Repository.root.appending(path: picture)).count < 300_000)
        }
    }

    @Test("Files that NOTICE names are there, and every copy of others' data is named")
    func notice() throws {
        let notice = try Repository.text("NOTICE")
        for match in notice.matches(of: /^  ((?:Tests|Examples|Sources)\/\S+\.csv)$/.anchorsMatchLineEndings()) {
            #expect(FileManager.default.fileExists(atPath: Repository.root.appending(path: String(match.1)).path), "\(match.1)")
        }
        let simulated = [
            "/a1-", "/b1-", "/c1-", "/d2-", "/g1-", "/g2-", "/h3-", "/i2-", "/j4-", "/j5-", "/j9-", "/j10-", "/k3-",
            "Examples/scores-of-others.csv", "Examples/daily-practice.csv", "Examples/for-whom.csv", "Examples/answers-twice.csv", "Examples/mechanism.csv",
            "Examples/follow-up.csv", "Examples/retreatment.csv", "Examples/guesses.csv",
            // Made by the scripts beside them.
            "Reference/mixed/", "Reference/i2-correlations/", "Reference/formula/", "Reference/change.csv",
            "Reference/effects-in-studies.csv", "Reference/tests/", "Reference/survival/expected.csv", "Reference/errors-in-variables.csv",
            "Reference/clusters.csv", "Reference/weeks.csv", "Reference/mediation-designs.csv", "Examples/over-time.csv",
        ]
        for file in try Repository.files(below: "Tests", ending: [".csv"]) + Repository.files(below: "Examples", ending: [".csv"]) {
            #expect(notice.contains("  \(file)\n") || simulated.contains { file.contains($0) }, "\(file)")
        }
    }
}

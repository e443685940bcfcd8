import Accompaniment
import Foundation
import Testing

/// The words of the files themselves.
struct LanguageFilesTests {
    private let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

    private var languages: URL { sources.appending(path: "Accompaniment/Languages") }

    private func files(under folder: URL, ending: String) throws -> [URL] {
        let all = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        return all.compactMap { $0 as? URL }.filter { $0.lastPathComponent.hasSuffix(ending) }.sorted { $0.path < $1.path }
    }

    @Test("The bundled languages open, and German is as complete as English")
    func bundled() throws {
        let shelf = try LanguageFolder.bundled().shelf()
        #expect(shelf.tags == ["de", "en"])
        #expect(shelf.languages.map(\.name) == ["Deutsch", "English"])
    }

    @Test("Every key stands once, on a line of its own, in order")
    func order() throws {
        for file in try files(under: languages, ending: ".json") where file.deletingLastPathComponent().lastPathComponent.count == 2 {
            let keys = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                .filter { $0.hasPrefix("  \"") }.compactMap { $0.split(separator: "\"").dropFirst().first.map(String.init) }
            let read = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
            #expect(keys == read.keys.sorted(), "\(file.path)")
        }
    }

    /// Grading, scolding and cheering words, and names for people that the house does not use.
    private static let forbidden: [String: Set<String>] = [
        "en": [
            "overdue", "streak", "streaks", "badge", "badges", "user", "users", "subject", "subjects", "patient", "patients", "normal",
            "abnormal", "healthy", "unhealthy", "failed", "failure", "passed", "deficient", "excellent", "mild", "severe", "severely", "disorder", "dysfunctional",
            "impaired", "addict", "abuse", "insane", "crazy", "weak", "congratulations", "awesome", "amazing", "compliance", "compliant",
        ],
        "de": [
            "überfällig", "serie", "abzeichen", "nutzer", "nutzerin", "benutzer", "benutzerin", "proband", "probandin", "probanden", "patient",
            "patientin", "patienten", "versuchsperson", "normal", "unnormal", "gesund", "ungesund", "versagt", "bestanden", "durchgefallen", "mangelhaft",
            "störung", "gestört", "verrückt", "schwach", "glückwunsch", "großartig", "versäumt",
        ],
    ]

    private func forbiddenWords(in text: String, tag: String) -> [String] {
        let words = text.lowercased().split { !$0.isLetter }.map(String.init)
        return words.filter { Self.forbidden[tag]?.contains($0) ?? false }
    }

    @Test("No language grades, scolds or cheers; a planted word is found")
    func tone() throws {
        for tag in try LanguageFolder.bundled().tags() {
            try #require(Self.forbidden[tag] != nil, "\(tag) needs its own list of words")
            for file in try files(under: languages.appending(path: tag), ending: ".json") {
                let text = try String(contentsOf: file, encoding: .utf8)
                let values = text.split(separator: "\n").map { line in line.firstRange(of: "\": ").map { String(line[$0.upperBound...]) } ?? String(line) }
                #expect(forbiddenWords(in: values.joined(separator: "\n"), tag: tag) == [], "\(file.path)")
                #expect(!values.joined().contains("!"), "\(file.path) shouts")
            }
        }
        #expect(forbiddenWords(in: "This is Overdue, user.", tag: "en") == ["overdue", "user"])
    }

    @Test("Every key that a source asks for is there, and every key that is there is asked for")
    func keys() throws {
        let keys = try LanguageFolder.bundled().shelf().site.keys
        let areas = Set(keys.compactMap { $0.split(separator: ".").first.map(String.init) })
        var scan = KeyScan(areas: areas)
        for room in ["Accompaniment", "ParticipantSite", "StaffSite", "Safeguards"] {
            for file in try files(under: sources.appending(path: room), ending: ".swift") {
                scan.read(try String(contentsOf: file, encoding: .utf8), from: "\(room)/\(file.lastPathComponent)")
            }
        }
        #expect(scan.missing(from: keys) == [])
        #expect(scan.unused(of: keys) == [])
    }

    @Test("The scan of sources sees a key that is missing, one that is unused, and one that is put together")
    func scan() {
        var scan = KeyScan(areas: ["today", "help"])
        let source = ##"say("today.nothing") + say("help.kind.\(x).title") + say("today.minutes", count: 5) + "help.json""##
        scan.read("/// say(\"today.comment\")\n" + source, from: "a")
        #expect(scan.missing(from: ["today.minutes.one", "today.minutes.other", "help.kind.a.title"]) == ["a: today.nothing"])
        #expect(scan.unused(of: ["today.nothing", "help.kind.a.title", "help.kinds", "today.minutes.one"]) == ["help.kinds"])
    }
}

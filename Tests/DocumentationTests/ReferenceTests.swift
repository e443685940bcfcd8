import Foundation
import Testing

@Suite("What is cited is listed, and what the glossary names is there")
struct ReferenceTests {
    struct Citation: Hashable {
        let name: String
        let year: String
    }

    /// Author and year as texts cite them: the last name before the year.
    static func citations(in text: String) -> Set<Citation> {
        let running = text.replacing(/\n\s*(?:\/\/\/?|\*|#)?\s*/, with: " ")
        let pattern = /(\p{Lu}[\p{L}\-]+)(?: et al\.)?,? \(?((?:18|19|20)\d\d)\b/
        return Set(running.matches(of: pattern).map { Citation(name: String($0.1), year: String($0.2)) })
    }

    /// Names and year of every entry of References.md.
    private var listed: [(names: String, year: String)] {
        get throws {
            let page = try Repository.text("Documentation/References.md")
            let works = page.matches(of: /\n- \*\*(.+?) (\d{4})\.\*\*/).map { (names: String($0.1), year: String($0.2)) }
            let standards = page.matches(of: /\n\| ([^|]+) \|/).map { String($0.1) }
            return works + standards.compactMap { key in
                key.firstMatch(of: /^(.+) (\d{4})$/).map { (names: String($0.1), year: String($0.2)) }
            } + [("Shafranovich", "2005")]
        }
    }

    private static let months: Set<String> = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December", "Copyright",
    ]

    @Test("Every author and year that sources, pages and origins of data cite is in References.md")
    func citations() throws {
        let listed = try listed
        #expect(listed.count > 50)
        var paths = try Repository.files(below: "Sources", ending: [".swift", ".json", ".md", ".cpp", ".h"])
        paths += try Repository.pages().map(\.path).filter { !$0.hasSuffix("References.md") }
        paths += try Repository.files(below: "Tests", ending: ["Reference/README.md"])
        for path in paths {
            let text = try Repository.text(path)
            for citation in Self.citations(in: text) where !Self.months.contains(citation.name) {
                if try Self.isOwn(citation, ofDefinition: path, text) { continue }
                #expect(
                    listed.contains { $0.year == citation.year && $0.names.contains(citation.name) },
                    "\(path): \(citation.name) \(citation.year)")
            }
        }
    }

    /// A definition of an instrument brings the citation of its own publication.
    private static func isOwn(_ citation: Citation, ofDefinition path: String, _ text: String) throws -> Bool {
        struct Definition: Decodable {
            struct Own: Decodable {
                let authors: String
                let year: Int
            }
            let citation: Own
        }
        guard path.hasPrefix("Sources/Instruments/Definitions/"), path.hasSuffix(".json"), !path.hasSuffix("Unscored.json") else { return false }
        let own = try JSONDecoder().decode(Definition.self, from: Data(text.utf8)).citation
        return own.authors.contains(citation.name) && "\(own.year)" == citation.year
    }

    @Test("A citation is read whole, across lines and in brackets")
    func reading() {
        let text = "after Efron and\n/// Tibshirani (1993), chapter 13; Salmon, Moraes, Dror and Shaw 2011"
        #expect(Self.citations(in: text) == [.init(name: "Tibshirani", year: "1993"), .init(name: "Shaw", year: "2011")])
    }

    @Test("The list is in the order of the alphabet and names nothing twice")
    func order() throws {
        let page = try Repository.text("Documentation/References.md")
        let keys = page.matches(of: /\n- \*\*(.+?)\.\*\*/).map { String($0.1).lowercased() }
        #expect(keys == keys.sorted())
        #expect(Set(keys).count == keys.count)
    }

    @Test("Every type that the glossary names is declared")
    func types() throws {
        let sources = try Repository.files(below: "Sources", ending: [".swift"]).map(Repository.text).joined(separator: "\n")
        let declared = Set(sources.matches(of: /(?:struct|enum|class|protocol|actor|typealias) ([A-Z]\w*)/).map { String($0.1) })
        let tables = try Repository.page("Documentation/Glossary.md").tables.filter { $0.header.dropFirst().first == "type" }
        let named = tables.flatMap(\.rows).flatMap { $0[1].matches(of: /`(\w+)`/).map { String($0.1) } }
        #expect(named.count > 25)
        #expect(named.filter { !declared.contains($0) } == [])
    }
}

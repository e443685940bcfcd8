import Foundation
import Testing

/// A page as far as the tests need to understand it: headings, fenced blocks, tables, links.
struct MarkdownPage: CustomTestStringConvertible {
    struct Fence {
        let language: String
        let lines: [String]
        /// The nearest heading above it.
        let heading: String
    }

    struct Table {
        let header: [String]
        let rows: [[String]]
        let heading: String
    }

    let path: String
    private(set) var fences: [Fence] = []
    private(set) var tables: [Table] = []
    private(set) var headings: [String] = []
    /// Everything outside of fenced blocks.
    private(set) var prose = ""

    var testDescription: String { path }

    init(path: String, text: String) {
        self.path = path
        var fence: (language: String, lines: [String])?
        var rows: [[String]] = []
        for line in text.components(separatedBy: "\n") + [""] {
            if line.hasPrefix("```") {
                if let open = fence {
                    fences.append(Fence(language: open.language, lines: open.lines, heading: headings.last ?? ""))
                    fence = nil
                } else {
                    fence = (String(line.dropFirst(3)), [])
                }
                continue
            }
            if fence != nil {
                fence?.lines.append(line)
                continue
            }
            prose += line + "\n"
            if line.hasPrefix("#") { headings.append(line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces)) }
            if line.hasPrefix("|") {
                rows.append(Self.cells(of: line))
            } else if !rows.isEmpty {
                tables.append(Table(header: rows[0], rows: Array(rows.dropFirst(2)), heading: headings.last ?? ""))
                rows = []
            }
        }
    }

    /// Cells of a row; `\|` is no border.
    private static func cells(of line: String) -> [String] {
        line.replacingOccurrences(of: "\\|", with: "\u{1}").split(separator: "|", omittingEmptySubsequences: false)
            .dropFirst().dropLast()
            .map { $0.replacingOccurrences(of: "\u{1}", with: "|").trimmingCharacters(in: .whitespaces) }
    }

    /// Targets of links and pictures.
    var links: [String] { prose.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) } }

    /// How links name the headings: lower case, without punctuation, hyphens for spaces.
    var anchors: Set<String> {
        Set(headings.map { heading in
            String(heading.lowercased().compactMap { letter in
                if letter == " " { return "-" }
                return letter.isLetter || letter.isNumber || letter == "-" || letter == "_" ? letter : nil
            })
        })
    }

    /// Names in backticks in the first cells of the tables whose first column is called `title`, with braces expanded.
    func names(inColumn title: String) -> [(name: String, heading: String)] {
        tables.filter { $0.header.first == title }.flatMap { table in
            table.rows.flatMap { row in
                (row.first ?? "").matches(of: /`([^`]+)`/).flatMap { Self.expanded(String($0.1)) }
                    .map { (name: $0, heading: table.heading) }
            }
        }
    }

    /// `a.{b, c}.d` is `a.b.d` and `a.c.d`.
    static func expanded(_ name: String) -> [String] {
        guard let open = name.firstIndex(of: "{"), let close = name[open...].firstIndex(of: "}") else { return [name] }
        return name[name.index(after: open)..<close].components(separatedBy: ", ")
            .flatMap { expanded(String(name[..<open]) + $0 + String(name[name.index(after: close)...])) }
    }
}

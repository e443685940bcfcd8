/// A document as a page of text: what a terminal shows.
public struct PlainText: Sendable {
    private let width: Int
    /// Columns beyond which a table is written row by row.
    private static let widestTable = 120

    /// - Parameter width: columns at which running text is broken.
    public init(width: Int = 88) { self.width = max(40, width) }

    public func render(_ document: Document) -> String {
        var parts = [underlined(document.title, "═")]
        if !document.summary.isEmpty { parts.append(wrapped(document.summary)) }
        for section in document.sections {
            parts.append(underlined(section.title, "─"))
            parts += section.blocks.compactMap(text)
        }
        if !document.provenance.isEmpty {
            parts.append(underlined("Where these numbers come from", "─"))
            parts.append(facts(document.provenance))
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func text(_ block: Block) -> String? {
        switch block {
        case .heading(_, let text): wrapped(text, bullet: "── ")
        case .paragraph(let text): wrapped(text)
        case .facts(let facts): self.facts(facts)
        case .notice(let notice): wrapped("\(notice.title). \(notice.text)", bullet: "▸ ")
        case .table(let table): self.table(table)
        // A terminal has no pictures; their numbers are in the tables.
        case .figure, .links: nil
        case .list(let items): items.map { wrapped($0, bullet: "• ") }.joined(separator: "\n")
        case .details(let summary, let blocks):
            ([wrapped(summary)] + blocks.compactMap(text)).joined(separator: "\n")
        }
    }

    private func facts(_ facts: [Fact]) -> String {
        let name = facts.map(\.name.count).max() ?? 0
        return facts.map { fact in
            let note = fact.note.map { " (\($0))" } ?? ""
            return "\(padded(fact.name, name))  \(fact.value)\(note)"
        }.joined(separator: "\n")
    }

    private func table(_ table: ReportTable) -> String {
        let rows = [table.columns.map(\.title)] + table.rows
        let widths = table.columns.indices.map { column in
            rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        let whole = widths.reduce(0, +) + 2 * max(0, widths.count - 1)
        if whole > Self.widestTable { return records(table) }
        let lines = rows.map { row in
            table.columns.indices.map { column in
                let cell = row.indices.contains(column) ? row[column] : ""
                return padded(cell, widths[column], isRight: table.columns[column].isNumeric)
            }.joined(separator: "  ").droppingTrailingSpaces
        }
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "──")
        let notes = table.notes.map { wrapped($0, bullet: "  ") }
        return ([wrapped(table.caption), lines[0], rule] + lines.dropFirst() + notes).joined(separator: "\n")
    }

    /// A table that no terminal holds, row by row: the row's name, then each column beneath it.
    private func records(_ table: ReportTable) -> String {
        let names = table.columns.dropFirst().map(\.title)
        let name = names.map(\.count).max() ?? 0
        let rows = table.rows.map { row -> String in
            let cells = zip(names, row.dropFirst()).filter { !$0.1.isEmpty }.map { title, cell in
                wrapped(cell, bullet: "  " + padded(title, name) + "  ")
            }
            return ([row.first ?? ""] + cells).joined(separator: "\n")
        }
        let notes = table.notes.map { wrapped($0, bullet: "  ") }
        return ([wrapped(table.caption)] + rows + notes).joined(separator: "\n\n")
    }

    private func underlined(_ title: String, _ line: Character) -> String {
        title + "\n" + String(repeating: line, count: min(title.count, width))
    }

    private func padded(_ text: String, _ width: Int, isRight: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - text.count))
        return isRight ? space + text : text + space
    }

    private func wrapped(_ text: String, bullet: String = "") -> String {
        let indent = String(repeating: " ", count: bullet.count)
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = lines.isEmpty ? bullet : indent
            var isEmpty = true
            for word in paragraph.split(separator: " ", omittingEmptySubsequences: true) {
                if !isEmpty, line.count + 1 + word.count > width {
                    lines.append(line)
                    line = indent
                    isEmpty = true
                }
                line += isEmpty ? word : " \(word)"
                isEmpty = false
            }
            lines.append(line)
        }
        return lines.joined(separator: "\n")
    }
}

extension String {
    fileprivate var droppingTrailingSpaces: String {
        var text = Substring(self)
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

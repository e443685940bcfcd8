/// Writes a table as a file of values (RFC 4180): the same table gives the same bytes.
///
/// Numbers are written in the shortest form that reads back as the same number, with a decimal
/// point. A gap is an empty field; its reason is not written. Fields stand in quotation marks
/// only where they must.
public struct DelimitedWriter: Hashable, Sendable {
    public var separator: DelimitedText.Separator
    /// Puts an apostrophe before text that a spreadsheet would take for a formula: text that
    /// begins with `=`, `+`, `-`, `@`, a tab or a carriage return (OWASP, CSV Injection). The
    /// text is then no longer what it was, so it is done only when asked for.
    public var guardsFormulas: Bool

    public init(separator: DelimitedText.Separator = .comma, guardsFormulas: Bool = false) {
        self.separator = separator
        self.guardsFormulas = guardsFormulas
    }

    /// The table as UTF-8 without a byte-order mark, header first, each line ended by a line feed.
    public func bytes(of table: DataTable) -> [UInt8] {
        var out: [UInt8] = []
        appendRow(table.names.map(field(ofText:)), to: &out)
        let levels: [[String]] = table.columns.map { column in
            guard case .categorical(let levels, _) = column.content else { return [] }
            return levels.map(field(ofText:))
        }
        for row in 0..<table.rowCount {
            appendRow(
                table.columns.indices.map { field(of: table.columns[$0], row: row, levels: levels[$0]) },
                to: &out)
        }
        return out
    }

    public func text(of table: DataTable) -> String {
        String(decoding: bytes(of: table), as: UTF8.self)
    }

    private func appendRow(_ fields: [String], to out: inout [UInt8]) {
        // An only field that is empty would be an empty line, which readers pass over.
        if fields == [""] { out.append(contentsOf: [Ascii.quote, Ascii.quote]) }
        for (index, field) in fields.enumerated() {
            if index > 0 { out.append(separator.byte) }
            out.append(contentsOf: field.utf8)
        }
        out.append(Ascii.newline)
    }

    private func field(of column: Column, row: Int, levels: [String]) -> String {
        switch column.content {
        case .numeric(let cells): cells[row].value?.shortestText ?? ""
        case .categorical(_, let codes): codes[row].map { levels[$0] } ?? ""
        }
    }

    private func field(ofText text: String) -> String {
        let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]
        let guarded = guardsFormulas && (text.unicodeScalars.first.map(formulaStarts.contains) ?? false)
        let plain = guarded ? "'" + text : text
        let mustQuote =
            plain.unicodeScalars.first == "\u{FEFF}"
            || plain.utf8.contains {
                $0 == separator.byte || $0 == Ascii.quote || $0 == Ascii.newline
                    || $0 == Ascii.carriageReturn
            }
        guard mustQuote else { return plain }
        var quoted = "\""
        for scalar in plain.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}

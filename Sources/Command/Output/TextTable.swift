import Statistics

/// A table for a terminal: columns aligned, numbers to the right, gaps as a dash.
struct TextTable {
    let text: String

    init(_ table: DataTable) {
        let columns = table.columns.map(Self.cells)
        let widths = columns.map { column in column.cells.map(\.count).max() ?? 0 }
        let lines = (0...table.rowCount).map { line in
            zip(columns, widths).map { column, width in
                let cell = column.cells[line]
                let space = String(repeating: " ", count: width - cell.count)
                return column.isNumeric ? space + cell : cell + space
            }.joined(separator: "  ")
        }
        text = lines.map { line in
            var line = Substring(line)
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }

    /// The name and the fields of a column.
    private static func cells(of column: Column) -> (cells: [String], isNumeric: Bool) {
        switch column.content {
        case .numeric(let cells):
            ([column.name] + cells.map { $0.value.map(rounded) ?? "–" }, true)
        case .categorical(let levels, let codes):
            ([column.name] + codes.map { $0.map { levels[$0] } ?? "–" }, false)
        }
    }

    /// Up to four decimals; the exact number is in CSV and JSON.
    static func rounded(_ value: Double) -> String {
        let scaled = (value * 10_000).rounded() / 10_000
        return scaled.shortestText ?? "–"
    }
}

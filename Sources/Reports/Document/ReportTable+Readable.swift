import Charts
import Statistics

extension ReportTable {
    /// A table of numbers as it is to be read. The numbers of one column share their decimals, as many
    /// as its smallest spread needs.
    init(_ table: ReadableTable) {
        let decimals = table.columns.indices.map { column in Self.decimals(table.rows.map { $0[column] }) }
        var reasons: [String] = []
        let rows = table.rows.map { row in
            row.enumerated().map { column, cell in Self.text(cell, decimals[column], &reasons) }
        }
        self.init(
            caption: table.title,
            columns: table.columns.enumerated().map { column, title in
                Column(title, isNumeric: table.rows.contains { Self.isNumeric($0[column]) })
            },
            rows: rows, notes: table.notes + reasons)
    }

    private static func isNumeric(_ cell: ReadableTable.Cell) -> Bool {
        switch cell {
        case .count, .number, .p, .share, .interval: true
        case .text, .missing, .empty: false
        }
    }

    /// At least 2; more where the typical number of the column is small; none for large whole ones.
    private static func decimals(_ cells: [ReadableTable.Cell]) -> Int {
        var sizes: [Double] = []
        for cell in cells {
            switch cell {
            case .number(let value): sizes.append(value.magnitude)
            case .interval(let lower, let upper): sizes.append((upper - lower).magnitude / 2)
            case .text, .count, .p, .share, .missing, .empty: break
            }
        }
        let positive = sizes.filter { $0 > 0 && $0.isFinite }.sorted()
        guard !positive.isEmpty else { return 2 }
        let typical = positive[positive.count / 2]
        if typical >= 1000 { return 1 }
        return typical >= 0.5 ? 2 : Words.decimals(for: typical / 4)
    }

    private static func text(_ cell: ReadableTable.Cell, _ decimals: Int, _ reasons: inout [String]) -> String {
        switch cell {
        case .text(let text): return text
        case .count(let count): return Words.grouped(count)
        case .number(let value): return Words.number(value, decimals)
        case .p(let p): return p < 0.001 ? "< 0.001" : Words.number(p, 3)
        case .share(let share): return "\(Words.number(share * 100, 1)) %"
        case .interval(let lower, let upper): return Words.interval(lower, upper, decimals)
        case .missing(let reason):
            if !reasons.contains(reason) { reasons.append(reason) }
            return "–"
        case .empty: return ""
        }
    }
}

/// The rows that follow from the ledger, worked out again, to be held against the tables.
struct RebuiltRows {
    private var tables: [String: [[Cell]: [Cell]]] = [:]

    mutating func add(_ rows: [TableRow]) {
        for row in rows { tables[row.table.name, default: [:]][key(row.cells, of: row.table)] = row.cells }
    }

    /// Both directions: a row that is missing, one that was added, one that was changed.
    func compare(_ table: TableDesign, with store: any ReadingTransaction, _ findings: inout Findings) {
        var wanted = tables[table.name] ?? [:]
        do {
            try store.rows(of: table) { cells in
                let key = key(cells, of: table)
                let name = text(key)
                guard let expected = wanted.removeValue(forKey: key) else {
                    findings.add(.row(table: table.name, key: name), "The row \(name) of \(table.name) follows from no entry of the ledger.")
                    return
                }
                guard expected != cells else { return }
                let columns = zip(table.columns, zip(expected, cells)).filter { $1.0 != $1.1 }.map(\.0.name)
                findings.add(
                    .row(table: table.name, key: name),
                    "The row \(name) of \(table.name) differs from the ledger in \(columns.joined(separator: ", ")).")
            }
        } catch {
            findings.add(.table(table.name), "The table \(table.name) cannot be read to its end: \(error)")
        }
        for (_, name) in wanted.keys.map({ ($0, text($0)) }).sorted(by: { $0.1 < $1.1 }) {
            findings.add(
                .row(table: table.name, key: name), "The row \(name), which the ledger demands, is missing from \(table.name).")
        }
    }

    private func key(_ cells: [Cell], of table: TableDesign) -> [Cell] {
        table.key.compactMap { name in
            guard let place = table.columns.firstIndex(where: { $0.name == name }), cells.indices.contains(place) else { return nil }
            return cells[place]
        }
    }

    private func text(_ key: [Cell]) -> String {
        key.map { cell in
            switch cell {
            case .null: "nothing"
            case .integer(let number): String(number)
            case .text(let text): text
            }
        }.joined(separator: ", ")
    }
}

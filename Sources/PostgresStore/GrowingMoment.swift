import Bookkeeping
import Ledger

/// A transaction that writes.
final class GrowingMoment: Moment, WritingTransaction {
    func append(_ entry: LedgerRow, _ rows: [TableRow]) throws {
        var insertions = [
            Insertion(
                sql: "INSERT INTO ledger (seq, entry, leaf) VALUES ($1, $2, $3)",
                values: [.integer(entry.sequence), .bytes(entry.bytes), .bytes(entry.leafHash)])
        ]
        for row in rows { insertions.append(try insertion(of: row)) }
        try run { link in
            do throws(ServerFault) {
                try link.insertTogether(insertions)
            } catch {
                guard error.isBreach, !link.isLost else { throw error }
                throw ConstraintBreach(error.problem)
            }
        }
    }

    func append(checkpoint note: String, size: Int64) throws {
        guard !note.utf8.contains(0) else { throw ConstraintBreach("checkpoint.note holds a zero character") }
        _ = try run { link in
            try link.query(
                "INSERT INTO checkpoint (place, size, note) SELECT coalesce(max(place) + 1, 0), $1, $2 FROM checkpoint",
                [.integer(size), .text(note)])
        }
    }

    /// The statement for a row. What the server would refuse for its type alone is refused
    /// here, before anything is sent.
    private func insertion(of row: TableRow) throws(ConstraintBreach) -> Insertion {
        let table = row.table
        guard row.cells.count == table.columns.count else {
            throw ConstraintBreach("a row of \(table.name) has \(row.cells.count) cells, its table \(table.columns.count) columns")
        }
        var values: [Value] = []
        for (column, cell) in zip(table.columns, row.cells) {
            switch (cell, column.kind) {
            case (.null, _): values.append(.null)
            case (.integer(let number), .integer): values.append(.integer(number))
            case (.text(let text), .text):
                // PostgreSQL keeps every character but this one.
                guard !text.utf8.contains(0) else { throw ConstraintBreach("\(table.name).\(column.name) holds a zero character") }
                values.append(.text(text))
            default: throw ConstraintBreach("\(table.name).\(column.name) takes another type")
            }
        }
        let places = table.columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        return Insertion(
            sql: "INSERT INTO \(quoted(table.name)) (\(Schema.list(table.columns.map(\.name)))) VALUES (\(places))",
            values: values)
    }
}

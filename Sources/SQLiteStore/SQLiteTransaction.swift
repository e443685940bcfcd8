import Bookkeeping
import Foundation
import GRDB
import Ledger

/// One moment of a database, or one transaction that writes.
struct SQLiteTransaction: WritingTransaction {
    let db: Database

    func ledgerSize() throws -> Int64 {
        guard let newest = try Int64.fetchOne(db, sql: "SELECT max(seq) FROM ledger") else { return 0 }
        return newest < Int64.max ? newest + 1 : newest
    }

    func ledgerRows(from start: Int64, _ body: (LedgerRow) throws -> Bool) throws {
        try readable {
            // A statement of its own: `body` may read the ledger too, and a shared one would
            // begin anew under this loop.
            let rows = try Row.fetchCursor(
                db.makeStatement(sql: "SELECT seq, entry, leaf FROM ledger WHERE seq >= ? ORDER BY seq"), arguments: [start])
            while let row = try rows.next() {
                let cells = Cells(row, of: "ledger")
                let ledgerRow = LedgerRow(
                    sequence: try cells.integer("seq"), bytes: try cells.bytes("entry"), leafHash: try cells.bytes("leaf"))
                guard try body(ledgerRow) else { return }
            }
        }
    }

    func checkpoints() throws -> [String] {
        try readable {
            var notes: [String] = []
            let rows = try Row.fetchCursor(db, sql: "SELECT note FROM checkpoint ORDER BY place")
            while let row = try rows.next() { notes.append(try Cells(row, of: "checkpoint").text("note")) }
            return notes
        }
    }

    func newestCheckpoint() throws -> String? {
        try readable {
            try Row.fetchOne(db, sql: "SELECT note FROM checkpoint ORDER BY size DESC, place DESC LIMIT 1")
                .map { try Cells($0, of: "checkpoint").text("note") }
        }
    }

    func rows(of table: TableDesign, _ body: ([Cell]) throws -> Void) throws {
        try readable {
            let rows = try Row.fetchCursor(db, sql: table.selection)
            while let row = try rows.next() {
                try body(
                    try table.columns.map { column in
                        switch (row[column.name] as DatabaseValue).storage {
                        case .null: .null
                        case .int64(let number): .integer(number)
                        case .string(let text): .text(text)
                        default: throw StoreError.damagedRow(table: table.name, column: column.name)
                        }
                    })
            }
        }
    }

    func append(_ entry: LedgerRow, _ rows: [TableRow]) throws {
        do {
            try db.inSavepoint {
                guard try ledgerSize() == entry.sequence else {
                    throw StoreError.ledger("The ledger has \(try ledgerSize()) entries, so entry \(entry.sequence) cannot be the next.")
                }
                try db.cachedStatement(sql: "INSERT INTO ledger (seq, entry, leaf) VALUES (?, ?, ?)")
                    .execute(arguments: [entry.sequence, Data(entry.bytes), Data(entry.leafHash)])
                for row in rows {
                    try db.cachedStatement(sql: row.table.insertion)
                        .execute(arguments: StatementArguments(row.cells.map(\.databaseValue)))
                }
                return .commit
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw ConstraintBreach(error.message ?? "a constraint")
        }
    }

    func append(checkpoint note: String, size: Int64) throws {
        try db.cachedStatement(
            sql: "INSERT INTO checkpoint (place, size, note) VALUES ((SELECT coalesce(max(place) + 1, 0) FROM checkpoint), ?, ?)"
        ).execute(arguments: [size, note])
    }

    /// What SQLite says of a damaged page reaches the caller as a sentence.
    private func readable<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as DatabaseError {
            throw StoreError.ledger("SQLite cannot read on: \(describe(error)).")
        }
    }
}

extension Cell {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }
}

/// SQLite's message and code, without a statement's arguments, which may be about a person.
func describe(_ error: DatabaseError) -> String {
    "\(error.message ?? "no message") (SQLite \(error.extendedResultCode.rawValue))"
}

import Bookkeeping
import Foundation
import GRDB
import Instruments
import Ledger
import SQLiteStore

/// Somebody with the database file and a tool of their own.
func edit(_ file: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: file)
    try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA foreign_keys = 0; PRAGMA ignore_check_constraints = 1")
        try db.execute(sql: sql)
        _ = try db.checkpoint(.truncate)
    }
    try queue.close()
}

/// The same, without leaving a trace in the schema: the triggers are taken off and put back.
func editUnseen(_ file: String, _ sql: String) throws {
    let triggers = try rows(file, "SELECT sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
    let names = try rows(file, "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    let off = names.map { "DROP TRIGGER \($0);" }.joined()
    try edit(file, off + sql + ";" + triggers.map { $0 + ";" }.joined())
}

/// The first column of a query, as text.
func rows(_ file: String, _ sql: String) throws -> [String] {
    let queue = try DatabaseQueue(path: file)
    let found = try queue.read { try DatabaseValue.fetchAll($0, sql: sql).map { $0.isNull ? "NULL" : String.fromDatabaseValue($0) ?? "\($0)" } }
    try queue.close()
    return found
}

func tableNames(_ file: String) throws -> [String] {
    try rows(file, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'grdb%' AND name NOT LIKE 'sqlite%' ORDER BY name")
}

/// Every row of every table as text, to judge whether a change changed anything.
func dump(_ file: String) throws -> [String] {
    try tableNames(file).flatMap { table in
        let columns = try rows(file, "SELECT name FROM pragma_table_info('\(table)')")
        let line = columns.map { "typeof(\($0)) || quote(\($0)) || hex(\($0))" }.joined(separator: " || '|' || ")
        return try rows(file, "SELECT '\(table)|' || \(line) FROM \(table) ORDER BY 1")
    }
}

/// The ledger, the tables, and whatever the keyring beside the store opens.
func verifyDeep(_ directory: TemporaryDirectory, keptElsewhere: [String] = []) async throws -> StoreReport {
    try await StoreVerification.verify(
        SQLiteBackend.evidence(at: directory.store), publicKey: testKey().verificationKey, keptElsewhere: keptElsewhere,
        depth: .deep(.bundled(), Stores.keyring(at: directory.path)))
}

/// The ledger alone, without any key.
func verifyLedger(_ directory: TemporaryDirectory, keptElsewhere: [String] = []) async throws -> StoreReport {
    try await StoreVerification.verify(
        SQLiteBackend.evidence(at: directory.store), publicKey: testKey().verificationKey, keptElsewhere: keptElsewhere,
        depth: .ledger)
}

extension StoreReport {
    func names(_ place: StoreFinding.Place) -> Bool { findings.contains { $0.place == place } }

    func names(table: String) -> Bool {
        findings.contains {
            switch $0.place {
            case .row(let found, _), .table(let found): found == table
            case .file, .entry, .ledger: false
            }
        }
    }
}

import GRDB
public import Instruments
public import Ledger

extension SQLiteStore {
    /// Checks the ledger, rebuilds every table from it and compares them row by row with the
    /// live ones, looks for the alert, clock and message of every answer that demands them,
    /// scores every response again, and hashes every frozen snapshot again.
    ///
    /// This is what catches an edit of a table that leaves the ledger alone.
    ///
    /// - Parameters:
    ///   - path: The store's directory or its database file.
    ///   - publicKey: The key that its checkpoints must be signed with.
    ///   - catalog: The instruments to score with.
    ///   - keptElsewhere: As for `verifyLedger`.
    /// - Throws: `StoreError.notFound` alone. Damage of any kind is a finding.
    public static func verifyDeep(
        at path: String, publicKey: VerificationKey, catalog: Catalog, keptElsewhere: [String] = []
    ) throws -> StoreReport {
        try report(at: path, publicKey: publicKey, keptElsewhere: keptElsewhere, isDeep: true) { db, findings in
            findings.checkPages(of: db)
            try InMemory.database().writeWithoutTransaction { rebuilt in
                var replay = Replay(of: db, into: rebuilt, catalog: catalog)
                try rebuilt.inTransaction {
                    replay.run(&findings)
                    return .commit
                }
                for table in InitialSchema.permanentTables where !["ledger", "checkpoint"].contains(table) {
                    try TableComparison(table, live: db, rebuilt: rebuilt).run(&findings)
                }
            }
        }
    }
}

extension Findings {
    /// SQLite's own checks of pages, indexes, strict types and references, and whether the
    /// tables and triggers are ours.
    fileprivate mutating func checkPages(of db: Database) {
        do {
            let pages = try Row.fetchCursor(db, sql: "PRAGMA integrity_check")
            while let row = try pages.next() {
                let problem = (row[0] as DatabaseValue).storage.value as? String ?? "unreadable"
                if problem != "ok" { add(.file, "The file's pages are damaged: \(problem).") }
            }
            let references = try Row.fetchCursor(db, sql: "PRAGMA foreign_key_check")
            while let row = try references.next() {
                let table = (row[0] as DatabaseValue).storage.value as? String ?? "unknown"
                add(.table(table), "A row of \(table) refers to a row that does not exist.")
            }
            for object in try Schema.alterations(of: db) {
                add(.file, "The \(object) is not what this program makes: it was added, changed or removed.")
            }
        } catch {
            add(.file, "The file's pages cannot be checked: \((error as? DatabaseError).map(describe) ?? "\(error)").")
        }
    }
}

public import Access
import Foundation
import GRDB
public import StudyDesign

extension SQLiteAccessBook {
    public func open(_ session: Session, on errand: Errand) async throws -> Bool {
        try await write { db in
            try Self.know(errand, db)
            try db.execute(
                sql: "UPDATE errand SET openings = openings + 1 WHERE nonce = ? AND done IS NULL AND openings < ?",
                arguments: [Data(errand.nonce.bytes), errand.openings])
            guard db.changesCount == 1 else { return false }
            try Self.endSessions(on: errand, db)
            try Self.insert(session, db)
            return true
        }
    }

    public func isDone(_ errand: Errand) async throws -> Bool {
        try await read { db in
            let row = try BookRow.first(db, "errand", "WHERE nonce = ?", [Data(errand.nonce.bytes)])
            return row.map { !$0.isNull("done") } ?? false
        }
    }

    public func close(_ errand: Errand, at now: Instant) async throws -> Bool {
        try await write { db in
            try Self.know(errand, db)
            try db.execute(
                sql: "UPDATE errand SET done = ? WHERE nonce = ? AND done IS NULL",
                arguments: [now.milliseconds, Data(errand.nonce.bytes)])
            guard db.changesCount == 1 else { return false }
            try Self.endSessions(on: errand, db)
            return true
        }
    }

    /// An errand is known from its first opening on: its link says the rest.
    private static func know(_ errand: Errand, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO errand (nonce, openings, expires) VALUES (?, 0, ?) ON CONFLICT (nonce) DO NOTHING",
            arguments: [Data(errand.nonce.bytes), errand.expires.milliseconds])
    }

    private static func endSessions(on errand: Errand, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM session WHERE nonce = ?", arguments: [Data(errand.nonce.bytes)])
    }
}

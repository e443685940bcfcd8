public import Access
import Foundation
import GRDB
public import StudyDesign

extension SQLiteAccessBook {
    public func admit(_ tries: [Try], at now: Instant) async throws -> Instant? {
        try await write { db in
            let counts = try tries.map { try Self.count(of: $0, at: now, db) }
            if let latest = counts.compactMap(\.waitsUntil).max() { return latest }
            for (subject, count) in zip(tries, counts) { try Self.set(subject, to: count.tries + 1, at: now, db) }
            return nil
        }
    }

    public func forgive(_ tries: [Try]) async throws {
        try await write { db in
            for subject in tries {
                guard let row = try BookRow.first(db, "try", "WHERE subject = ?", [Data(subject.subject)]) else { continue }
                // Its wait goes with it: while there is one, one try at a time is let through.
                try Self.set(subject, to: max(0, row.count("count") - 1), at: row.instant("last"), waits: false, db)
            }
        }
    }

    public func forget(_ tries: [Try]) async throws {
        try await write { db in
            for subject in tries {
                try db.execute(sql: "DELETE FROM try WHERE subject = ?", arguments: [Data(subject.subject)])
            }
        }
    }

    /// How many tries count, and until when the next must wait. A clock set back makes nobody
    /// wait longer than the longest wait.
    private static func count(of subject: Try, at now: Instant, _ db: Database) throws -> (tries: Int, waitsUntil: Instant?) {
        guard let row = try BookRow.first(db, "try", "WHERE subject = ?", [Data(subject.subject)]),
            try now < row.instant("last") + Waits.forgottenAfterMinutes
        else { return (0, nil) }
        let (tries, next, last) = (try row.count("count"), try row.instant("next"), try row.instant("last"))
        return (tries, now < next && last <= now + 1 ? next : nil)
    }

    private static func set(
        _ subject: Try, to count: Int, at last: Instant, waits: Bool = true, _ db: Database
    ) throws {
        let next = last.milliseconds &+ (waits ? subject.waits.wait(after: count) : 0)
        try db.execute(
            sql: """
                INSERT INTO try VALUES (?, ?, ?, ?)
                ON CONFLICT (subject) DO UPDATE SET count = excluded.count, last = excluded.last, next = excluded.next
                """,
            arguments: [Data(subject.subject), count, last.milliseconds, next])
    }
}

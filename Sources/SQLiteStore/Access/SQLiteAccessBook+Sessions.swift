public import Access
import Foundation
import GRDB
import Records
public import StudyDesign

extension SQLiteAccessBook {
    public func open(_ session: Session) async throws { try await write { try Self.insert(session, $0) } }

    static func insert(_ session: Session, _ db: Database) throws {
        let role: String? = if case .staff(_, let role) = session.holder { role.rawValue } else { nil }
        try db.execute(
            sql: "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                Data(session.hash.bytes), Data(session.line.bytes), session.person?.description, role,
                session.errand.map { Data($0.encoded) }, session.errand.map { Data($0.nonce.bytes) }, session.way.rawValue,
                session.created.milliseconds, session.seen.milliseconds, session.steppedUp?.milliseconds, session.label,
            ])
    }

    public func session(_ hash: TokenHash) async throws -> Session? {
        try await read { try BookRow.first($0, "session", "WHERE hash = ?", [Data(hash.bytes)])?.session() }
    }

    public func notice(_ hash: TokenHash, at now: Instant) async throws {
        try await write { db in
            try db.execute(
                sql: "UPDATE session SET seen = ? WHERE hash = ? AND seen < ?",
                arguments: [now.milliseconds, Data(hash.bytes), now.milliseconds])
        }
    }

    public func replace(_ old: TokenHash, with new: Session) async throws -> Bool {
        try await write { db in
            try db.execute(sql: "DELETE FROM session WHERE hash = ?", arguments: [Data(old.bytes)])
            guard db.changesCount == 1 else { return false }
            try Self.insert(new, db)
            return true
        }
    }

    public func sessions(of person: Person) async throws -> [Session] {
        try await read { try BookRow.all($0, "session", "WHERE person = ?", [person.description]).map { try $0.session() } }
    }

    public func end(_ hash: TokenHash) async throws {
        try await write { try $0.execute(sql: "DELETE FROM session WHERE hash = ?", arguments: [Data(hash.bytes)]) }
    }

    public func end(_ hash: TokenHash, of person: Person) async throws -> Bool {
        try await write { db in
            try db.execute(
                sql: "DELETE FROM session WHERE hash = ? AND person = ?", arguments: [Data(hash.bytes), person.description])
            return db.changesCount == 1
        }
    }

    public func endAll(of person: Person, except kept: TokenHash?) async throws -> Int {
        try await write { db in
            try db.execute(
                sql: "DELETE FROM session WHERE person = ? AND hash <> ?",
                arguments: [person.description, Data(kept?.bytes ?? [])])
            return db.changesCount
        }
    }

    public func tidy(at now: Instant) async throws {
        let longest = [SessionLimits.standard.staff.absolute, SessionLimits.standard.participant.absolute].max() ?? 0
        try await write { db in
            for (statement, moment) in [
                ("DELETE FROM session WHERE created <= ?", now + -longest),
                ("DELETE FROM ticket WHERE expires <= ?", now), ("DELETE FROM invitation WHERE expires <= ?", now),
                ("DELETE FROM errand WHERE expires <= ?", now),
                ("DELETE FROM try WHERE last <= ?", now + -Waits.forgottenAfterMinutes),
            ] {
                try db.execute(sql: statement, arguments: [moment.milliseconds])
            }
        }
    }
}

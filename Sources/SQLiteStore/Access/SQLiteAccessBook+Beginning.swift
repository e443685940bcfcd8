public import Access
import Foundation
import GRDB
public import StudyDesign

extension SQLiteAccessBook {
    public func invite(_ invitation: Invitation) async throws -> Bool {
        let (person, door) = (invitation.person.description, invitation.person.door.rawValue)
        return try await write { db in
            let isTaken = try Bool.fetchOne(
                db, sql: """
                    SELECT EXISTS (SELECT 1 FROM credential WHERE door = ? AND name = ? AND person <> ?)
                        OR EXISTS (SELECT 1 FROM invitation WHERE door = ? AND name = ? AND person <> ? AND expires > ?)
                    """,
                arguments: [
                    door, invitation.name.text, person, door, invitation.name.text, person, invitation.created.milliseconds,
                ])
            guard isTaken == false else { return false }
            try db.execute(sql: "DELETE FROM invitation WHERE person = ?", arguments: [person])
            try db.execute(
                sql: "INSERT INTO invitation VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    Data(invitation.hash.bytes), person, door, invitation.name.text, invitation.created.milliseconds,
                    invitation.expires.milliseconds,
                ])
            return true
        }
    }

    public func invitation(_ hash: TokenHash) async throws -> Invitation? {
        try await read { try BookRow.first($0, "invitation", "WHERE hash = ?", [Data(hash.bytes)])?.invitation() }
    }

    public func accept(
        _ hash: TokenHash, password: PasswordHash, at now: Instant, opening ticket: Ticket
    ) async throws -> Bool {
        try await write { db in
            let row = try BookRow.first(
                db, "invitation", "WHERE hash = ? AND expires > ?", [Data(hash.bytes), now.milliseconds])
            guard let invitation = try row?.invitation() else { return false }
            let person = invitation.person.description
            try Self.forgetOpenings(of: invitation.person, db)
            try db.execute(sql: "DELETE FROM recovery WHERE person = ?", arguments: [person])
            try db.execute(
                sql: """
                    INSERT INTO credential (person, door, name, password, secret, step, is_open) VALUES (?, ?, ?, ?, NULL, ?, 1)
                    ON CONFLICT (person) DO UPDATE
                        SET name = excluded.name, password = excluded.password, secret = NULL, step = excluded.step
                    """,
                arguments: [person, invitation.person.door.rawValue, invitation.name.text, password.text, Int64.min])
            try db.execute(sql: "DELETE FROM invitation WHERE person = ?", arguments: [person])
            try insert(ticket, db)
            return true
        }
    }

    public func open(_ ticket: Ticket) async throws { try await write { try insert(ticket, $0) } }

    private func insert(_ ticket: Ticket, _ db: Database) throws {
        let offer = try ticket.offer.map { try sealed($0, of: ticket.person, in: .ticket) }
        try db.execute(
            sql: "INSERT INTO ticket VALUES (?, ?, ?, ?, ?)",
            arguments: [
                Data(ticket.hash.bytes), ticket.person.description, ticket.expires.milliseconds, offer, ticket.label,
            ])
    }

    private func sealed(_ secret: TimeCodeSecret, of person: Person, in place: SecretSeal.Place) throws -> Data {
        let sealed = SecretSeal.seal(secret.bytes, of: person.description, in: place, with: key, random: random)
        guard let sealed else { throw BookError.failed("a secret could not be sealed") }
        return Data(sealed)
    }

    public func ticket(_ hash: TokenHash) async throws -> Ticket? {
        try await read { try BookRow.first($0, "ticket", "WHERE hash = ?", [Data(hash.bytes)])?.ticket(with: key) }
    }

    public func finish(
        _ ticket: TokenHash, with proof: Proof, at now: Instant, opening session: Session
    ) async throws -> Bool {
        try await write { db in
            guard let held = try held(ticket, now, db), held.person == session.person, try Self.spend(db, proof, held.person)
            else { return false }
            try db.execute(sql: "DELETE FROM ticket WHERE hash = ?", arguments: [Data(ticket.bytes)])
            try Self.insert(session, db)
            return true
        }
    }

    public func enrol(
        _ ticket: TokenHash, from step: Int64, recovery: [[UInt8]], at now: Instant, opening session: Session
    ) async throws -> Bool {
        try await write { db in
            guard let held = try held(ticket, now, db), let offer = held.offer, held.person == session.person
            else { return false }
            try db.execute(
                sql: "UPDATE credential SET secret = ?, step = ? WHERE person = ? AND secret IS NULL",
                arguments: [sealed(offer, of: held.person, in: .credential), step, held.person.description])
            guard db.changesCount == 1 else { return false }
            try Self.setRecovery(db, held.person, recovery)
            try db.execute(sql: "DELETE FROM ticket WHERE person = ?", arguments: [held.person.description])
            try Self.insert(session, db)
            return true
        }
    }

    private func held(_ ticket: TokenHash, _ now: Instant, _ db: Database) throws -> Ticket? {
        try BookRow.first(db, "ticket", "WHERE hash = ? AND expires > ?", [Data(ticket.bytes), now.milliseconds])?
            .ticket(with: key)
    }
}

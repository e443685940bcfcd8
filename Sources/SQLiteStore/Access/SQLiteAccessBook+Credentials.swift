public import Access
import Foundation
import GRDB
import StudyDesign

extension SQLiteAccessBook {
    public func credential(of person: Person) async throws -> Credential? {
        try await read { try credential($0, "WHERE person = ?", [person.description]) }
    }

    public func credential(named name: SignInName, at door: Door) async throws -> Credential? {
        try await read { try credential($0, "WHERE door = ? AND name = ?", [door.rawValue, name.text]) }
    }

    private func credential(_ db: Database, _ rest: String, _ arguments: StatementArguments) throws -> Credential? {
        guard let row = try BookRow.first(db, "credential", rest, arguments) else { return nil }
        let person = try row.person()
        let codes = try Int.fetchOne(
            db, sql: "SELECT count(*) FROM recovery WHERE person = ?", arguments: [person.description])
        return try Credential(
            person: person, name: row.name(), password: row.whole("password", PasswordHash(row.text("password"))),
            secret: row.secret("secret", of: person, in: .credential, with: key), recoveryCodes: codes ?? 0,
            isOpen: row.integer("is_open") == 1)
    }

    public func setPassword(of person: Person, from old: PasswordHash, to new: PasswordHash) async throws -> Bool {
        try await write { db in
            try db.execute(
                sql: "UPDATE credential SET password = ? WHERE person = ? AND password = ?",
                arguments: [new.text, person.description, old.text])
            guard db.changesCount == 1 else { return false }
            try db.execute(sql: "DELETE FROM ticket WHERE person = ?", arguments: [person.description])
            return true
        }
    }

    public func set(_ person: Person, isOpen: Bool) async throws {
        try await write { db in
            try db.execute(
                sql: "UPDATE credential SET is_open = ? WHERE person = ?", arguments: [isOpen, person.description])
            if !isOpen { try Self.forgetOpenings(of: person, db) }
        }
    }

    public func setRecovery(of person: Person, to hashes: [[UInt8]]) async throws {
        try await write { try Self.setRecovery($0, person, hashes) }
    }

    public func spend(_ proof: Proof, of person: Person) async throws -> Bool {
        try await write { try Self.spend($0, proof, person) }
    }

    /// One statement that changes a row only while the proof is unused.
    static func spend(_ db: Database, _ proof: Proof, _ person: Person) throws -> Bool {
        switch proof {
        case .step(let step):
            try db.execute(
                sql: "UPDATE credential SET step = ? WHERE person = ? AND step < ?",
                arguments: [step, person.description, step])
        case .recovery(let hash):
            try db.execute(
                sql: "DELETE FROM recovery WHERE person = ? AND hash = ?", arguments: [person.description, Data(hash)])
        }
        return db.changesCount == 1
    }

    static func setRecovery(_ db: Database, _ person: Person, _ hashes: [[UInt8]]) throws {
        try db.execute(sql: "DELETE FROM recovery WHERE person = ?", arguments: [person.description])
        for hash in hashes {
            try db.execute(sql: "INSERT INTO recovery VALUES (?, ?)", arguments: [person.description, Data(hash)])
        }
    }

    /// Sessions and sign-ins half done are gone.
    static func forgetOpenings(of person: Person, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM session WHERE person = ?", arguments: [person.description])
        try db.execute(sql: "DELETE FROM ticket WHERE person = ?", arguments: [person.description])
    }
}

import GRDB
import Ledger
import Records
import StudyDesign

/// Acts on their way into one transaction: each whole in a savepoint of its own, or refused
/// with nothing of it left behind.
struct Recording {
    let db: Database
    var book: LedgerBook
    /// Set when a checkpoint must be signed whatever its age: a snapshot was frozen.
    private(set) var mustSign = false

    init(db: Database, book: LedgerBook) {
        self.db = db
        self.book = book
    }

    mutating func record(_ act: Act) throws -> Outcome {
        do {
            try Rules(db: db, book: book).check(act)
            let entry = try Self.entry(for: act, number: book.size)
            try record(entry, act.change)
            if case .snapshotFrozen = act.change { mustSign = true }
            return .recorded(UInt64(entry.sequence))
        } catch let refusal as Refusal {
            return .refused(refusal.sentence)
        } catch let error as LedgerEntryError {
            return .refused("The ledger cannot hold this act: \(error)")
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            // The tables' own checks stand behind the rules; a breach is refused, not stored.
            return .refused("The act breaks a rule of the tables: \(error.message ?? "a constraint").")
        }
    }

    /// Writes an entry and what follows from it, as `Rules` allowed or a ledger already says.
    mutating func record(_ entry: LedgerEntry, _ change: Change) throws {
        let leaf = entry.leafHash
        try db.inSavepoint {
            try Projection.write(entry, leaf: leaf, change: change, to: db)
            return .commit
        }
        book.append(entry, leaf: leaf, change: change)
    }

    /// Signs a checkpoint inside the transaction when one is due.
    mutating func signIfDue(_ signer: CheckpointSigner, at now: Instant) throws {
        guard mustSign || book.isCheckpointDue(at: now) else { return }
        try Projection.write(book.sign(with: signer, at: now), to: db)
        mustSign = false
    }

    private static func entry(for act: Act, number: Int64) throws -> LedgerEntry {
        let payload: [UInt8]
        do {
            payload = try CanonicalJSON.encode(act.change)
        } catch is EncodingError {
            throw Refusal("The act holds a number that is not finite, so it cannot be written.")
        }
        // SQLite's text ends at a NUL: what follows would be in the ledger but in no table.
        guard !holdsNul(payload) else {
            throw Refusal("The act holds a text with a NUL character, which the tables cannot keep.")
        }
        return try LedgerEntry(
            sequence: number, instant: act.instant.milliseconds, actor: act.actor, role: act.role.rawValue,
            act: act.change.act, object: act.change.object, reason: act.reason, payload: payload)
    }

    /// Whether JSON text holds an escaped U+0000; a doubled backslash before it is a text
    /// that only looks like one.
    static func holdsNul(_ json: [UInt8]) -> Bool {
        let escape = Array("u0000".utf8)
        var index = json.startIndex
        while let backslash = json[index...].firstIndex(of: UInt8(ascii: "\\")) {
            if json[(backslash + 1)...].starts(with: escape) { return true }
            index = min(backslash + 2, json.endIndex)
        }
        return false
    }
}

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

    mutating func record(_ written: WrittenAct) throws -> Outcome {
        do {
            let written = written.takenIn(noEarlierThan: book.lastInstant)
            let act = written.act
            try Rules(db: db, book: book).check(act)
            let entry = try written.entry(number: book.size)
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
}

import Foundation
public import Ledger
import Records
import StudyDesign

/// Puts a backup back into an empty store, of either kind.
public enum BackupRestoring {
    /// Checks all files without writing anything.
    ///
    /// - Throws: `BackupError`, `EnvelopeError`.
    /// - Returns: The head of the newest file, and the ledger's report.
    public static func check(
        _ paths: [String], key: RecipientPrivateKey, publicKey: VerificationKey
    ) throws -> (head: BackupHead, report: LedgerReport) {
        let reading = BackupReading(paths: paths, key: key, publicKey: publicKey)
        // The checkpoints stand behind the entries, so the first pass collects them.
        let contents = try reading.read { _ in }
        var verification = LedgerVerification(checkpoints: contents.checkpoints, publicKey: publicKey)
        _ = try reading.read { verification.take($0) }
        guard let head = contents.head else { throw BackupError.none }
        let report = verification.report()
        if let finding = report.findings.first { throw BackupError.content(path: paths.last ?? "", problem: finding.sentence) }
        return (head, report)
    }

    /// Checks all files, and then writes the ledger, its checkpoints and the tables that follow
    /// from it in one transaction: the store is restored whole, or still empty.
    ///
    /// - Throws: `BackupError`, `EnvelopeError`, `StoreError`.
    public static func restore(
        _ paths: [String], key: RecipientPrivateKey, publicKey: VerificationKey, into backend: any StoreBackend
    ) async throws -> BackupHead {
        let (head, _) = try check(paths, key: key, publicKey: publicKey)
        try await backend.write { store in
            guard try store.ledgerSize() == 0, try store.checkpoints().isEmpty else { throw BackupError.notEmpty }
            var state = RecordState()
            let contents = try BackupReading(paths: paths, key: key, publicKey: publicKey).read { row in
                let read = try ReadEntry(row, keyring: nil)
                guard let role = Role(rawValue: read.entry.role) else {
                    throw BackupError.content(path: paths.last ?? "", problem: "entry \(row.sequence) has an unknown role")
                }
                let checkIns = state.study?.safeguards.checkIns ?? []
                try store.append(
                    row, Routing.rows(of: read.trace, object: read.entry.object, entry: row.sequence, checkInDelays: checkIns))
                state.take(read.trace, by: read.entry.actor, as: role, at: read.instant, entry: row.sequence)
            }
            for note in contents.checkpoints {
                let size = (try? SignedCheckpoint(parsing: note).checkpoint.size) ?? 0
                try store.append(checkpoint: note, size: size)
            }
        }
        return head
    }
}

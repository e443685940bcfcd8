public import Ledger
import Records
public import StudyDesign

/// Makes backups of a store that may be in use: what is read is one moment of it.
public enum BackupWriter {
    /// - Parameters:
    ///   - path: The file to make.
    ///   - first: 0 for a whole backup; the length of the ledger in the last backup for a tail.
    ///   - publicKey: The key that the checkpoints must be signed with: a damaged ledger is
    ///     noticed now, and not when the backup is needed.
    /// - Throws: `BackupError`, `EnvelopeError`, `StoreError`; no file is then left.
    public static func write(
        _ backend: any StoreBackend, to path: String, for recipient: RecipientKey, from first: Int64 = 0,
        publicKey: VerificationKey, at now: Instant
    ) async throws -> BackupHead {
        try await backend.read { store in
            let head = try head(of: store, first: first, publicKey: publicKey, at: now)
            let envelope = try EnvelopeWriter(path: path, for: recipient)
            try envelope.write(BackupBlock.framed(BackupBlock.head, try CanonicalJSON.encode(head)))
            try store.ledgerRows(from: first) { row in
                guard row.sequence < head.size else { return false }
                try envelope.write(BackupBlock.framed(BackupBlock.entry, row.bytes))
                return true
            }
            for note in try store.checkpoints() { try envelope.write(BackupBlock.framed(BackupBlock.checkpoint, Array(note.utf8))) }
            try envelope.write(BackupBlock.framed(BackupBlock.end, []))
            try envelope.finish()
            return head
        }
    }

    private static func head(
        of store: any ReadingTransaction, first: Int64, publicKey: VerificationKey, at now: Instant
    ) throws -> BackupHead {
        var verification = LedgerVerification(checkpoints: try store.checkpoints(), publicKey: publicKey, findingLimit: 1)
        var tree = MerkleFrontier()
        var before: Digest256?
        try store.ledgerRows(from: 0) { row in
            if tree.size == first { before = tree.root }
            verification.take(row)
            tree.append(MerkleHash.leaf(row.bytes))
            return true
        }
        if tree.size == first { before = tree.root }
        let report = verification.report()
        if let finding = report.findings.first { throw BackupError.damagedStore(finding.sentence) }
        guard let before, first >= 0 else { throw BackupError.shorter(size: tree.size, first: first) }
        guard first == 0 || tree.size > first else { throw BackupError.nothingNew(size: tree.size) }
        return BackupHead(
            format: BackupHead.format, ledgerKey: publicKey.text, first: first, rootBefore: before, size: tree.size, root: tree.root,
            made: now.milliseconds)
    }
}

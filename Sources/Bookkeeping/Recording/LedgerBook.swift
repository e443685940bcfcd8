import Ledger
import StudyDesign

/// What the writer knows of the ledger without reading it again: where it ends, its tree
/// so far, and which checkpoint was signed last.
struct LedgerBook: Sendable {
    private(set) var tree = MerkleFrontier()
    private(set) var lastInstant: Instant?

    private(set) var signed: SignedCheckpoint?
    private var signedTree = MerkleFrontier()
    private var unsignedLeaves: [Digest256] = []
    /// When the newest checkpoint was signed, or the book opened.
    private var signedAt: Instant

    init(openedAt instant: Instant) { signedAt = instant }

    /// The number that the next entry gets, which is also the ledger's length.
    var size: Int64 { tree.size }

    /// The root of the tree over all entries.
    var rootOfEntries: Digest256 { tree.root }

    mutating func append(leaf: Digest256, at instant: Instant) {
        tree.append(leaf)
        unsignedLeaves.append(leaf)
        lastInstant = instant
    }

    /// Takes over a checkpoint that was signed earlier, when the tree has reached its size.
    mutating func adopt(_ checkpoint: SignedCheckpoint) {
        signed = checkpoint
        signedTree = tree
        unsignedLeaves = []
    }

    /// With the first entries, so that a store that is killed early can be verified; then
    /// every 1,000 entries and, while the ledger grows, every 60 seconds.
    func isCheckpointDue(at now: Instant) -> Bool {
        guard !unsignedLeaves.isEmpty else { return false }
        guard signed != nil else { return true }
        return unsignedLeaves.count >= 1000 || now.milliseconds - signedAt.milliseconds >= 60_000
    }

    var hasUnsignedEntries: Bool { !unsignedLeaves.isEmpty }

    /// Signs the tree as it stands. The signer refuses a tree that is not the continuation of
    /// what was signed before.
    mutating func sign(with signer: CheckpointSigner, at now: Instant) throws(CheckpointRefusal) -> SignedCheckpoint {
        let checkpoint = if let signed {
            try signer.sign(
                root: tree.root, after: signed, proof: signedTree.consistencyProof(appending: unsignedLeaves))
        } else {
            try signer.signFirst(size: tree.size, root: tree.root)
        }
        adopt(checkpoint)
        signedAt = now
        return checkpoint
    }
}

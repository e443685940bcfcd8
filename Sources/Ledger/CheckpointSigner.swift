/// Signs a ledger's checkpoints, and refuses one that takes back what was signed before.
///
/// C2SP tlog-checkpoint, "Signatures": no checkpoint may be inconsistent with an earlier one.
public struct CheckpointSigner: Sendable {
    private let key: SigningKey

    /// A signer for the ledger whose origin is the key's name.
    public init(key: SigningKey) { self.key = key }

    /// The ledger's identity in its checkpoints.
    public var origin: String { key.name }

    /// The key that verifies what this signer signs.
    public var verificationKey: VerificationKey { key.verificationKey }

    /// Signs the ledger's first checkpoint.
    ///
    /// - Throws: `CheckpointRefusal.signing` when the key does not sign.
    public func signFirst(size: Int64, root: Digest256) throws(CheckpointRefusal)
        -> SignedCheckpoint
    {
        guard size >= 0, size < Int64.max else { throw .size(size) }
        let checkpoint = Checkpoint(origin: origin, size: size, root: root)
        do {
            return SignedCheckpoint(
                checkpoint: checkpoint, signatures: [try key.sign(checkpoint.text)])
        } catch {
            throw .signing(error)
        }
    }

    /// Signs a later checkpoint.
    ///
    /// - Parameters:
    ///   - root: The root of the tree that `proof` leads to, of `proof.newSize` entries.
    ///   - previous: The newest checkpoint that this signer signed.
    ///   - proof: That the previous checkpoint's tree is the start of this one.
    /// - Throws: `CheckpointRefusal` when the previous checkpoint is not this signer's, or the
    ///   tree is smaller than it or not its continuation.
    public func sign(
        root: Digest256, after previous: SignedCheckpoint, proof: ConsistencyProof
    ) throws(CheckpointRefusal) -> SignedCheckpoint {
        do {
            try previous.verify(with: verificationKey)
        } catch {
            throw .previous(error)
        }
        let old = previous.checkpoint
        guard old.origin.utf8.elementsEqual(origin.utf8) else { throw .otherLedger }
        guard proof.newSize >= old.size else {
            throw .smaller(size: proof.newSize, signed: old.size)
        }
        guard proof.oldSize == old.size, proof.verifies(oldRoot: old.root, newRoot: root) else {
            throw .inconsistent(size: proof.newSize, signed: old.size)
        }
        return try signFirst(size: proof.newSize, root: root)
    }
}

/// Why a checkpoint is not signed.
public enum CheckpointRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// The size is negative or too large.
    case size(Int64)
    /// The previous checkpoint is not signed by this key.
    case previous(SignedNoteError)
    /// The previous checkpoint has another origin.
    case otherLedger
    /// The tree has fewer entries than were signed before.
    case smaller(size: Int64, signed: Int64)
    /// The tree does not start with the entries that were signed before.
    case inconsistent(size: Int64, signed: Int64)
    /// The key does not sign.
    case signing(SigningKeyError)

    public var description: String {
        switch self {
        case .size(let size): "A ledger cannot have \(size) entries."
        case .previous(let error): "The previous checkpoint is not this ledger's: \(error)"
        case .otherLedger: "The previous checkpoint belongs to another ledger."
        case .smaller(let size, let signed):
            "The ledger has \(size) entries, but \(signed) were signed before: an older copy may have been put back. Nothing was signed; restore the newer ledger."
        case .inconsistent(let size, let signed):
            "The ledger of \(size) entries does not continue the \(signed) that were signed before: an entry was changed, dropped or inserted. Nothing was signed; verify the ledger."
        case .signing(let error): "The checkpoint was not signed: \(error)"
        }
    }
}

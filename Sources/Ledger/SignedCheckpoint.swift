/// A checkpoint with its signatures: the ledger's own and, where there are any, witnesses'.
public struct SignedCheckpoint: Hashable, Sendable {
    /// What was signed.
    public let checkpoint: Checkpoint
    /// The note that carries it.
    public let note: SignedNote

    /// Reads a signed checkpoint. The signatures are read, not yet believed.
    ///
    /// - Throws: `SignedNoteError` for anything but a checkpoint in a signed note.
    public init(parsing text: String) throws(SignedNoteError) {
        let note = try SignedNote(parsing: text)
        self.checkpoint = try Checkpoint(text: note.text)
        self.note = note
    }

    init(checkpoint: Checkpoint, signatures: [NoteSignature]) {
        self.checkpoint = checkpoint
        self.note = SignedNote(text: checkpoint.text, signatures: signatures)
    }

    /// The text to store and to hand to others.
    public var text: String { note.serialized }

    /// The signatures, in the order in which they stand.
    public var signatures: [NoteSignature] { note.signatures }

    /// Checks the signature of one key; see `SignedNote.verify`.
    public func verify(with key: VerificationKey) throws(SignedNoteError) {
        try note.verify(with: key)
    }

    /// The same checkpoint with one more signature over the same text.
    ///
    /// - Throws: `SigningKeyError` when the key does not sign.
    public func cosigned(by key: SigningKey) throws(SigningKeyError) -> SignedCheckpoint {
        let signature = try key.sign(checkpoint.text)
        guard !signatures.contains(signature) else { return self }
        return SignedCheckpoint(checkpoint: checkpoint, signatures: signatures + [signature])
    }
}

/// One signature line of a signed note.
public struct NoteSignature: Hashable, Sendable {
    /// The name of the key that signed.
    public let keyName: String
    /// The key's four-byte identifier.
    public let keyID: UInt32
    /// The signature's bytes, as the key's algorithm writes them.
    public let signature: [UInt8]

    /// The line without its newline: em dash, space, key name, space, base 64.
    var line: String {
        "\u{2014} \(keyName) \(Base64Text.encode(bigEndianBytes(keyID) + signature))"
    }
}

/// A text with the signatures of one or more keys: C2SP signed-note, "Format".
public struct SignedNote: Hashable, Sendable {
    /// The signed text, with its last newline.
    public let text: String
    /// The signatures, in the order in which they stand.
    public let signatures: [NoteSignature]

    /// The note as it is stored and exchanged.
    public var serialized: String {
        text + "\n" + signatures.map { $0.line + "\n" }.joined()
    }

    /// Checks one key's signatures. Signatures of other keys are left alone.
    ///
    /// - Throws: `SignedNoteError.notSigned` when there is none by `key`,
    ///   `.signatureDoesNotVerify` when any of them is not `key`'s over this text.
    public func verify(with key: VerificationKey) throws(SignedNoteError) {
        let claimed = signatures.filter(key.isNamed)
        guard !claimed.isEmpty else { throw .notSigned(by: key.description) }
        guard claimed.allSatisfy({ key.verifies($0, of: text) }) else {
            throw .signatureDoesNotVerify(key.description)
        }
    }
}

/// Why a signed note, or the checkpoint in it, is refused.
public enum SignedNoteError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The note is longer than a checkpoint with a hundred signatures can be.
    case tooLong
    /// The bytes are not UTF-8, or hold a control character other than the newline.
    case notPlainText
    /// No empty line separates the text from signatures, or the last line has no newline.
    case noSignatures
    /// A signature line does not have the prescribed form; lines count from 1.
    case signatureLine(Int)
    /// The text is not a checkpoint; says which line is wrong.
    case notACheckpoint(line: Int)
    /// The note has no signature by the key.
    case notSigned(by: String)
    /// The signature is not the key's over this text.
    case signatureDoesNotVerify(String)

    public var description: String {
        switch self {
        case .tooLong: "The signed checkpoint is longer than \(SignedNote.maximumBytes) bytes."
        case .notPlainText:
            "The signed checkpoint is not UTF-8 text, or holds a control character."
        case .noSignatures: "The checkpoint has no signature lines after an empty line."
        case .signatureLine(let line):
            "Line \(line) of the checkpoint is not a signature: dash, key name, base 64."
        case .notACheckpoint(let line):
            "Line \(line) of the checkpoint is not what it must be: 1 origin, 2 size, 3 root in base 64."
        case .notSigned(let key): "The checkpoint has no signature by the key \(key)."
        case .signatureDoesNotVerify(let key):
            "The checkpoint's signature is not that of the key \(key)."
        }
    }
}

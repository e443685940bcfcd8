import Crypto

/// The public half of a witness's key, with the witness's name.
///
/// Its text has the form of a ledger's key, `name+key id+base64(0x04 ‖ public key)`; the type
/// byte 0x04 keeps the two apart (C2SP tlog-cosignature, "Format").
public struct WitnessVerificationKey: Hashable, Sendable, CustomStringConvertible {
    /// The witness's name, such as `sponsor.example/witness`.
    public let name: String
    /// The Ed25519 public key, 32 bytes.
    public let publicKey: [UInt8]
    /// SHA-256(name ‖ 0x0A ‖ 0x04 ‖ public key), first four bytes, big endian.
    public let keyID: UInt32

    /// - Throws: `WitnessKeyError` when the name or the key is not allowed.
    public init(name: String, publicKey: [UInt8]) throws(WitnessKeyError) {
        guard VerificationKey.isAllowed(name: name) else { throw .name }
        guard publicKey.count == SignatureAlgorithm.ed25519.publicKeyByteCount,
            (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)) != nil
        else { throw .publicKey }
        self.name = name
        self.publicKey = publicKey
        let hashed = Array(name.utf8) + [0x0A, Cosignature.noteType] + publicKey
        keyID = Digest256(hashing: hashed).bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads the exchanged text.
    ///
    /// - Throws: `WitnessKeyError.keyText` when it is not a witness's key or its parts do not fit.
    public init(text: String) throws(WitnessKeyError) {
        let parts = text.utf8.split(
            separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let name = String(parts[0]), let id = String(parts[1]),
            let typed = Base64Text.decode(parts[2]), typed.first == Cosignature.noteType
        else { throw .keyText }
        try self.init(name: name, publicKey: Array(typed.dropFirst()))
        guard id == keyIDText else { throw .keyText }
    }

    /// The exchanged text.
    public var text: String {
        "\(name)+\(keyIDText)+\(Base64Text.encode([Cosignature.noteType] + publicKey))"
    }

    public var description: String { "\(name)+\(keyIDText)" }

    private var keyIDText: String { HexText.encode(bigEndianBytes(keyID)) }

    /// Whether a signature line claims to be this witness's, names compared byte by byte.
    func isNamed(by line: NoteSignature) -> Bool {
        line.keyID == keyID && line.keyName.utf8.elementsEqual(name.utf8)
    }

    /// When this witness cosigned the checkpoint, in seconds since 1970; empty when it did not.
    ///
    /// - Throws: `WitnessRefusal.cosignature` when a line claims to be this witness's and is not.
    public func times(on checkpoint: SignedCheckpoint) throws(WitnessRefusal) -> [Int64] {
        var times: [Int64] = []
        for line in checkpoint.signatures where isNamed(by: line) {
            guard let cosignature = Cosignature(line),
                let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey),
                key.isValidSignature(
                    cosignature.signature,
                    for: Cosignature.message(checkpoint.note.text, time: cosignature.time))
            else { throw .cosignature(by: description, size: checkpoint.checkpoint.size) }
            times.append(cosignature.time)
        }
        return times
    }
}

/// Why a witness's key cannot be made or used.
public enum WitnessKeyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name is empty, or holds a space, a plus sign or a control character.
    case name
    /// A seed must be 32 bytes.
    case seedLength(Int)
    /// The public key is not one.
    case publicKey
    /// The text is not a witness's verification key.
    case keyText
    /// The key refused to sign.
    case signingFailed

    public var description: String {
        switch self {
        case .name:
            "A witness's name must not be empty and must hold no space, plus sign or control character, such as sponsor.example/witness."
        case .seedLength(let count):
            "A witness key's seed must be \(SigningKey.seedByteCount) bytes, this one has \(count)."
        case .publicKey: "The witness's public key is not an Ed25519 public key of 32 bytes."
        case .keyText:
            "A witness's verification key must read name+key id+base 64 of type 4, and the key id must fit the key."
        case .signingFailed: "The witness's key did not sign."
        }
    }
}

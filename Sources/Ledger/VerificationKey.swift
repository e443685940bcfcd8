import Crypto

/// The public half of a signing key, with the name under which it signs.
///
/// Its text is the form that verifiers of signed notes exchange:
/// `name+key id in hexadecimal+base64(signature type ‖ public key)`.
public struct VerificationKey: Hashable, Sendable, CustomStringConvertible {
    /// The key's name, such as `clinic.example/trial-1`.
    public let name: String
    /// The signature algorithm.
    public let algorithm: SignatureAlgorithm
    /// The public key, 32 bytes for Ed25519 (RFC 8032).
    public let publicKey: [UInt8]
    /// SHA-256(name ‖ 0x0A ‖ signature type ‖ public key), first four bytes, big endian
    /// (C2SP signed-note, "Signatures").
    public let keyID: UInt32

    /// - Throws: `SigningKeyError` when the name or the key is not allowed.
    public init(
        name: String, algorithm: SignatureAlgorithm, publicKey: [UInt8]
    ) throws(SigningKeyError) {
        guard Self.isAllowed(name: name) else { throw .name }
        guard publicKey.count == algorithm.publicKeyByteCount,
            (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)) != nil
        else { throw .publicKey }
        self.name = name
        self.algorithm = algorithm
        self.publicKey = publicKey
        let hashed = Array(name.utf8) + [0x0A, algorithm.noteType] + publicKey
        self.keyID = Digest256(hashing: hashed).bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads the exchanged text.
    ///
    /// - Throws: `SigningKeyError.keyText` when the parts are not three, or do not fit.
    public init(text: String) throws(SigningKeyError) {
        // The base 64 part may itself hold plus signs: only the first two separate.
        let parts = text.utf8.split(
            separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let name = String(parts[0]), let id = String(parts[1]),
            let typed = Base64Text.decode(parts[2]), let type = typed.first,
            let algorithm = SignatureAlgorithm(noteType: type)
        else { throw .keyText }
        try self.init(name: name, algorithm: algorithm, publicKey: Array(typed.dropFirst()))
        guard id == keyIDText else { throw .keyText }
    }

    /// The exchanged text, for people who verify elsewhere.
    public var text: String {
        "\(name)+\(keyIDText)+\(Base64Text.encode([algorithm.noteType] + publicKey))"
    }

    public var description: String { "\(name)+\(keyIDText)" }

    private var keyIDText: String { HexText.encode(bigEndianBytes(keyID)) }

    /// Whether the signature is this key's over the text. Its name and key id must fit too.
    func verifies(_ signature: NoteSignature, of text: String) -> Bool {
        guard isNamed(by: signature),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        else { return false }
        return key.isValidSignature(signature.signature, for: Array(text.utf8))
    }

    /// Whether a signature claims to be this key's. Names are compared byte by byte: Swift's
    /// text equality would also accept another spelling of the same characters.
    func isNamed(by signature: NoteSignature) -> Bool {
        signature.keyID == keyID && signature.keyName.utf8.elementsEqual(name.utf8)
    }

    /// C2SP signed-note, "Format": not empty, no Unicode space, no plus sign; and no control
    /// character, which no note may hold.
    static func isAllowed(name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && $0 != "+" && !$0.properties.isWhitespace
            }
    }
}

func bigEndianBytes(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
}

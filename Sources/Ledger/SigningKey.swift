import Crypto

/// A private key that signs checkpoints. It never prints its secret.
public struct SigningKey: Sendable, CustomStringConvertible, CustomReflectable {
    /// The key's public half and its name.
    public let verificationKey: VerificationKey
    /// The 32 secret bytes (RFC 8032, section 5.1.5).
    let seed: [UInt8]

    /// The length of a seed, in bytes.
    public static let seedByteCount = 32

    /// The key that `seed` gives; the same seed gives the same key and the same signatures.
    ///
    /// - Throws: `SigningKeyError` when the name or the seed's length is not allowed.
    public init(name: String, seed: [UInt8]) throws(SigningKeyError) {
        guard seed.count == Self.seedByteCount,
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        else { throw .seedLength(seed.count) }
        self.verificationKey = try VerificationKey(
            name: name, algorithm: .ed25519, publicKey: Array(key.publicKey.rawRepresentation))
        self.seed = seed
    }

    /// 32 bytes from the operating system's random number generator.
    public static func systemSeed() -> [UInt8] {
        Array(Curve25519.Signing.PrivateKey().rawRepresentation)
    }

    /// The key's name, which is also the origin of the ledger that it signs.
    public var name: String { verificationKey.name }

    /// The signature algorithm.
    public var algorithm: SignatureAlgorithm { verificationKey.algorithm }

    /// The signature of a note's text.
    package func sign(_ text: String) throws(SigningKeyError) -> NoteSignature {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed),
            let signature = try? key.signature(for: Array(text.utf8))
        else { throw .signingFailed }
        return NoteSignature(
            keyName: name, keyID: verificationKey.keyID, signature: Array(signature))
    }

    public var description: String { "signing key \(verificationKey)" }

    public var customMirror: Mirror {
        Mirror(self, children: ["verificationKey": verificationKey])
    }
}

/// Why a key cannot be made or used.
public enum SigningKeyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name is empty, or holds a space, a plus sign or a control character.
    case name
    /// A seed must be 32 bytes.
    case seedLength(Int)
    /// A public key has the wrong length or is not a key.
    case publicKey
    /// A verification key's text is not `name+key id+base 64`.
    case keyText
    /// The key refused to sign.
    case signingFailed

    public var description: String {
        switch self {
        case .name:
            "A key's name must not be empty and must hold no space, plus sign or control character, such as clinic.example/trial-1."
        case .seedLength(let count):
            "A signing key's seed must be \(SigningKey.seedByteCount) bytes, this one has \(count)."
        case .publicKey: "The public key is not an Ed25519 public key of 32 bytes."
        case .keyText:
            "A verification key must read name+key id+base 64, and the key id must fit the key."
        case .signingFailed: "The signing key did not sign."
        }
    }
}

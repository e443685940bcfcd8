import Crypto

/// A witness's private key. It never prints its secret.
public struct WitnessKey: Sendable, CustomStringConvertible, CustomReflectable {
    /// The key's public half and the witness's name.
    public let verificationKey: WitnessVerificationKey
    /// The 32 secret bytes (RFC 8032, section 5.1.5).
    let seed: [UInt8]

    /// The key that `seed` gives; `SigningKey.systemSeed` makes a fresh one. A witness must not
    /// use a ledger's key, nor one key under two names: the signed text does not hold the name.
    ///
    /// - Throws: `WitnessKeyError` when the name or the seed's length is not allowed.
    public init(name: String, seed: [UInt8]) throws(WitnessKeyError) {
        guard seed.count == SigningKey.seedByteCount,
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        else { throw .seedLength(seed.count) }
        verificationKey = try WitnessVerificationKey(
            name: name, publicKey: Array(key.publicKey.rawRepresentation))
        self.seed = seed
    }

    /// The witness's name.
    public var name: String { verificationKey.name }

    /// The signature line over a note's text at a time in seconds since 1970. Whether the
    /// checkpoint may be cosigned at all, `WitnessBook` decides.
    func cosign(_ noteText: String, at time: Int64) throws(WitnessKeyError) -> NoteSignature {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed),
            let signature = try? key.signature(for: Cosignature.message(noteText, time: time))
        else { throw .signingFailed }
        return NoteSignature(
            keyName: name, keyID: verificationKey.keyID,
            signature: Cosignature(time: time, signature: Array(signature)).encoded)
    }

    public var description: String { "witness key \(verificationKey)" }

    public var customMirror: Mirror {
        Mirror(self, children: ["verificationKey": verificationKey])
    }
}

import Crypto

/// One generation of a data key. It never prints its secret.
///
/// Two keys are derived from the secret once, so that sealing need not repeat it:
/// HKDF-SHA256 (RFC 5869) with an empty salt and the two labels below.
public struct DataKey: Sendable, CustomStringConvertible, CustomReflectable {
    public let name: KeyName
    /// Counts from 1; a rotated key has a higher generation under the same name.
    public let generation: Int

    /// 32 secret bytes.
    let secret: SymmetricKey
    /// Keys the commitments.
    let commitmentKey: SymmetricKey
    /// Every box's own key is derived from it.
    let boxKey: SymmetricKey

    /// The length of a secret, in bytes.
    static let secretByteCount = 32

    init(name: KeyName, generation: Int, secret: SymmetricKey) {
        self.name = name
        self.generation = generation
        self.secret = secret
        commitmentKey = Self.derive("maitri seal 1 commitment", from: secret)
        boxKey = Self.derive("maitri seal 1 box", from: secret)
    }

    private static func derive(_ label: String, from secret: SymmetricKey) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret, info: Array(label.utf8), outputByteCount: 32)
    }

    public var description: String { "data key \(name), generation \(generation)" }

    public var customMirror: Mirror {
        Mirror(self, children: ["name": name, "generation": generation])
    }
}

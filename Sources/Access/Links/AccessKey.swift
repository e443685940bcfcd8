import Crypto

/// The secret behind seals, links and the book: 256 bits that lie beside the signing key.
/// Every use has a key of its own, derived by its purpose, so that what one vouches for says
/// nothing to another. It never prints itself.
public struct AccessKey: Sendable, CustomStringConvertible, CustomReflectable {
    public static let byteCount = 32

    private let root: SymmetricKey

    /// Nil unless there are 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        root = SymmetricKey(data: bytes)
    }

    /// A new one, for a run that keeps none.
    public init(_ random: Randomness) { root = SymmetricKey(data: random.bytes(Self.byteCount)) }

    /// HKDF-SHA256 (RFC 5869) of the root, for one purpose.
    func key(for purpose: SealPurpose) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: root, info: Array("maitri/access/1/\(purpose.rawValue)".utf8), outputByteCount: 32)
    }

    public var description: String { "an access key" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// What a seal may vouch for; a seal of one purpose is no seal of another.
public enum SealPurpose: String, Hashable, Sendable, CaseIterable {
    /// The context of a form on a page.
    case form
    /// That a posted page was made for whoever is signed in.
    case page
    /// A follow-up link.
    case errand
    /// What a page carries from step to step.
    case step
    /// The book's secrets.
    case book
    /// How names and addresses are counted without being kept.
    case tries
}

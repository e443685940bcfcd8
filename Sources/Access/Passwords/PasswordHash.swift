import CSodium

/// A password as it is kept: Argon2id (RFC 9106) in the text form that names its algorithm,
/// version, cost and salt, `$argon2id$v=19$m=19456,t=2,p=1$…`. It never prints itself.
public struct PasswordHash: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    public let text: String

    /// Nil for a text of another algorithm, or of a cost beyond 256 MiB or 16 passes, which a
    /// stranger could make us pay.
    public init?(_ text: String) {
        guard text.utf8.count < Int(crypto_pwhash_STRBYTES), PasswordCost(ofHash: text) != nil else { return nil }
        self.text = text
    }

    public var cost: PasswordCost? { PasswordCost(ofHash: text) }

    public var description: String { "a password's hash" }
    public var customMirror: Mirror { Mirror(self, children: []) }

    /// What is verified for a name that nobody has: the same work, and nothing fits it.
    static func standIn(at door: Door) -> PasswordHash {
        let cost = PasswordCost.at(door)
        let salt = String(repeating: "A", count: 22)
        let hash = String(repeating: "A", count: 43)
        return PasswordHash(known: "$argon2id$v=19$m=\(cost.mebibytes << 10),t=\(cost.passes),p=1$\(salt)$\(hash)")
    }

    private init(known text: String) { self.text = text }
}

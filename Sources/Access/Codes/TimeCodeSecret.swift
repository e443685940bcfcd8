/// The secret that a person's authenticator shares with us: 160 bits, as RFC 4226 (section 4,
/// R6) recommends. It never prints itself.
public struct TimeCodeSecret: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    public static let byteCount = 20

    public let bytes: [UInt8]

    public init(_ random: Randomness) { bytes = random.bytes(Self.byteCount) }

    /// Nil for fewer than 16 bytes and for more than 64.
    public init?(bytes: [UInt8]) {
        guard (16...64).contains(bytes.count) else { return nil }
        self.bytes = bytes
    }

    /// To be typed by hand, in groups of four.
    public var key: String {
        var groups: [String] = []
        var rest = Base32Text.encode(bytes)[...]
        while !rest.isEmpty {
            groups.append(String(rest.prefix(4)))
            rest = rest.dropFirst(4)
        }
        return groups.joined(separator: " ")
    }

    public var description: String { "a time code secret" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

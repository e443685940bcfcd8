import Crypto

/// What a browser or a link carries: 256 random bits that mean nothing but "I am the one who
/// was given this". The book keeps its hash, so that whoever reads the book gets no token.
/// It never prints itself.
public struct Token: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    public static let byteCount = 32

    /// 43 characters that stand unchanged in a cookie or an address.
    public let text: String

    public init(_ random: Randomness) { text = URLText.encode(random.bytes(Self.byteCount)) }

    /// Nil for what cannot be a token.
    public init?(_ text: String) {
        guard text.utf8.count == 43, URLText.decode(text)?.count == Self.byteCount else { return nil }
        self.text = text
    }

    public var hash: TokenHash { TokenHash(of: text) }

    public var description: String { "a token" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// SHA-256 of a token's text. Looking it up in an index tells nothing of the token by time:
/// whoever does not know the token cannot steer its hash.
public struct TokenHash: Hashable, Sendable {
    public let bytes: [UInt8]

    init(of text: String) { bytes = Array(SHA256.hash(data: Array(text.utf8))) }

    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }
}

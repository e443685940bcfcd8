import Crypto

/// A 256-bit digest: 32 bytes, written as 64 lower-case hexadecimal digits.
///
/// The same type names plans, data sets, ledger entries and tree roots.
/// Its `Codable` form is the hexadecimal text; upper-case digits are refused, so
/// that one digest has one spelling.
///
/// Source: SHA-256 is that of FIPS 180-4 (2015), section 6.2.
public struct Digest256: Hashable, Codable, Sendable, CustomStringConvertible {
    // Four big-endian words rather than an array: no allocation per digest.
    private let word0: UInt64
    private let word1: UInt64
    private let word2: UInt64
    private let word3: UInt64

    /// The number of bytes in a digest: 32.
    public static let byteCount = 32

    /// The SHA-256 digest of `bytes`.
    public init(hashing bytes: some Sequence<UInt8>) {
        var hash = SHA256()
        let done: Void? = bytes.withContiguousStorageIfAvailable { buffer in
            hash.update(bufferPointer: UnsafeRawBufferPointer(buffer))
        }
        if done == nil { hash.update(data: Array(bytes)) }
        self.init(hash.finalize())
    }

    /// The SHA-256 digest of the text's UTF-8 bytes.
    public init(hashing text: String) {
        self.init(hashing: Array(text.utf8))
    }

    /// A digest from its 32 bytes; nil when there are more or fewer.
    public init?(bytes: some Collection<UInt8>) {
        let direct: Self?? = bytes.withContiguousStorageIfAvailable {
            Self(memory: UnsafeRawBufferPointer($0))
        }
        let copied = direct ?? Array(bytes).withUnsafeBytes { Self(memory: $0) }
        guard let digest = copied else { return nil }
        self = digest
    }

    /// A digest from 64 lower-case hexadecimal digits; nil for anything else.
    public init?(hex: String) {
        guard let bytes = HexText.decode(hex) else { return nil }
        self.init(bytes: bytes)
    }

    init(_ digest: SHA256.Digest) {
        self = digest.withUnsafeBytes { Self(words: $0) }
    }

    private init?(memory: UnsafeRawBufferPointer) {
        guard memory.count == Self.byteCount else { return nil }
        self.init(words: memory)
    }

    /// From memory of at least 32 bytes, which callers have checked.
    private init(words memory: UnsafeRawBufferPointer) {
        func word(_ offset: Int) -> UInt64 {
            UInt64(bigEndian: memory.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        (word0, word1, word2, word3) = (word(0), word(8), word(16), word(24))
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        withUnsafeBytes(of: memoryWords) { Array($0) }
    }

    /// The 32 bytes as four big-endian words already in memory order.
    var memoryWords: (UInt64, UInt64, UInt64, UInt64) {
        (word0.bigEndian, word1.bigEndian, word2.bigEndian, word3.bigEndian)
    }

    /// 64 lower-case hexadecimal digits.
    public var hex: String { HexText.encode(bytes) }

    /// The first 12 hexadecimal digits, for pages and log lines.
    public var short: String { String(hex.prefix(12)) }

    public var description: String { hex }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let digest = Digest256(hex: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "A digest is 64 lower-case hexadecimal digits.")
        }
        self = digest
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }
}

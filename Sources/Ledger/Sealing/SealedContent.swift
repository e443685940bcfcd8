/// A content that only its data key opens, and only in the place it was sealed for.
///
/// The commitment vouches for the content without telling it: once the key is destroyed,
/// neither box nor commitment says anything about what was sealed.
public struct SealedContent: Hashable, Sendable {
    /// The name of the key that opens it.
    public let key: KeyName
    /// The key's generation, from 1.
    public let generation: Int
    public let algorithm: SealAlgorithm
    /// HMAC-SHA256 of header and padded content; equal for equal contents in one place.
    public let commitment: Digest256
    /// The padded content's cipher text, then a tag of 16 bytes.
    public let box: [UInt8]

    static let formatVersion: UInt8 = 1
    /// The longest content that can be sealed, in bytes: a size class of 15 MiB, so that what
    /// is sealed fits into a ledger entry's payload of 16.
    public static let maximumContentBytes = (15 << 20) - SealPadding.prefixByteCount
    /// The longest header, in bytes.
    public static let maximumHeaderBytes = 1 << 16
    static let maximumGeneration = Int(Int32.max)

    init(
        key: KeyName, generation: Int, algorithm: SealAlgorithm, commitment: Digest256, box: [UInt8]
    ) {
        self.key = key
        self.generation = generation
        self.algorithm = algorithm
        self.commitment = commitment
        self.box = box
    }

    /// The one encoding: a byte each of format, algorithm, purpose and whether there is a
    /// subject; the subject as a block; the generation in eight bytes; the commitment in 32;
    /// the box as a block. Integers are big-endian, a block starts with four bytes of length.
    public var encoded: [UInt8] {
        var writer = ByteWriter(capacity: 96 + (key.subject?.utf8.count ?? 0) + box.count)
        writer.put(Self.formatVersion)
        Self.put(algorithm, key, generation, in: &writer)
        writer.put(commitment.bytes)
        writer.putBlock(box)
        return writer.bytes
    }

    /// What says which key and algorithm sealed; also part of what the tag covers.
    static func put(
        _ algorithm: SealAlgorithm, _ key: KeyName, _ generation: Int, in writer: inout ByteWriter
    ) {
        writer.put(algorithm.code)
        writer.put(key.purpose.code)
        writer.put(UInt8(key.subject == nil ? 0 : 1))
        if let subject = key.subject { writer.putBlock(subject.utf8) }
        writer.put(UInt64(clamping: generation))
    }

    /// Reads what `encoded` writes, and nothing else.
    ///
    /// - Throws: `SealError.encoding`, `.version` or `.algorithm`.
    public init(decoding bytes: [UInt8]) throws(SealError) {
        var reader = ByteReader(bytes)
        guard let version = reader.takeByte() else { throw .encoding(part: "format") }
        guard version == Self.formatVersion else { throw .version(version) }
        guard let code = reader.takeByte() else { throw .encoding(part: "algorithm") }
        guard let algorithm = SealAlgorithm(code: code) else { throw .algorithm(code) }
        guard let purpose = reader.takeByte().flatMap(KeyName.Purpose.init(code:)) else {
            throw .encoding(part: "key's purpose")
        }
        let name = KeyName(purpose, subject: try Self.subject(from: &reader))
        guard name.isAllowed else { throw .encoding(part: "key's subject") }
        guard let number = reader.takeInteger(), let generation = Int(exactly: number),
            (1...Self.maximumGeneration).contains(generation)
        else { throw .encoding(part: "key's generation") }
        guard let commitment = reader.take(Digest256.byteCount).flatMap({ Digest256(bytes: $0) })
        else { throw .encoding(part: "commitment") }
        guard let count = reader.takeLength(), count == reader.remaining, Self.isBox(count),
            let box = reader.take(count)
        else { throw .encoding(part: "box") }
        self.init(
            key: name, generation: generation, algorithm: algorithm, commitment: commitment,
            box: Array(box))
    }

    private static func subject(from reader: inout ByteReader) throws(SealError) -> String? {
        switch reader.takeByte() {
        case 0: return nil
        case 1:
            guard let count = reader.takeLength(), let bytes = reader.take(count),
                let subject = String(validating: bytes, as: UTF8.self)
            else { throw .encoding(part: "key's subject") }
            return subject
        default: throw .encoding(part: "key's subject")
        }
    }

    /// Whether a box can have `count` bytes: a size class and a tag.
    private static func isBox(_ count: Int) -> Bool {
        let padded = count - SealAlgorithm.tagByteCount
        guard padded >= SealPadding.smallestClass,
            padded <= SealPadding.paddedCount(maximumContentBytes)
        else { return false }
        return SealPadding.paddedCount(padded - SealPadding.prefixByteCount) == padded
    }
}

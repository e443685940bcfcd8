/// The canonical binary encoding, version 1. All integers are big endian.
///
/// | bytes | content |
/// |---|---|
/// | 4 | `MTLE` |
/// | 1 | version, 1 |
/// | 1 | hash algorithm of the tree, 1 = RFC 6962 with SHA-256 |
/// | 8 | sequence |
/// | 8 | instant, milliseconds |
/// | 4 + n, four times | actor, role, act, object: length, UTF-8 |
/// | 1, or 1 + 4 + n | 0 without a reason; 1, length, UTF-8 with one |
/// | 4 + n | payload: length, bytes |
///
/// One entry has one encoding: `encoded` of a decoded entry gives the same bytes back.
extension LedgerEntry {
    static let magic: [UInt8] = Array("MTLE".utf8)
    /// The version of the encoding that this program writes and reads.
    public static let encodingVersion: UInt8 = 1
    /// The tree's hash algorithm, stored inside every entry.
    public static let hashAlgorithm = HashAlgorithm.rfc6962SHA256

    /// The canonical bytes.
    public var encoded: [UInt8] {
        var writer = ByteWriter(capacity: 64 + payload.count + (reason?.utf8.count ?? 0))
        writer.put(Self.magic)
        writer.put(Self.encodingVersion)
        writer.put(Self.hashAlgorithm.code)
        writer.put(UInt64(bitPattern: sequence))
        writer.put(UInt64(bitPattern: instant))
        for text in [actor, role, act, object] { writer.putBlock(text.utf8) }
        if let reason {
            writer.put(1 as UInt8)
            writer.putBlock(reason.utf8)
        } else {
            writer.put(0 as UInt8)
        }
        writer.putBlock(payload)
        return writer.bytes
    }

    /// The digest under which the entry stands in the ledger's tree.
    public var leafHash: Digest256 { MerkleHash.leaf(encoded) }

    /// Reads an entry from its canonical bytes.
    ///
    /// - Throws: `LedgerEntryError` for anything that `encoded` would not have written.
    public init(decoding bytes: [UInt8]) throws(LedgerEntryError) {
        var reader = ByteReader(bytes)
        guard reader.take(Self.magic.count).map(Array.init) == Self.magic else {
            throw .notAnEntry
        }
        guard let version = reader.takeByte() else { throw .truncated(.sequence) }
        guard version == Self.encodingVersion else { throw .unknownVersion(version) }
        guard let code = reader.takeByte() else { throw .truncated(.sequence) }
        guard HashAlgorithm(code: code) == Self.hashAlgorithm else {
            throw .unknownHashAlgorithm(code)
        }
        guard let sequence = reader.takeInteger() else { throw .truncated(.sequence) }
        guard let instant = reader.takeInteger() else { throw .truncated(.instant) }
        let actor = try Self.text(.actor, from: &reader)
        let role = try Self.text(.role, from: &reader)
        let act = try Self.text(.act, from: &reader)
        let object = try Self.text(.object, from: &reader)
        let reason: String?
        switch reader.takeByte() {
        case 0: reason = nil
        case 1: reason = try Self.text(.reason, from: &reader)
        case .none: throw .truncated(.reason)
        case .some(let mark): throw .reasonMark(mark)
        }
        let payload = try Self.block(.payload, from: &reader)
        guard reader.remaining == 0 else { throw .trailingBytes(reader.remaining) }
        try self.init(
            sequence: Int64(bitPattern: sequence), instant: Int64(bitPattern: instant),
            actor: actor, role: role, act: act, object: object, reason: reason,
            payload: Array(payload))
    }

    private static func block(
        _ field: Field, from reader: inout ByteReader
    ) throws(LedgerEntryError) -> ArraySlice<UInt8> {
        guard let length = reader.takeLength() else { throw .truncated(field) }
        guard length <= maximumBytes(of: field) else { throw .tooLong(field) }
        guard let bytes = reader.take(length) else { throw .truncated(field) }
        return bytes
    }

    private static func text(
        _ field: Field, from reader: inout ByteReader
    ) throws(LedgerEntryError) -> String {
        let bytes = try block(field, from: &reader)
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8(field) }
        return text
    }
}

/// A witness's statement over a checkpoint: at this time, the largest consistent state of
/// this ledger that I have seen is this one. C2SP tlog-cosignature, the Ed25519 form.
struct Cosignature: Hashable, Sendable {
    /// When the witness cosigned, in seconds since 1970-01-01T00:00:00Z.
    let time: Int64
    /// Ed25519 over `message` (RFC 8032), 64 bytes.
    let signature: [UInt8]

    /// The signature type byte of C2SP signed-note for timestamped Ed25519 cosignatures.
    static let noteType: UInt8 = 0x04
    static let signatureByteCount = 64

    init(time: Int64, signature: [UInt8]) {
        self.time = time
        self.signature = signature
    }

    /// Reads a signature line's bytes: eight of time, big endian, and 64 of signature. Nil for
    /// another length and for a time above 2⁶³ − 1, which the specification forbids.
    init?(_ line: NoteSignature) {
        var reader = ByteReader(line.signature)
        guard let raw = reader.takeInteger(), let time = Int64(exactly: raw),
            reader.remaining == Self.signatureByteCount,
            let signature = reader.take(Self.signatureByteCount)
        else { return nil }
        self.init(time: time, signature: Array(signature))
    }

    /// The bytes of the signature line after the key id.
    var encoded: [UInt8] {
        var writer = ByteWriter(capacity: 8 + signature.count)
        writer.put(UInt64(bitPattern: time))
        writer.put(signature)
        return writer.bytes
    }

    /// What is signed: a header line, a time line, and the whole text of the note.
    static func message(_ noteText: String, time: Int64) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n\(noteText)".utf8)
    }
}

extension InstantText {
    /// A witness's time for people; beyond the year 9999 the bare number of seconds.
    static func utc(seconds: Int64) -> String {
        (0...253_402_300_799).contains(seconds) ? utc(seconds * 1_000) : "\(seconds) s after 1970"
    }
}

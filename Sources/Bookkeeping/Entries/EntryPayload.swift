import Ledger
import Records
import StudyDesign

/// What the payload of a ledger entry holds: what stands in the open, and what is sealed.
///
/// | bytes | content |
/// |---|---|
/// | 1 | version, 1 |
/// | 4 + n | the open part, canonical JSON of ``Clear`` |
/// | 1 | 0 when nothing is sealed, 1 otherwise |
/// | 4 + n | the sealed content, where there is one |
struct EntryPayload: Hashable, Sendable {
    /// The open part: under a pseudonym, what decides about what comes next.
    struct Clear: Hashable, Sendable, Codable {
        let trace: Trace
        /// The zone of whoever acted.
        let zone: String?
        /// When the act was made, where the entry is dated later.
        let stamped: Instant?
    }

    /// The sealed part: the whole change, and why it was made.
    struct Content: Hashable, Sendable, Codable {
        let change: Change
        let reason: String?
    }

    let clear: [UInt8]
    let sealed: SealedContent?

    private static let version: UInt8 = 1

    init(clear: [UInt8], sealed: SealedContent?) {
        self.clear = clear
        self.sealed = sealed
    }

    var encoded: [UInt8] {
        let sealed = sealed?.encoded
        var writer = ByteWriter(capacity: clear.count + (sealed?.count ?? 0) + 10)
        writer.put(Self.version)
        writer.putBlock(clear)
        writer.put(sealed == nil ? 0 as UInt8 : 1)
        if let sealed { writer.putBlock(sealed) }
        return writer.bytes
    }

    /// - Throws: ``PayloadError``, or what the sealed content says.
    init(decoding bytes: [UInt8]) throws {
        var reader = ByteReader(bytes)
        guard reader.takeByte() == Self.version else { throw PayloadError("it has another version") }
        guard let length = reader.takeLength(), let clear = reader.take(length) else { throw PayloadError("its open part ends early") }
        self.clear = Array(clear)
        switch reader.takeByte() {
        case 0: sealed = nil
        case 1:
            guard let length = reader.takeLength(), let box = reader.take(length) else { throw PayloadError("its sealed part ends early") }
            sealed = try SealedContent(decoding: Array(box))
        default: throw PayloadError("it does not say whether anything is sealed")
        }
        guard reader.remaining == 0 else { throw PayloadError("bytes follow its end") }
    }

    func decodedClear() throws -> Clear { try CanonicalJSON.decode(Clear.self, from: clear) }
}

/// Why a payload cannot be read.
struct PayloadError: Error, CustomStringConvertible {
    let description: String

    init(_ problem: String) { description = "The content of the entry cannot be read: \(problem)." }
}

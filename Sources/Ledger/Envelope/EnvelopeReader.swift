import Crypto
import Foundation

/// Reads an envelope part by part; nothing is handed out that was changed.
public final class EnvelopeReader {
    public let path: String
    private let file: FileReader
    private var recipient: HPKE.Recipient
    private var frame = 0
    private var isAtEnd = false

    /// - Throws: `EnvelopeError`.
    public init(path: String, key: RecipientPrivateKey) throws(EnvelopeError) {
        self.path = path
        do { file = try FileReader(path) } catch { throw .file("\(error)") }
        guard try Self.read(EnvelopeFormat.magic.count, from: file) == EnvelopeFormat.magic else { throw .notAnEnvelope(path) }
        let encapsulated = try Self.read(32, from: file)
        guard encapsulated.count == 32 else { throw .notAnEnvelope(path) }
        do {
            recipient = try HPKE.Recipient(
                privateKey: key.key, ciphersuite: EnvelopeFormat.suite, info: EnvelopeFormat.info,
                encapsulatedKey: Data(encapsulated))
        } catch { throw .notForThisKey(path) }
    }

    /// The next part; nil after the last.
    public func next() throws(EnvelopeError) -> [UInt8]? {
        guard !isAtEnd else { return nil }
        let prefix = try Self.read(4, from: file)
        guard prefix.count == 4 else { throw .cutShort(path) }
        let length = prefix.reduce(0) { $0 << 8 | Int($1) }
        guard length > EnvelopeFormat.tagBytes, length <= EnvelopeFormat.frameBytes + EnvelopeFormat.tagBytes else {
            throw .damaged(path, frame: frame)
        }
        let box = try Self.read(length, from: file)
        guard box.count == length else { throw .cutShort(path) }
        let opened: Data
        do { opened = try recipient.open(Data(box)) } catch { throw frame == 0 ? .notForThisKey(path) : .damaged(path, frame: frame) }
        guard let mark = opened.first, mark <= 1 else { throw .damaged(path, frame: frame) }
        frame += 1
        isAtEnd = mark == 1
        if isAtEnd, try !Self.read(1, from: file).isEmpty { throw .tooLong(path) }
        return Array(opened.dropFirst())
    }

    private static func read(_ count: Int, from file: FileReader) throws(EnvelopeError) -> [UInt8] {
        do { return try file.read(atMost: count) } catch { throw .file("\(error)") }
    }
}

/// Takes length-prefixed blocks out of an envelope's parts.
package struct EnvelopeBlocks {
    private let reader: EnvelopeReader
    private var buffer: [UInt8] = []
    private var position = 0

    package init(_ reader: EnvelopeReader) { self.reader = reader }

    /// The next block; nil at the end.
    package mutating func next() throws(EnvelopeError) -> [UInt8]? {
        guard let prefix = try take(4) else {
            guard position == buffer.count else { throw .cutShort(reader.path) }
            return nil
        }
        let length = prefix.reduce(0) { $0 << 8 | Int($1) }
        // Anybody may have closed the envelope; a length is not believed before it is sane.
        guard length <= LedgerEntry.Limits.payloadBytes + 131_072, let block = try take(length) else { throw .cutShort(reader.path) }
        return Array(block)
    }

    private mutating func take(_ count: Int) throws(EnvelopeError) -> ArraySlice<UInt8>? {
        while buffer.count - position < count {
            guard let part = try reader.next() else { return nil }
            buffer.removeFirst(position)
            position = 0
            buffer += part
        }
        defer { position += count }
        return buffer[position..<position + count]
    }
}

import Crypto
import Foundation
import Glibc

/// Writes an envelope, in memory that does not grow, to a file that is there whole or not at
/// all.
public final class EnvelopeWriter {
    private let path: String
    private let partial: String
    private let file: FileWriter
    private var sender: HPKE.Sender
    private var buffer: [UInt8] = []
    private var isFinished = false

    /// - Throws: `EnvelopeError.file` when the path is taken.
    public init(path: String, for recipient: RecipientKey) throws(EnvelopeError) {
        guard access(path, F_OK) != 0 else { throw .file("\(path) is there already, and a backup is never overwritten. Choose another name.") }
        self.path = path
        partial = path + ".partial"
        do {
            sender = try HPKE.Sender(recipientKey: recipient.publicKey, ciphersuite: EnvelopeFormat.suite, info: EnvelopeFormat.info)
        } catch { throw .notAKey }
        do {
            file = try FileWriter(partial, replacing: true)
            try file.write(EnvelopeFormat.magic + Array(sender.encapsulatedKey))
        } catch { throw .file("\(error)") }
    }

    deinit { if !isFinished { unlink(partial) } }

    public func write(_ bytes: [UInt8]) throws(EnvelopeError) {
        buffer += bytes
        var start = 0
        while buffer.count - start >= EnvelopeFormat.frameBytes {
            try seal(buffer[start..<start + EnvelopeFormat.frameBytes - 1], isLast: false)
            start += EnvelopeFormat.frameBytes - 1
        }
        buffer.removeFirst(start)
    }

    /// Writes what is left, flushes it to the disk, and gives the file its name.
    public func finish() throws(EnvelopeError) {
        try seal(buffer[...], isLast: true)
        buffer = []
        do {
            _ = try file.finish()
            guard rename(partial, path) == 0 else { throw PlainFileError.last(path, "put in place") }
            isFinished = true
            try PlainFile.flushDirectory(PlainFile.parent(of: path))
        } catch { throw .file("\(error)") }
    }

    private func seal(_ bytes: ArraySlice<UInt8>, isLast: Bool) throws(EnvelopeError) {
        do {
            let box = Array(try sender.seal(Data([isLast ? 1 : 0] + bytes)))
            var writer = ByteWriter(capacity: box.count + 4)
            writer.putBlock(box)
            try file.write(writer.bytes)
        } catch { throw .file("\(path) could not be written: \(error)") }
    }
}

import Crypto
import Glibc

/// Writes a new file, mode 0600, through one buffer, and hashes what it wrote.
final class FileWriter {
    let path: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var hash = SHA256()
    private var length: Int64 = 0
    private static let bufferBytes = 65_536

    /// - Parameter replacing: Whether a file that is there already, such as one that a crash
    ///   left, is overwritten. Otherwise it is an error.
    init(_ path: String, replacing: Bool = false) throws(PlainFileError) {
        let mode = replacing ? O_TRUNC : O_EXCL
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | mode, 0o600)
        guard file >= 0 else { throw .last(path, "created") }
        self.path = path
        descriptor = file
    }

    deinit { close(descriptor) }

    func write(_ bytes: [UInt8]) throws(PlainFileError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.bufferBytes { try flush() }
    }

    /// Flushes the file to the disk; its digest and length.
    func finish() throws(PlainFileError) -> (digest: Digest256, bytes: Int64) {
        try flush()
        guard fsync(descriptor) == 0 else { throw .last(path, "flushed") }
        return (Digest256(hash.finalize()), length)
    }

    private func flush() throws(PlainFileError) {
        buffer.withUnsafeBytes { hash.update(bufferPointer: $0) }
        var written = 0
        while written < buffer.count {
            let count = buffer[written...].withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .last(path, "written") }
            written += count
        }
        length += Int64(written)
        buffer.removeAll(keepingCapacity: true)
    }
}

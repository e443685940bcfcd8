import Crypto
import Glibc

/// Reads a regular file from front to back through one buffer, and hashes what it read.
final class FileReader {
    let path: String
    /// The file's length in bytes when it was opened.
    let size: Int
    private let descriptor: Int32
    private var buffer = [UInt8](repeating: 0, count: 65_536)
    private var position = 0
    private var filled = 0
    private var hash = SHA256()
    /// The bytes that `next` and `read` have given out.
    private(set) var offset = 0

    init(_ path: String) throws(PlainFileError) {
        // Without O_NONBLOCK, opening a named pipe would wait for a writer.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        guard file >= 0 else { throw .last(path, "opened") }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(file)
            throw .notAFile(path)
        }
        self.path = path
        size = status.st_size
        descriptor = file
    }

    deinit { close(descriptor) }

    /// Up to `count` further bytes; fewer only at the file's end.
    func read(atMost count: Int) throws(PlainFileError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            if position == filled { try fill() }
            guard filled > 0 else { break }
            let end = min(filled, position + count - bytes.count)
            bytes.append(contentsOf: buffer[position..<end])
            position = end
        }
        offset += bytes.count
        return bytes
    }

    /// Reads what is left, and gives the digest and the length of the whole file.
    func finish() throws(PlainFileError) -> (digest: Digest256, bytes: Int64) {
        var length = offset
        length += filled - position
        repeat {
            try fill()
            length += filled
        } while filled > 0
        offset = length
        return (Digest256(hash.finalize()), Int64(length))
    }

    private func fill() throws(PlainFileError) {
        position = 0
        filled = 0
        while true {
            let count = buffer.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .last(path, "read") }
            filled = count
            buffer.withUnsafeBytes {
                hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count]))
            }
            return
        }
    }
}

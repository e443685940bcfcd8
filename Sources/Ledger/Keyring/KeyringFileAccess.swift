import Glibc

/// The system calls around a keyring file. A new state is written to a file beside the old one,
/// flushed, and put in its place by one rename: a reader finds the old or the new, whole.
struct KeyringFileAccess: Sendable {
    /// The keyring's path, symbolic links followed.
    let path: String
    /// Where the next state is written; nothing of it counts before it is renamed.
    var draft: String { path + ".new" }

    static let maximumBytes = 64 << 20
    static let maximumCheckpointBytes = 64 << 10

    init(path: String) { self.path = path }

    var exists: Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Reads a regular file that only its owner may open.
    func read(atMost limit: Int = maximumBytes) throws(KeyringError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT { throw .missing(path) }
            throw failure("opened")
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw failure("examined") }
        guard status.st_mode & S_IFMT == S_IFREG, (0...limit).contains(Int(status.st_size)) else {
            throw .notAFile(path)
        }
        guard status.st_mode & 0o077 == 0 else {
            throw .permissions(path, mode: String(status.st_mode & 0o777, radix: 8))
        }
        var buffer = [UInt8](repeating: 0, count: Int(status.st_size))
        var filled = 0
        while filled < buffer.count {
            let count = buffer[filled...].withUnsafeMutableBytes {
                Glibc.read(file, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("read") }
            if count == 0 { break }
            filled += count
        }
        return Array(buffer.prefix(filled))
    }

    /// Puts `bytes` in the place of the file, mode 0600, on the disk when it returns.
    ///
    /// - Parameter wiping: Whether to overwrite the old file afterwards, because it holds
    ///   secrets that are to be gone. A file system that copies on write, or a flash disk,
    ///   may keep the old blocks all the same.
    func replace(with bytes: [UInt8], wiping: Bool) throws(KeyringError) {
        try writeDraft(bytes)
        let old = wiping ? open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW) : -1
        defer { if old >= 0 { close(old) } }
        guard rename(draft, path) == 0 else {
            let error = failure("replaced")
            unlink(draft)
            throw error
        }
        guard flushDirectory() else { throw .doubtful(path) }
        wipe(old)
    }

    /// Writes and flushes the draft; takes it back when that fails.
    func writeDraft(_ bytes: [UInt8]) throws(KeyringError) {
        removeDraft()
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw failure("written") }
        defer { close(file) }
        guard Self.write(bytes, to: file), fchmod(file, 0o600) == 0, fsync(file) == 0 else {
            let error = failure("written")
            unlink(draft)
            throw error
        }
    }

    /// Removes what a process left behind that was killed while it wrote, and wipes it: it may
    /// hold a key that is to be gone.
    func removeDraft() {
        let file = open(draft, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        unlink(draft)
        guard file >= 0 else { return }
        wipe(file)
        close(file)
    }

    /// Overwrites a file that no name leads to any more; one with another name is somebody's
    /// copy and is left alone.
    private func wipe(_ file: Int32) {
        var status = stat()
        guard file >= 0, fstat(file, &status) == 0, status.st_nlink == 0 else { return }
        var left = Int(status.st_size)
        let zeros = [UInt8](repeating: 0, count: 65_536)
        while left > 0, Self.write(Array(zeros.prefix(left)), to: file) { left -= zeros.count }
        fsync(file)
    }

    private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                Glibc.write(file, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }

    /// Makes a rename in the keyring's directory durable, whoever did it.
    func flushDirectory() -> Bool {
        let directory = open(Self.parent(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return false }
        defer { close(directory) }
        return fsync(directory) == 0
    }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The path with symbolic links followed, so that a rename replaces the file and not a
    /// link to it; the path itself when there is no such file.
    static func resolved(_ path: String) -> String {
        guard let text = realpath(path, nil) else { return path }
        defer { free(text) }
        return String(cString: text)
    }

    private func failure(_ action: String) -> KeyringError {
        .system(path, action: action, reason: String(cString: strerror(errno)))
    }
}

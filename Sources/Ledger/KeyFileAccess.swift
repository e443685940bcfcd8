import Glibc

/// The few system calls around a key file. Foundation would write the file first and
/// restrict it afterwards, which leaves a moment in which others can open it.
enum KeyFileAccess {
    /// Writes a new file, mode 0600 from its first moment, and flushes it and its directory.
    static func writeNew(_ bytes: [UInt8], to path: String) throws(SigningKeyFileError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            if errno == EEXIST { throw .exists(path) }
            throw .system(path, action: "created", reason: lastReason())
        }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw abandon(path) }
            written += count
        }
        guard fchmod(file, 0o600) == 0, fsync(file) == 0, flushDirectory(of: path) else {
            throw abandon(path)
        }
    }

    /// Reads a regular file that only its owner may open.
    static func read(_ path: String, atMost limit: Int) throws(SigningKeyFileError) -> [UInt8] {
        // Without O_NONBLOCK, opening a named pipe would wait for a writer.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT { throw .missing(path) }
            throw .system(path, action: "opened", reason: lastReason())
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else {
            throw .system(path, action: "examined", reason: lastReason())
        }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit else {
            throw .notAKeyFile(path)
        }
        guard status.st_mode & 0o077 == 0 else {
            throw .permissions(path, mode: String(status.st_mode & 0o777, radix: 8))
        }
        var buffer = [UInt8](repeating: 0, count: limit + 1)
        var filled = 0
        while filled < buffer.count {
            let count = buffer[filled...].withUnsafeMutableBytes {
                Glibc.read(file, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw .system(path, action: "read", reason: lastReason())
            }
            if count == 0 { break }
            filled += count
        }
        guard filled <= limit else { throw .notAKeyFile(path) }
        return Array(buffer.prefix(filled))
    }

    /// Whether the file is, or would be, inside the directory, symbolic links followed.
    static func isInside(_ path: String, directory: String) -> Bool {
        guard let directory = resolved(directory) else { return false }
        guard let place = resolved(path) ?? resolved(parent(of: path)) else { return false }
        return place == directory || place.hasPrefix(directory == "/" ? "/" : directory + "/")
    }

    private static func resolved(_ path: String) -> String? {
        guard let text = realpath(path, nil) else { return nil }
        defer { free(text) }
        return String(cString: text)
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func flushDirectory(of path: String) -> Bool {
        let directory = open(parent(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return false }
        defer { close(directory) }
        return fsync(directory) == 0
    }

    /// Takes back a file that could not be completed.
    private static func abandon(_ path: String) -> SigningKeyFileError {
        let reason = lastReason()
        unlink(path)
        return .system(path, action: "written", reason: reason)
    }

    private static func lastReason() -> String { String(cString: strerror(errno)) }
}

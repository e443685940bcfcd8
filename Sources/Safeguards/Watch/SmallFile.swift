import Glibc

/// Small files that are replaced whole and never seen half.
enum SmallFile {
    static let limit = 1 << 20

    /// Mode 0600. A reader sees the old content or the new one, also after a power cut.
    static func replace(_ path: String, with bytes: [UInt8]) throws(WatchFileError) {
        let fresh = path + ".new"
        unlink(fresh)
        let file = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw fault(path) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw abandon(file, fresh, path) }
            written += count
        }
        guard fsync(file) == 0 else { throw abandon(file, fresh, path) }
        guard close(file) == 0, rename(fresh, path) == 0 else { throw fault(path) }
    }

    /// Nil when there is no such regular file, or one that is too big to be ours.
    static func read(_ path: String) -> [UInt8]? {
        // Without O_NONBLOCK, opening a named pipe would wait for a writer.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= limit {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return bytes }
            bytes += buffer.prefix(count)
        }
        return nil
    }

    private static func abandon(_ file: Int32, _ fresh: String, _ path: String) -> WatchFileError {
        let reason = fault(path)
        close(file)
        unlink(fresh)
        return reason
    }

    private static func fault(_ path: String) -> WatchFileError {
        WatchFileError(path: path, problem: String(cString: strerror(errno)))
    }
}

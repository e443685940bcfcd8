import Glibc

/// Whole small files, read and replaced by system calls.
enum PlainFile {
    /// Reads a regular file of at most `limit` bytes.
    static func readWhole(_ path: String, atMost limit: Int) throws(PlainFileError) -> [UInt8] {
        let stream = try FileReader(path)
        guard stream.size <= limit else { throw .tooLong(path, limit: limit) }
        return try stream.read(atMost: limit)
    }

    /// Puts new content in a file's place: a neighbour is written, flushed and renamed.
    static func replace(_ path: String, with bytes: [UInt8]) throws(PlainFileError) {
        let temporary = path + ".new"
        let writer = try FileWriter(temporary, replacing: true)
        try writer.write(bytes)
        _ = try writer.finish()
        guard rename(temporary, path) == 0 else { throw .last(path, "replaced") }
        try flushDirectory(parent(of: path))
    }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// A file's name is durable only when its directory is flushed.
    static func flushDirectory(_ path: String) throws(PlainFileError) {
        let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw .last(path, "opened") }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw .last(path, "flushed") }
    }
}

/// Why a file is not read or written.
public enum PlainFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The operating system refused; what was tried and its reason.
    case system(String, action: String, reason: String)
    /// There is no file.
    case missing(String)
    /// It is not a regular file.
    case notAFile(String)
    /// It is longer than it can be; the limit in bytes.
    case tooLong(String, limit: Int)

    var isMissing: Bool { if case .missing = self { true } else { false } }

    /// From the operating system's last error.
    static func last(_ path: String, _ action: String) -> PlainFileError {
        switch errno {
        case ENOENT: .missing(path)
        case ELOOP: .notAFile(path)
        case let code: .system(path, action: action, reason: String(cString: strerror(code)))
        }
    }

    public var description: String {
        switch self {
        case .system(let path, let action, let reason):
            "\(path) could not be \(action): \(reason)."
        case .missing(let path): "There is no file \(path)."
        case .notAFile(let path): "\(path) is not a regular file."
        case .tooLong(let path, let limit):
            "\(path) is longer than \(limit) bytes, more than it can need."
        }
    }
}

import Bookkeeping
import Foundation
import Glibc

/// Where a store's files lie, and the lock that lets one process write.
struct StoreFiles: Hashable, Sendable {
    static let databaseName = "records.sqlite"
    static let lockName = "records.lock"

    /// Absolute: SQLite would take a name that starts with `file:` for a URI.
    let directory: String

    init(directory: String) { self.directory = Self.absolute(directory) }

    init(databaseFile: String) {
        let parts = Self.absolute(databaseFile).split(separator: "/", omittingEmptySubsequences: false)
        directory = parts.dropLast().joined(separator: "/")
    }

    static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    var database: String { path(Self.databaseName) }
    var lock: String { path(Self.lockName) }
    var holdsStore: Bool { FileManager.default.fileExists(atPath: database) }

    private func path(_ name: String) -> String {
        directory.hasSuffix("/") ? directory + name : directory + "/" + name
    }

    /// Makes the directory for its owner alone, and makes its name durable.
    func makeDirectory() throws(StoreError) {
        do {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .file(path: directory, problem: "the directory cannot be made")
        }
        try sync(directory: directory + "/..")
        try sync(directory: directory)
    }

    /// Makes the database file, still empty, for its owner alone: SQLite gives its log the
    /// rights of the file it finds.
    func makeDatabaseFile() throws(StoreError) {
        let descriptor = Glibc.open(database, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .file(path: database, problem: "the file cannot be made") }
        Glibc.close(descriptor)
        try sync(directory: directory)
    }

    /// A file's name is durable only when its directory is synced (fsync(2), "Calling fsync").
    private func sync(directory path: String) throws(StoreError) {
        let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, problem: systemError()) }
        defer { _ = Glibc.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .file(path: path, problem: systemError()) }
    }
}

/// Held from opening to closing; the kernel lets go of it when the process ends, however
/// it ends. Advisory (flock(2)): it keeps a second Maitri out, not an editor of files.
final class WriterLock: Sendable {
    private let descriptor: Int32

    init(_ files: StoreFiles) throws(StoreError) {
        descriptor = Glibc.open(files.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .file(path: files.lock, problem: systemError()) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let problem = errno
            _ = Glibc.close(descriptor)
            guard problem == EWOULDBLOCK else {
                throw .file(path: files.lock, problem: String(cString: strerror(problem)))
            }
            throw .locked(place: files.directory)
        }
    }

    deinit { _ = Glibc.close(descriptor) }
}

func systemError() -> String { String(cString: strerror(errno)) }

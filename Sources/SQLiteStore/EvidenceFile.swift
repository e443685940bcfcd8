import Bookkeeping
import Foundation
import GRDB
import Glibc

/// A store's file opened to be looked at: nothing in it is changed, and no lock is taken.
enum EvidenceFile {
    /// - Parameter path: The database file, or the directory that holds it.
    /// - Throws: `StoreError.notFound`, or SQLite's error.
    static func open(_ path: String) throws -> DatabaseQueue {
        let files = StoreFiles(directory: path)
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        let file = isDirectory.boolValue ? files.database : StoreFiles.absolute(path)
        guard exists, FileManager.default.fileExists(atPath: file) else { throw StoreError.notFound(place: path) }
        let configuration = Configuration.ours(readonly: true)
        guard isAtRest(file) else {
            // The log holds commits that the file does not: it is read with the log.
            return try DatabaseQueue(path: file, configuration: configuration)
        }
        return try DatabaseQueue(path: immutableURI(file), configuration: configuration)
    }

    /// Whether the file alone is the whole store: no log with content, and no writer.
    private static func isAtRest(_ file: String) -> Bool {
        let log = try? FileManager.default.attributesOfItem(atPath: file + "-wal")
        if let size = log?[.size] as? NSNumber, size.int64Value > 0 { return false }
        let lock = Glibc.open(StoreFiles(databaseFile: file).lock, O_RDONLY | O_CLOEXEC)
        guard lock >= 0 else { return true }
        defer { _ = Glibc.close(lock) }
        return flock(lock, LOCK_SH | LOCK_NB) == 0
    }

    /// SQLite's URI file names, "3.1. The immutable parameter": neither locks nor sidecar files.
    static func immutableURI(_ file: String) -> String {
        var escaped = ""
        for scalar in file.unicodeScalars {
            switch scalar {
            case "%": escaped += "%25"
            case "?": escaped += "%3f"
            case "#": escaped += "%23"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return "file:\(escaped)?immutable=1&mode=ro"
    }
}

import Bookkeeping
import Foundation
import PostgresStore
import SQLiteStore

/// Where a store lies: the one setting that chooses between the embedded database and a
/// server.
enum StorePlace: Hashable, CustomStringConvertible {
    /// A directory, or a `records.sqlite`.
    case sqlite(String)
    /// A connection string of libpq.
    case postgres(String)

    /// - Parameter text: `sqlite:PATH`, `postgres://…`, or a path alone.
    init(_ text: String) throws {
        if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .postgres(text)
        } else if text.hasPrefix("sqlite:") {
            self = .sqlite(String(text.dropFirst("sqlite:".count)))
        } else if text.contains("://") {
            throw CommandFault("\"\(text)\" is not a store. Write sqlite:PATH, or postgres://user@host/database.")
        } else {
            self = .sqlite(text)
        }
        if case .sqlite(let path) = self, path.isEmpty { throw CommandFault("The store's path is empty. Write sqlite:PATH.") }
    }

    /// Makes a store where none is.
    func create() async throws -> any StoreBackend {
        switch self {
        case .sqlite(let path): return try SQLiteBackend.create(directory: path)
        case .postgres(let address):
            try await PostgresBackend.create(at: address, tables: Tables.all)
            return try await open()
        }
    }

    /// Opens a store to write to it; only one process may.
    func open() async throws -> any StoreBackend {
        switch self {
        case .sqlite(let path): try SQLiteBackend.open(directory: path)
        case .postgres(let address): try await PostgresBackend.open(at: address, tables: Tables.all)
        }
    }

    /// Opens a store to look at it.
    func evidence() async throws -> any StoreBackend {
        switch self {
        case .sqlite(let path): try SQLiteBackend.evidence(at: path)
        case .postgres(let address): try await PostgresBackend.evidence(at: address, tables: Tables.all)
        }
    }

    /// Of an embedded store.
    var directory: String? { if case .sqlite(let path) = self { path } else { nil } }

    /// As it is written on the command line.
    var argument: String {
        switch self {
        case .sqlite(let path): "sqlite:\(path)"
        case .postgres(let address): address
        }
    }

    /// Without a password.
    var description: String {
        switch self {
        case .sqlite(let path): return "sqlite:\(path)"
        case .postgres(let address):
            guard var parts = URLComponents(string: address) else { return "postgres://…" }
            parts.password = nil
            parts.queryItems = nil
            return parts.string ?? "postgres://…"
        }
    }

    /// The folder of keys that lies beside an embedded store.
    var usualKeys: String? {
        guard case .sqlite(let path) = self else { return nil }
        let folder = URL(fileURLWithPath: path)
        let candidates = [folder, folder.deletingLastPathComponent()].map {
            $0.deletingLastPathComponent().appendingPathComponent("keys").path
        }
        return candidates.first { FileManager.default.fileExists(atPath: $0 + "/ledger.pub") }
    }
}

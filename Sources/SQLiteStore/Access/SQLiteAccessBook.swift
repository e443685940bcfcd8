public import Access
import Bookkeeping
import Foundation
import GRDB
import Glibc

/// The book of sign-ins in an SQLite file of its own, for its owner alone. Several processes
/// may have it open at once: every act is one transaction of SQLite's.
public struct SQLiteAccessBook: AccessBook {
    let queue: DatabaseQueue
    let key: AccessKey
    let random: Randomness

    /// Opens the book, and makes it when there is none.
    ///
    /// - Throws: ``BookError``.
    public static func open(at path: String, key: AccessKey, random: Randomness = .system) throws -> SQLiteAccessBook {
        let path = StoreFiles.absolute(path)
        try makeFile(path)
        return try reporting(path) {
            let queue = try DatabaseQueue(path: path, configuration: .book())
            let faults = try queue.writeWithoutTransaction { db in
                try Durability.set(on: db)
                return try Durability.faults(of: db)
            }
            guard faults.isEmpty else { throw BookError.notDurable(faults) }
            guard try !BookSchema.isNewer(queue) else { throw BookError.newer(path: path) }
            try BookSchema.migrate(queue)
            let alterations = try queue.read(BookSchema.alterations)
            guard alterations.isEmpty else {
                throw BookError.file(path: path, problem: "somebody altered \(alterations.joined(separator: ", "))")
            }
            return try SQLiteAccessBook(queue: queue, key: key, random: random).proven(path)
        }
    }

    /// A book that lives as long as the value: for tests and trials of ideas.
    public static func inMemory(key: AccessKey, random: Randomness = .system) throws -> SQLiteAccessBook {
        try reporting("in memory") {
            let queue = try DatabaseQueue(configuration: .ours())
            try BookSchema.migrate(queue)
            return try SQLiteAccessBook(queue: queue, key: key, random: random).proven("in memory")
        }
    }

    public func close() throws { try queue.close() }

    /// Says a wrong key at once, not at somebody's sign-in.
    private func proven(_ path: String) throws -> SQLiteAccessBook {
        let word = Array("maitri".utf8)
        try queue.write { db in
            if let row = try Row.fetchOne(db, sql: "SELECT sealed FROM proof") {
                let sealed = try Cells(row, of: "proof").bytes("sealed")
                guard SecretSeal.open(sealed, of: "", in: .proof, with: key) == word else { throw BookError.wrongKey(path: path) }
            } else {
                let sealed = SecretSeal.seal(word, of: "", in: .proof, with: key, random: random)
                try db.execute(sql: "INSERT INTO proof VALUES (1, ?)", arguments: [sealed.map { Data($0) }])
            }
        }
        return self
    }

    /// Made with its rights before SQLite finds it, so that its log has the same.
    private static func makeFile(_ path: String) throws(BookError) {
        let descriptor = Glibc.open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .file(path: path, problem: systemError()) }
        defer { _ = Glibc.close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw .file(path: path, problem: systemError()) }
        guard facts.st_mode & 0o077 == 0 else {
            throw .openToOthers(path: path, mode: String(facts.st_mode & 0o777, radix: 8))
        }
        // A file's name is durable only when its directory is synced (fsync(2)).
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/"
        let directory = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw .file(path: path, problem: systemError()) }
        defer { _ = Glibc.close(directory) }
        guard fsync(directory) == 0 else { throw .file(path: path, problem: systemError()) }
    }

    /// Errors of SQLite's and of unreadable rows, as the book's own.
    private static func reporting<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw BookError.file(path: path, problem: "SQLite cannot read it: \(describe(error))")
        } catch StoreError.damagedRow(let table, let column) {
            throw BookError.damaged(table: table, column: column)
        }
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await reported { try await queue.write(body) }
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await reported { try await queue.read(body) }
    }

    private func reported<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as DatabaseError {
            throw BookError.failed(describe(error))
        } catch StoreError.damagedRow(let table, let column) {
            throw BookError.damaged(table: table, column: column)
        }
    }

    /// For tests: statements that the book itself never runs.
    package func unsafely(_ sql: String) async throws { try await write { try $0.execute(sql: sql) } }
}

extension Configuration {
    fileprivate static func book() -> Configuration {
        var configuration = Configuration.ours()
        configuration.label = "book"
        configuration.journalMode = .wal
        // Another process may be at the book for a moment.
        configuration.busyMode = .timeout(10)
        return configuration
    }
}

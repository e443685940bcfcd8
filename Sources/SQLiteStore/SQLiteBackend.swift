public import Bookkeeping
import Foundation
package import GRDB
import Synchronization

/// The embedded store: one directory, one SQLite file, one process that writes.
///
/// A transaction is acknowledged after it is committed with `synchronous=FULL`.
public final class SQLiteBackend: StoreBackend {
    private let writer: (any DatabaseWriter)?
    /// Cannot write, by its type.
    private let reader: any DatabaseReader
    /// Nil for a database in memory, which has no file to lock and nothing to lose.
    private let lock: Mutex<WriterLock?>
    private let isDurable: Bool

    init(writer: (any DatabaseWriter)?, reader: any DatabaseReader, lock: consuming WriterLock?) {
        self.writer = writer
        self.reader = reader
        isDurable = lock != nil
        self.lock = Mutex(lock)
    }

    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any WritingTransaction) throws -> Value
    ) async throws -> Value {
        guard let writer else { throw StoreError.stopped("it is open for reading alone") }
        do {
            return try await writer.write { try body(SQLiteTransaction(db: $0)) }
        } catch let error as DatabaseError {
            throw StoreError.writeFailed(describe(error))
        }
    }

    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any ReadingTransaction) throws -> Value
    ) async throws -> Value {
        do {
            return try await reader.read { try body(SQLiteTransaction(db: $0)) }
        } catch let error as DatabaseError {
            throw StoreError.ledger("SQLite cannot read the store: \(describe(error)).")
        }
    }

    public func durabilityFaults() async throws -> [String] {
        guard isDurable, let writer else { return [] }
        return try await writer.writeWithoutTransaction { try Durability.faults(of: $0) }
    }

    public func storageFaults() async throws -> [String] {
        do {
            return try await reader.read { try PageCheck.faults(of: $0) }
        } catch let error as DatabaseError {
            return ["SQLite cannot read the file: \(describe(error))."]
        }
    }

    public func close() async throws {
        // Whatever fails below, the lock is let go of.
        defer { lock.withLock { $0 = nil } }
        // The file alone is then the whole store, and can be read without its log. A reader
        // that holds the log is no harm: the log stays.
        if isDurable, let writer { _ = try? await writer.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
        try reader.close()
    }

    /// For tests: statements that the store itself never runs.
    package func unsafely<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        guard let writer else { throw StoreError.stopped("it is open for reading alone") }
        return try await writer.writeWithoutTransaction { try body($0) }
    }

    package func add(observer: any TransactionObserver & Sendable) {
        writer?.add(transactionObserver: observer, extent: .observerLifetime)
    }
}

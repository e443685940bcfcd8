public import Ledger

/// What a database must give to be a store: transactions in which nobody else writes, an
/// append-only ledger with checkpoints, and append-only tables. It decides nothing.
///
/// Beside ``Tables/all`` a backend keeps two tables of its own: `ledger` (`seq` 0, 1, 2 …,
/// `entry` bytes, `leaf` 32 bytes) and `checkpoint` (`place` 0, 1, 2 …, `size`, `note`
/// text; a size may stand twice once a witness has cosigned it).
public protocol StoreBackend: Sendable {
    /// Runs `body` in one transaction, alone among everybody who writes this store in any
    /// process, and returns when what it wrote is durable. When `body` throws, nothing of
    /// the transaction stays.
    ///
    /// - Throws: what `body` throws, or `StoreError`. After a `StoreError` the caller writes
    ///   nothing more: what is durable is known only by reading again.
    func write<Value: Sendable>(_ body: @escaping @Sendable (any WritingTransaction) throws -> Value) async throws -> Value

    /// Runs `body` on one moment of the store, without waiting for a writer.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any ReadingTransaction) throws -> Value) async throws -> Value

    /// What stands in the way of durability now, a sentence each.
    func durabilityFaults() async throws -> [String]

    /// Damage of files or tables that the database itself can find, and differences between
    /// the tables and triggers that are there and those that this program makes.
    func storageFaults() async throws -> [String]

    /// Lets go of files, locks and connections.
    func close() async throws
}

/// One moment of a store.
public protocol ReadingTransaction {
    /// The number of entries.
    func ledgerSize() throws -> Int64

    /// Hands over the ledger's rows numbered `start` and above, in the order of their numbers.
    /// `body` answers whether it wants the next one, and may read the store in between.
    func ledgerRows(from start: Int64, _ body: (LedgerRow) throws -> Bool) throws

    /// The note texts of all checkpoints, oldest first.
    func checkpoints() throws -> [String]

    /// The note text of the checkpoint of the greatest size; of two of one size, the one that
    /// was added last.
    func newestCheckpoint() throws -> String?

    /// Hands over a table's rows in any order.
    func rows(of table: TableDesign, _ body: ([Cell]) throws -> Void) throws
}

/// A transaction that writes.
public protocol WritingTransaction: ReadingTransaction {
    /// Appends an entry with the rows that follow from it, whole or not at all.
    ///
    /// - Throws: ``ConstraintBreach`` when a rule of the tables forbids a row; the transaction
    ///   can go on without this entry. Any other error ends the transaction.
    func append(_ entry: LedgerRow, _ rows: [TableRow]) throws

    /// Adds a signed checkpoint.
    func append(checkpoint note: String, size: Int64) throws
}

/// A rule of the tables stands behind the rules of the record, and forbade a row.
public struct ConstraintBreach: Error, Sendable {
    /// What the database said; it names tables and columns, never values.
    public let problem: String

    public init(_ problem: String) { self.problem = problem }
}

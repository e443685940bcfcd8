package import GRDB
public import Ledger
public import Records
public import StudyDesign

/// The embedded store: one directory, one SQLite file, one process that writes.
///
/// ```swift
/// let store = try await SQLiteStore.create(directory: "study", signing: key, now: clock)
/// let outcomes = try await store.record([Act(at: clock(), by: "ada", as: .coordinator, .screened(record))])
/// try await store.close()
/// ```
///
/// An act is acknowledged after its transaction is committed with `synchronous=FULL`; the
/// ledger entry, the rows, alerts, clocks and messages that follow from it are in that
/// transaction or not at all.
public struct SQLiteStore: RecordStore {
    /// Cannot write, by its type.
    package let reader: any DatabaseReader
    package let writer: WriteQueue

    init(reader: any DatabaseReader, writer: WriteQueue) {
        self.reader = reader
        self.writer = writer
    }

    /// - Throws: `StoreError` when writing or syncing failed; from then on nothing more is
    ///   written, and the program should end and start again.
    public func record(_ acts: [Act]) async throws -> [Outcome] {
        try await writer.record(acts.map(WrittenAct.init))
    }

    public func study() async throws -> StudyProtocol? {
        try await reader.read { try Reading($0).study() }
    }

    public func snapshot() async throws -> Snapshot {
        try await reader.read { try Reading($0).snapshot() }
    }

    /// The records as they stood after the first `entries` entries of the ledger.
    ///
    /// - Throws: `StoreError.ledger` when the ledger is shorter or holds no study by then.
    public func snapshot(ofFirst entries: UInt64) async throws -> Snapshot {
        try await reader.read { try Reading($0).snapshot(ofFirst: entries) }
    }

    public func frozen() async throws -> (plans: [FrozenPlan], snapshots: [FrozenSnapshot]) {
        try await reader.read { try Reading($0).frozen() }
    }

    public func openAlerts() async throws -> [AlertRecord] {
        try await reader.read { try Reading($0).openAlerts() }
    }

    /// The newest signed checkpoint, to be kept elsewhere: on paper, in a mail, by a witness.
    public func newestCheckpoint() async throws -> SignedCheckpoint? {
        try await reader.read { try Reading($0).newestCheckpoint() }
    }

    /// Reads the durability settings back and signs a checkpoint when the newest is a minute
    /// old and the ledger has grown. Call it every minute.
    ///
    /// - Throws: `StoreError`; the store then writes nothing more.
    public func maintain() async throws {
        try await writer.maintain()
    }

    /// Signs what is not yet signed, folds the log into the file and lets go of the lock.
    public func close() async throws {
        try await writer.close()
    }
}

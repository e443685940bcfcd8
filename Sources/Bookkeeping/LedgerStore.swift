public import Instruments
public import Ledger
public import Records
import StudyDesign

/// The record of a study in a store: the ledger and what it amounts to.
///
/// ```swift
/// let store = try await LedgerStore.create(in: backend, keys: keys, catalog: catalog, now: clock)
/// let outcomes = try await store.record([Act(at: clock(), by: "ada", as: .coordinator, .screened(record))])
/// try await store.close()
/// ```
///
/// An act is acknowledged when its transaction is durable; the ledger entry and the rows,
/// alerts, clocks and messages that follow from it are in that transaction or not at all.
public struct LedgerStore: RecordStore {
    let backend: any StoreBackend
    package let writer: WriteQueue
    public let keyring: Keyring
    public let catalog: Catalog
    public let verificationKey: VerificationKey

    /// What a store is written with: the key that signs its checkpoints, and the keyring that
    /// seals. Both belong outside the place of the store.
    public struct Keys: Sendable {
        public let signing: SigningKey
        public let keyring: Keyring

        public init(signing: SigningKey, keyring: Keyring) {
            self.signing = signing
            self.keyring = keyring
        }
    }

    init(_ backend: any StoreBackend, writer: WriteQueue, keys: Keys, catalog: Catalog) {
        self.backend = backend
        self.writer = writer
        keyring = keys.keyring
        verificationKey = keys.signing.verificationKey
        self.catalog = catalog
    }

    /// - Throws: `StoreError` when writing or syncing failed; from then on nothing more is
    ///   written, and the program should end and start again.
    public func record(_ acts: [Act]) async throws -> [Outcome] {
        try await writer.record(acts.map { PreparedAct($0, catalog: catalog) })
    }

    public func state() async throws -> RecordState { try await writer.state() }

    /// Reads the durability settings back and signs a checkpoint when the newest is a minute
    /// old and the ledger has grown. Call it every minute.
    ///
    /// - Throws: `StoreError`; the store then writes nothing more.
    public func maintain() async throws { try await writer.maintain() }

    /// Adds a checkpoint of this record that a witness has cosigned.
    ///
    /// - Throws: a sentence when it is not this record's own.
    public func add(cosigned note: String) async throws {
        try await writer.add(cosigned: SignedCheckpoint(parsing: note))
    }

    /// Signs what is not yet signed and lets go of files, locks and connections.
    public func close() async throws { try await writer.close() }
}

import GRDB
public import Ledger
import Records
public import StudyDesign

extension SQLiteStore {
    /// Makes a store in a directory that holds none; the directory is made when missing.
    ///
    /// - Parameters:
    ///   - signing: Signs checkpoints; its file belongs outside the directory.
    ///   - now: The clock, for the age of checkpoints alone.
    /// - Throws: `StoreError`.
    public static func create(
        directory: String, signing: SigningKey, now: @escaping @Sendable () -> Instant
    ) async throws -> SQLiteStore {
        let files = StoreFiles(directory: directory)
        try files.makeDirectory()
        let lock = try WriterLock(files)
        guard !files.holdsStore else { throw StoreError.alreadyExists(directory: directory) }
        try files.makeDatabaseFile()
        return try start(files, lock, signing, now)
    }

    /// Opens the store in a directory, after checking that it is durable, unaltered, and the
    /// continuation of what was signed.
    ///
    /// - Throws: `StoreError`.
    public static func open(
        directory: String, signing: SigningKey, now: @escaping @Sendable () -> Instant
    ) async throws -> SQLiteStore {
        let files = StoreFiles(directory: directory)
        guard files.holdsStore else { throw StoreError.notFound(directory: directory) }
        return try start(files, WriterLock(files), signing, now)
    }

    /// A store that lives as long as the value: for tests and trials of ideas.
    public static func inMemory(signing: SigningKey, now: @escaping @Sendable () -> Instant) throws -> SQLiteStore {
        let queue = try InMemory.database()
        let writer = WriteQueue(
            queue, book: LedgerBook(openedAt: now()), signer: CheckpointSigner(key: signing), lock: nil, now: now)
        return SQLiteStore(reader: queue, writer: writer)
    }

    private static func start(
        _ files: StoreFiles, _ lock: WriterLock, _ signing: SigningKey, _ now: @escaping @Sendable () -> Instant
    ) throws -> SQLiteStore {
        do {
            let pool = try DatabasePool(path: files.database, configuration: .ours())
            let faults = try pool.writeWithoutTransaction { db in
                try Durability.set(on: db)
                return try Durability.faults(of: db)
            }
            guard faults.isEmpty else { throw StoreError.notDurable(faults) }
            try Schema.migrate(pool)
            let alterations = try pool.read(Schema.alterations)
            guard alterations.isEmpty else { throw StoreError.alteredSchema(alterations) }
            guard try pool.read({ try String.fetchAll($0, sql: "PRAGMA quick_check(1)") }) == ["ok"] else {
                throw StoreError.file(path: files.database, problem: "its pages are damaged; it was not opened; verify it")
            }
            let book = try pool.read { try Reading($0).book(signedBy: signing.verificationKey, openedAt: now()) }
            let writer = WriteQueue(
                pool, book: book, signer: CheckpointSigner(key: signing), lock: lock, now: now)
            return SQLiteStore(reader: pool, writer: writer)
        } catch let error as DatabaseError {
            throw StoreError.file(path: files.database, problem: "SQLite cannot read it: \(error.message ?? "no message") (\(error.extendedResultCode.rawValue))")
        }
    }
}

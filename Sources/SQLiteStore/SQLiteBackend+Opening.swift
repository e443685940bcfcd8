import Bookkeeping
import GRDB

extension SQLiteBackend {
    /// Makes a store in a directory that holds none; the directory is made when missing.
    ///
    /// - Throws: `StoreError`.
    public static func create(directory: String) throws -> SQLiteBackend {
        let files = StoreFiles(directory: directory)
        try files.makeDirectory()
        let lock = try WriterLock(files)
        guard !files.holdsStore else { throw StoreError.alreadyExists(place: directory) }
        try files.makeDatabaseFile()
        return try start(files, lock)
    }

    /// Opens the store in a directory, after checking that it is durable and unaltered.
    ///
    /// - Throws: `StoreError`.
    public static func open(directory: String) throws -> SQLiteBackend {
        let files = StoreFiles(directory: directory)
        guard files.holdsStore else { throw StoreError.notFound(place: directory) }
        return try start(files, WriterLock(files))
    }

    /// A store that lives as long as the value: for tests and trials of ideas.
    public static func inMemory() throws -> SQLiteBackend {
        let queue = try InMemory.database()
        return SQLiteBackend(writer: queue, reader: queue, lock: nil)
    }

    /// A store's file opened to be looked at: nothing in it is changed, and no lock is taken.
    ///
    /// - Parameter path: The store's directory or its database file.
    /// - Throws: `StoreError`.
    public static func evidence(at path: String) throws -> SQLiteBackend {
        do {
            return SQLiteBackend(writer: nil, reader: try EvidenceFile.open(path), lock: nil)
        } catch let error as DatabaseError {
            throw StoreError.file(path: path, problem: "SQLite cannot read it: \(describe(error))")
        }
    }

    private static func start(_ files: StoreFiles, _ lock: WriterLock) throws -> SQLiteBackend {
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
            return SQLiteBackend(writer: pool, reader: pool, lock: lock)
        } catch let error as DatabaseError {
            throw StoreError.file(path: files.database, problem: "SQLite cannot read it: \(describe(error))")
        }
    }
}

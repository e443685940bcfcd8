import Bookkeeping
package import GRDB

/// The tables: made by migrations, oldest first, and checked at every opening.
enum Schema {
    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("records 2", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: SchemaText.tables)
            try db.execute(sql: SchemaText.triggers)
        }
        return migrator
    }

    static func migrate(_ database: any DatabaseWriter) throws {
        guard try !database.read(migrator.hasBeenSuperseded) else { throw StoreError.newerSchema }
        try migrator.migrate(database)
    }

    /// Tables, indexes and triggers that differ from what the migrations make, by name.
    static func alterations(of db: Database) throws -> [String] {
        let found = try objects(of: db)
        let wanted = try InMemory.database().read(objects)
        let names = Set(found.keys).union(wanted.keys)
        return names.filter { found[$0] != wanted[$0] }.sorted()
    }

    static func objects(of db: Database) throws -> [String: String] {
        var objects: [String: String] = [:]
        // SQLite's own tables, such as those of ANALYZE, change nothing that is read.
        let rows = try Row.fetchCursor(
            db, sql: "SELECT type, name, coalesce(sql, '') AS sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
        while let row = try rows.next() {
            let cells = Cells(row, of: "sqlite_schema")
            objects["\(try cells.text("type")) \(try cells.text("name"))"] = try cells.text("sql")
        }
        return objects
    }
}

/// A database in memory with the newest tables.
enum InMemory {
    /// Made once and copied, which is quicker than making the tables each time.
    private static let pattern = Result {
        let queue = try DatabaseQueue(configuration: .ours())
        try Schema.migrate(queue)
        return queue
    }

    static func database() throws -> DatabaseQueue {
        let queue = try DatabaseQueue(configuration: .ours())
        try pattern.get().backup(to: queue)
        return queue
    }
}

extension Configuration {
    /// What every connection of ours is set to.
    package static func ours(readonly: Bool = false) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readonly
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = 4
        configuration.label = "records"
        configuration.prepareDatabase { db in
            // Functions in a schema that somebody altered do not run, and a damaged page is
            // noticed when it is read.
            try db.execute(sql: "PRAGMA trusted_schema = 0; PRAGMA cell_size_check = 1")
        }
        return configuration
    }
}

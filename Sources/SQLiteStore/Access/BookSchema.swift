import GRDB

/// The book's tables, made by migrations and checked at every opening.
enum BookSchema {
    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("book 1", foreignKeyChecks: .immediate) { try $0.execute(sql: tables) }
        return migrator
    }

    static func isNewer(_ database: any DatabaseReader) throws -> Bool { try database.read(migrator.hasBeenSuperseded) }

    static func migrate(_ database: any DatabaseWriter) throws { try migrator.migrate(database) }

    /// What stands in the file and is not ours, by name: a trigger, for instance.
    static func alterations(of db: Database) throws -> [String] {
        let pattern = try DatabaseQueue(configuration: .ours())
        try migrate(pattern)
        let (found, wanted) = (try Schema.objects(of: db), try pattern.read(Schema.objects))
        return Set(found.keys).union(wanted.keys).filter { found[$0] != wanted[$0] }.sorted()
    }

    /// Moments are milliseconds since 1970. Tokens, recovery codes and what is counted stand
    /// here only as hashes.
    private static let tables = """
        CREATE TABLE proof (one INTEGER PRIMARY KEY CHECK (one = 1), sealed BLOB NOT NULL) STRICT;
        CREATE TABLE credential (
            person TEXT PRIMARY KEY, door TEXT NOT NULL, name TEXT NOT NULL, password TEXT NOT NULL,
            secret BLOB, step INTEGER NOT NULL, is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)), UNIQUE (door, name)
        ) STRICT;
        CREATE TABLE recovery (
            person TEXT NOT NULL REFERENCES credential (person), hash BLOB NOT NULL CHECK (length(hash) = 32),
            PRIMARY KEY (person, hash)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE invitation (
            hash BLOB PRIMARY KEY CHECK (length(hash) = 32), person TEXT NOT NULL UNIQUE, door TEXT NOT NULL,
            name TEXT NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE ticket (
            hash BLOB PRIMARY KEY CHECK (length(hash) = 32), person TEXT NOT NULL REFERENCES credential (person),
            expires INTEGER NOT NULL, offer BLOB, label TEXT NOT NULL
        ) STRICT;
        CREATE TABLE session (
            hash BLOB PRIMARY KEY CHECK (length(hash) = 32), line BLOB NOT NULL CHECK (length(line) = 32),
            person TEXT, role TEXT, errand BLOB, nonce BLOB, way TEXT NOT NULL,
            created INTEGER NOT NULL, seen INTEGER NOT NULL, stepped_up INTEGER, label TEXT NOT NULL,
            CHECK ((person IS NULL) = (errand IS NOT NULL) AND (errand IS NULL) = (nonce IS NULL))
        ) STRICT;
        CREATE INDEX session_of_person ON session (person);
        CREATE INDEX session_on_errand ON session (nonce);
        CREATE TABLE errand (
            nonce BLOB PRIMARY KEY CHECK (length(nonce) = 16), openings INTEGER NOT NULL, expires INTEGER NOT NULL,
            done INTEGER
        ) STRICT;
        CREATE TABLE try (
            subject BLOB PRIMARY KEY CHECK (length(subject) = 32), count INTEGER NOT NULL, last INTEGER NOT NULL,
            next INTEGER NOT NULL
        ) STRICT;
        """
}

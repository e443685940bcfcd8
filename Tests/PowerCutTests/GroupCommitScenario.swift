/// Group commits in the shape of the product's store: rows, ledger entry and alerts of several
/// acts in one transaction, tables that refuse changes, the write-ahead log carried over into
/// the database in between, and acts acknowledged once the commit returned.
///
/// Its settings may be spoiled, for the tests that must see the damage.
struct GroupCommitScenario: PowerCutScenario {
    var journal = "WAL"
    var synchronous = "FULL"
    /// Pages in the write-ahead log at which it is carried over.
    var checkpointPages = 24
    var pageSize = 4096
    /// At most 100.
    var groups = 44
    /// Wrong: alerts follow in a transaction of their own.
    var alertsFollow = false
    /// Wrong: people are told before the commit returned.
    var acknowledgesEarly = false

    func run(database: String, vfs: String, acknowledge: @escaping @Sendable (Int) -> Void) async throws {
        let connection = try Connection(database, creates: true, vfs: vfs)
        try connection.execute("""
            PRAGMA page_size = \(pageSize);
            PRAGMA synchronous = \(synchronous);
            PRAGMA journal_mode = \(journal);
            PRAGMA wal_autocheckpoint = \(checkpointPages);
            PRAGMA foreign_keys = 1;
            BEGIN; \(Self.tables) \(Self.triggers) COMMIT;
            """)
        let ends = SampleAct.ends(groups: groups)
        for (group, (start, end)) in zip(ends, ends.dropFirst()).enumerated() {
            let acts = Array(SampleAct.first[start..<end])
            try commit(acts, signs: group % 5 == 4, on: connection) {
                for act in acts { acknowledge(act.number) }
            }
        }
    }

    private func commit(
        _ acts: [SampleAct], signs: Bool, on connection: Connection, acknowledge: () -> Void
    ) throws {
        try connection.execute("BEGIN IMMEDIATE")
        for act in acts {
            try connection.insert(act.ledgerRow, into: "ledger")
            try connection.insert(act.responseRow, into: "response")
            if act.isDangerous, !alertsFollow { try connection.insert(act.alertRow, into: "alert") }
        }
        if signs, let size = acts.last?.number {
            try connection.insert([.integer(size), .text(Self.note(size))], into: "checkpoint")
        }
        if acknowledgesEarly { acknowledge() }
        try connection.execute("COMMIT")
        if alertsFollow {
            try connection.execute("BEGIN IMMEDIATE")
            for act in acts where act.isDangerous { try connection.insert(act.alertRow, into: "alert") }
            try connection.execute("COMMIT")
        }
        if !acknowledgesEarly { acknowledge() }
    }

    static func note(_ size: Int) -> String { "A signed note over \(size) entries." }

    static let names = ["ledger", "checkpoint", "response", "alert"]

    private static let tables = """
        CREATE TABLE ledger (seq INTEGER PRIMARY KEY, entry BLOB NOT NULL, leaf BLOB NOT NULL) STRICT;
        CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
        CREATE TABLE response (
            seq INTEGER NOT NULL UNIQUE REFERENCES ledger (seq), id TEXT PRIMARY KEY NOT NULL,
            answer INTEGER NOT NULL) STRICT;
        CREATE TABLE alert (
            seq INTEGER NOT NULL REFERENCES ledger (seq), id TEXT PRIMARY KEY NOT NULL,
            response TEXT NOT NULL REFERENCES response (id), severity TEXT NOT NULL) STRICT;
        """

    private static let triggers = names.map { table in
        """
        CREATE TRIGGER \(table)_is_not_changed BEFORE UPDATE ON \(table)
            BEGIN SELECT RAISE (ABORT, 'never changed'); END;
        CREATE TRIGGER \(table)_is_not_deleted BEFORE DELETE ON \(table)
            BEGIN SELECT RAISE (ABORT, 'never deleted'); END;
        """
    }.joined(separator: "\n")
}

extension Connection {
    fileprivate func insert(_ row: [Cell], into table: String) throws {
        let places = row.map { _ in "?" }.joined(separator: ", ")
        try rows("INSERT INTO \(table) VALUES (\(places))", row)
    }
}

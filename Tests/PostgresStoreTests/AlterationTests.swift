import Bookkeeping
import PostgresStore
import Testing

@Suite("Tables in PostgreSQL that somebody changed") struct AlterationTests {
    @Test("rows cannot be changed, deleted or emptied away, not even as a replica", arguments: ["ledger", "checkpoint", "person", "\"order\""])
    func appendOnly(table: String) async throws {
        try await withStore { store, server, address in
            try await store.appendPerson()
            let column = table == "checkpoint" ? "size" : "seq"
            for statement in ["UPDATE maitri.\(table) SET \(column) = \(column)", "DELETE FROM maitri.\(table)", "TRUNCATE maitri.\(table) CASCADE"] {
                for role in ["origin", "replica"] {
                    let refusal = #expect(throws: ProgramFailure.self) {
                        try server.sql("SET session_replication_role = \(role); \(statement)", address: address)
                    }
                    #expect(refusal?.what.contains("never changed or deleted") == true, "\(statement): \(refusal?.what ?? "")")
                }
            }
            #expect(try await store.entries() == [entry(0)])
        }
    }

    @Test("a gap cannot be made by anybody")
    func gap() async throws {
        try await withStore { _, server, address in
            let leaf = "decode(repeat('00', 32), 'hex')"
            #expect(throws: ProgramFailure.self) { try server.sql("INSERT INTO maitri.ledger VALUES (1, '', \(leaf))", address: address) }
            #expect(throws: ProgramFailure.self) { try server.sql("INSERT INTO maitri.checkpoint VALUES (1, 0, '')", address: address) }
            #expect(throws: ProgramFailure.self) {
                try server.sql("INSERT INTO maitri.ledger VALUES (0, '', \(leaf)), (2, '', \(leaf))", address: address)
            }
            try server.sql("INSERT INTO maitri.ledger VALUES (0, '', \(leaf)), (1, '', \(leaf))", address: address)
        }
    }

    @Test("the store's own tables are found unaltered") func unaltered() async throws {
        try await withStore { store, server, address in
            try await store.appendPerson()
            #expect(try await store.storageFaults().isEmpty)
            #expect(try server.sql("SELECT count(*) FROM pg_extension WHERE extname = 'amcheck'", address: address) == "0")
        }
    }

    @Test(
        "a change is found by the inspection and refused at opening",
        arguments: [
            ("DROP TRIGGER append_only ON maitri.person", "trigger person.append_only"),
            ("DROP TRIGGER gapless ON maitri.ledger", "trigger ledger.gapless"),
            ("ALTER TABLE maitri.ledger DISABLE TRIGGER gapless", "trigger ledger.gapless"),
            ("ALTER TABLE maitri.person ENABLE REPLICA TRIGGER append_only", "trigger person.append_only"),
            ("ALTER TABLE maitri.person ENABLE TRIGGER append_only", "trigger person.append_only"),
            ("CREATE OR REPLACE FUNCTION maitri.refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'", "function refuse_change"),
            ("CREATE TRIGGER other BEFORE INSERT ON maitri.person FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()", "trigger person.other"),
            ("ALTER TABLE maitri.person DROP CONSTRAINT person_unique_1", "constraint person.person_unique_1"),
            ("ALTER TABLE maitri.\"order\" DROP CONSTRAINT order_person_fkey", "constraint order.order_person_fkey"),
            ("ALTER TABLE maitri.ledger DROP CONSTRAINT ledger_leaf_check", "constraint ledger.ledger_leaf_check"),
            ("ALTER TABLE maitri.person ALTER COLUMN site DROP NOT NULL", "column person.site"),
            ("ALTER TABLE maitri.person ALTER COLUMN site SET DEFAULT 'x'", "column person.site"),
            ("ALTER TABLE maitri.person ALTER COLUMN note TYPE text COLLATE \"POSIX\"", "column person.note"),
            ("ALTER TABLE maitri.person ADD COLUMN extra bigint", "column person.extra"),
            ("CREATE TABLE maitri.extra (a bigint)", "table extra"),
            ("CREATE VIEW maitri.extra AS SELECT 1 AS a", "relation extra"),
            ("CREATE UNIQUE INDEX extra ON maitri.person (note)", "index person.extra"),
            ("CREATE RULE r AS ON INSERT TO maitri.person DO INSTEAD NOTHING", "table person"),
            ("ALTER TABLE maitri.person ENABLE ROW LEVEL SECURITY", "table person"),
            ("CREATE TABLE public.child () INHERITS (maitri.person)", "table person"),
            ("ALTER TABLE maitri.\"order\" DISABLE TRIGGER ALL; ALTER TABLE maitri.\"order\" ENABLE ALWAYS TRIGGER append_only", "reference order_person_fkey"),
            ("DROP TABLE maitri.\"order\"", "table order"),
        ])
    func altered(change: String, object: String) async throws {
        try await withStore { store, server, address in
            try server.sql(change, address: address)
            let faults = try await store.storageFaults()
            #expect(faults.contains("The \(object) is not what this program makes."), "\(faults)")
            try await store.close()
            guard case .alteredSchema(let objects) = await storeError({ _ = try await PostgresBackend.open(at: address, tables: TestTables.all) }) else {
                Issue.record("opened after \(change)")
                return
            }
            #expect(objects.contains(object), "\(objects)")
        }
    }

    @Test("a row dropped in silence by a trigger ends the write") func droppedRow() async throws {
        try await withStore { store, server, address in
            try server.sql(
                """
                CREATE FUNCTION public.swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
                CREATE TRIGGER swallow BEFORE INSERT ON maitri.person FOR EACH ROW EXECUTE FUNCTION public.swallow()
                """, address: address)
            guard case .writeFailed = await storeError({ try await store.appendPerson() }) else { Issue.record("acknowledged"); return }
        }
    }

    @Test("a deleted row is told as a gap") func deletedRow() async throws {
        try await withStore { store, server, address in
            for _ in 0..<3 { try await store.appendPerson() }
            try server.sql(
                """
                ALTER TABLE maitri.ledger DISABLE TRIGGER ALL; DELETE FROM maitri.ledger WHERE seq = 1;
                ALTER TABLE maitri.ledger ENABLE TRIGGER ALL; ALTER TABLE maitri.ledger ENABLE ALWAYS TRIGGER append_only, ENABLE ALWAYS TRIGGER gapless
                """, address: address)
            #expect(try await store.storageFaults() == ["The table ledger holds 2 rows, and its seq ends with 2."])
        }
    }
}

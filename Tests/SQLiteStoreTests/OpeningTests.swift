import Bookkeeping
import Foundation
import GRDB
import Ledger
import Instruments
import Records
import SQLiteStore
import StoreContract
import Testing

@Suite struct OpeningTests {
    @Test func whatWasRecordedIsThereAfterReopening() async throws {
        let directory = try TemporaryDirectory()
        let entries = try await makeSampleStore(in: directory)
        let store = try await Stores.reopened(in: directory)
        let snapshot = try await store.snapshot()
        #expect(snapshot.ledgerSize == entries)
        #expect(try await store.record([Change.eligible("late").act(at: 2)]) == [.recorded(entries)])
        let frozen = try #require(try await store.frozen().snapshots.first)
        #expect(try await store.snapshot(ofFirst: frozen.ledgerSize).digest() == frozen.digest)
        #expect(try snapshot.digest() != frozen.digest)
        await #expect(throws: StoreError.self) { try await store.snapshot(ofFirst: entries + 2) }
        try await store.close()
        await #expect(throws: StoreError.closed) { try await store.record([Change.eligible("x").act(at: 3)]) }
    }

    @Test func aSecondWriterIsKeptOut() async throws {
        let directory = try TemporaryDirectory()
        let store = try await Stores.sample(in: directory)
        await #expect(throws: StoreError.locked(place: directory.store)) { try await Stores.reopened(in: directory) }
        await #expect(throws: StoreError.locked(place: directory.store)) { try await Stores.sample(in: directory) }
        await #expect(processExitsWith: .success) { [path = directory.store as String] in
            #expect(throws: StoreError.locked(place: path)) { try SQLiteBackend.open(directory: path) }
        }
        try await store.close()
        try await Stores.reopened(in: directory).close()
        await #expect(throws: StoreError.alreadyExists(place: directory.store)) { try await Stores.sample(in: directory) }
    }

    @Test func nothingToOpenIsSaid() async throws {
        let directory = try TemporaryDirectory()
        await #expect(throws: StoreError.notFound(place: directory.store)) { try await Stores.reopened(in: directory) }
        await #expect(throws: StoreError.notFound(place: directory.store)) { try await verifyLedger(directory) }
    }

    @Test func anotherKeyDoesNotGoOnSigning() async throws {
        let directory = try TemporaryDirectory()
        _ = try await makeSampleStore(in: directory)
        await #expect(throws: StoreError.self) {
            try await LedgerStore.open(
                SQLiteBackend.open(directory: directory.store),
                keys: LedgerStore.Keys(signing: testKey("maitri.test/other"), keyring: Stores.keyring(at: directory.path)),
                catalog: .bundled(), now: TestClock().now)
        }
        try await Stores.reopened(in: directory).close()
    }

    @Test(arguments: [
        "DROP TRIGGER alert_is_not_deleted",
        "CREATE TRIGGER silence BEFORE INSERT ON outbox BEGIN SELECT RAISE (IGNORE); END",
        "INSERT INTO grdb_migrations VALUES ('9999-from-the-future')",
        "DROP TRIGGER ledger_is_not_changed; UPDATE ledger SET leaf = zeroblob(32) WHERE seq = 3; CREATE TRIGGER ledger_is_not_changed BEFORE UPDATE ON ledger\n    BEGIN SELECT RAISE (ABORT, 'ledger rows are never changed'); END",
        "DROP TRIGGER ledger_is_not_deleted; DELETE FROM ledger WHERE seq = (SELECT max(seq) FROM ledger); CREATE TRIGGER ledger_is_not_deleted BEFORE DELETE ON ledger\n    BEGIN SELECT RAISE (ABORT, 'ledger rows are never deleted'); END",
    ])
    func anAlteredStoreIsNotOpened(_ alteration: String) async throws {
        let directory = try TemporaryDirectory()
        _ = try await makeSampleStore(in: directory, people: 3)
        try edit(directory.file, alteration)
        await #expect(throws: StoreError.self) { try await Stores.reopened(in: directory) }
    }

    @Test func rowsCannotBeChangedInPassing() async throws {
        let directory = try TemporaryDirectory()
        _ = try await makeSampleStore(in: directory, people: 3)
        for table in try tableNames(directory.file) {
            #expect(throws: DatabaseError.self, "\(table)") { try edit(directory.file, "DELETE FROM \(table)") }
            #expect(throws: DatabaseError.self, "\(table)") { try edit(directory.file, "UPDATE \(table) SET rowid = rowid + 1000") }
        }
    }

    /// Two files of the room insert (tables from their designs, ledger and checkpoints), and
    /// none updates or deletes. The book of sign-ins is another file and no record.
    @Test func onlyTheTransactionWrites() throws {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let room = tests.appendingPathComponent("../../Sources/SQLiteStore").standardizedFileURL
        let files = try #require(FileManager.default.enumerator(at: room, includingPropertiesForKeys: nil)?.allObjects as? [URL])
        let swift = files.filter { $0.pathExtension == "swift" }
        let sources = swift.filter { $0.deletingLastPathComponent().lastPathComponent != "Access" }
        #expect(sources.count >= 10)
        for source in sources {
            let text = try String(contentsOf: source, encoding: .utf8)
            let writes = ["SQLiteTransaction.swift", "TableText.swift"].contains(source.lastPathComponent)
            #expect(text.contains("INSERT INTO") == writes, "\(source.lastPathComponent)")
            // The triggers that forbid it name it.
            let rest = text.replacing("BEFORE UPDATE ON", with: "").replacing("BEFORE DELETE ON", with: "")
            for word in ["UPDATE ", "DELETE ", "REPLACE INTO", "INSERT OR"] {
                #expect(!rest.contains(word), "\(source.lastPathComponent) holds \(word)")
            }
        }
    }

    /// Traces alone build the state: it is the same after reopening.
    @Test func theStateIsTheSameAfterReopening() async throws {
        let directory = try TemporaryDirectory()
        let store = try await Stores.sample(in: directory)
        _ = try await store.record(try sampleActs(TestStudy()))
        let state = try await store.state()
        let alerts = try await store.openAlerts()
        #expect(state.size > 80 && alerts.count > 10)
        try await store.close()
        let reopened = try await Stores.reopened(in: directory)
        #expect(try await reopened.state() == state)
        #expect(try await reopened.openAlerts() == alerts)
        try await reopened.close()
        try await reopened.close()
    }
}

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
        let store = try await SQLiteStore.reopened(in: directory)
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
        let store = try await SQLiteStore.sample(in: directory)
        await #expect(throws: StoreError.locked(directory: directory.store)) { try await SQLiteStore.reopened(in: directory) }
        await #expect(throws: StoreError.locked(directory: directory.store)) { try await SQLiteStore.sample(in: directory) }
        await #expect(processExitsWith: .success) { [path = directory.store as String] in
            await #expect(throws: StoreError.locked(directory: path)) {
                try await SQLiteStore.open(directory: path, signing: testKey(), now: TestClock().now)
            }
        }
        try await store.close()
        try await SQLiteStore.reopened(in: directory).close()
        await #expect(throws: StoreError.alreadyExists(directory: directory.store)) { try await SQLiteStore.sample(in: directory) }
    }

    @Test func nothingToOpenIsSaid() async throws {
        let directory = try TemporaryDirectory()
        await #expect(throws: StoreError.notFound(directory: directory.store)) { try await SQLiteStore.reopened(in: directory) }
        #expect(throws: StoreError.notFound(directory: directory.store)) {
            try SQLiteStore.verifyLedger(at: directory.store, publicKey: testKey().verificationKey)
        }
    }

    @Test func anotherKeyDoesNotGoOnSigning() async throws {
        let directory = try TemporaryDirectory()
        _ = try await makeSampleStore(in: directory)
        await #expect(throws: StoreError.self) {
            try await SQLiteStore.open(directory: directory.store, signing: testKey("maitri.test/other"), now: TestClock().now)
        }
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
        await #expect(throws: StoreError.self) { try await SQLiteStore.reopened(in: directory) }
    }

    @Test func rowsCannotBeChangedInPassing() async throws {
        let directory = try TemporaryDirectory()
        _ = try await makeSampleStore(in: directory, people: 3)
        for table in try tableNames(directory.file) {
            #expect(throws: DatabaseError.self, "\(table)") { try edit(directory.file, "DELETE FROM \(table)") }
            #expect(throws: DatabaseError.self, "\(table)") { try edit(directory.file, "UPDATE \(table) SET rowid = rowid + 1000") }
        }
    }

    /// Only one file of the room inserts, and none updates or deletes.
    @Test func onlyTheProjectionWrites() throws {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let room = tests.appendingPathComponent("../../Sources/SQLiteStore").standardizedFileURL
        let files = try #require(FileManager.default.enumerator(at: room, includingPropertiesForKeys: nil)?.allObjects as? [URL])
        let sources = files.filter { $0.pathExtension == "swift" }
        #expect(sources.count > 15)
        for source in sources where source.lastPathComponent != "0001-initial.swift" {
            let text = try String(contentsOf: source, encoding: .utf8)
            #expect(text.contains("INSERT INTO") == (source.lastPathComponent == "Projection.swift"), "\(source.lastPathComponent)")
            for word in ["UPDATE ", "DELETE FROM", "REPLACE INTO", "INSERT OR"] {
                #expect(!text.contains(word), "\(source.lastPathComponent) holds \(word)")
            }
        }
    }
}

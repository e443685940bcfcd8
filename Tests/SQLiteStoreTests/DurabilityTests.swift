import Bookkeeping
import GRDB
import Ledger
import Records
import SQLiteStore
import StoreContract
import Testing

@Suite struct DurabilityTests {
    @Test func theStoresOwnWriterIsDurable() async throws {
        let directory = try TemporaryDirectory()
        let backend = try SQLiteBackend.create(directory: directory.store)
        #expect(try await backend.durabilityFaults().isEmpty)
        let store = try await Stores.open(backend, Keyring.inMemory())
        try await store.maintain()
        try await store.close()
    }

    /// Planted: GRDB's pool as it comes, and with the fix that it undoes.
    @Test func normalSynchronousIsNoticed() throws {
        let directory = try TemporaryDirectory()
        var fullTooEarly = Configuration.ours()
        fullTooEarly.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA trusted_schema = 0") }
        for (name, configuration) in [("plain", Configuration.ours()), ("early", fullTooEarly)] {
            let pool = try DatabasePool(path: directory.path + "/\(name).sqlite", configuration: configuration)
            let faults = try pool.writeWithoutTransaction { try Durability.faults(of: $0) }
            #expect(faults == ["synchronous is 1, it must be 2."])
            try pool.writeWithoutTransaction { try Durability.set(on: $0) }
            #expect(try pool.writeWithoutTransaction { try Durability.faults(of: $0) }.isEmpty)
        }
    }

    @Test(arguments: [
        ("PRAGMA foreign_keys = 0", "foreign_keys is 0, it must be 1."),
        ("PRAGMA trusted_schema = 1", "trusted_schema is 1, it must be 0."),
        ("PRAGMA journal_mode = DELETE", "journal_mode is delete, it must be wal."),
    ])
    func everySettingIsReadBack(_ statement: String, _ fault: String) throws {
        let directory = try TemporaryDirectory()
        let pool = try DatabasePool(path: directory.path + "/file.sqlite", configuration: .ours())
        let faults = try pool.writeWithoutTransaction { db in
            try Durability.set(on: db)
            try db.execute(sql: statement)
            return try Durability.faults(of: db)
        }
        #expect(faults == [fault])
    }

    /// Planted: a writer whose settings went wrong while it was open writes nothing more.
    @Test func maintenanceStopsAStoreThatLostItsSettings() async throws {
        let directory = try TemporaryDirectory()
        let backend = try SQLiteBackend.create(directory: directory.store)
        let store = try await Stores.open(backend, Keyring.inMemory())
        _ = try await store.record(TestStudy.opening())
        try await backend.unsafely { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
        await #expect(throws: StoreError.self) { try await store.maintain() }
        await #expect(throws: StoreError.self) { try await store.record([Change.eligible("p1").act()]) }
        // Whatever stopped it, a store can be let go of.
        try await store.close()
        await #expect(throws: StoreError.closed) { try await store.record([Change.eligible("p1").act()]) }
    }

    /// Planted: a backend that comes without its settings is not opened.
    @Test func aStoreThatIsNotDurableIsNotOpened() async throws {
        let directory = try TemporaryDirectory()
        let backend = try SQLiteBackend.create(directory: directory.store)
        try await backend.unsafely { try $0.execute(sql: "PRAGMA synchronous = OFF") }
        await #expect(throws: StoreError.notDurable(["synchronous is 0, it must be 2."])) {
            try await Stores.open(backend, Keyring.inMemory())
        }
        // It let go of the lock.
        try await Stores.reopened(in: directory).close()
    }

    /// Sixty-four callers who arrive during one commit share the next: two commits, not 65.
    @Test func oneSyncServesMany() async throws {
        let directory = try TemporaryDirectory()
        let backend = try SQLiteBackend.create(directory: directory.store)
        let store = try await Stores.open(backend, Keyring.inMemory())
        _ = try await store.record(TestStudy.opening())
        let gate = CommitGate()
        backend.add(observer: gate)
        try await withThrowingTaskGroup(of: Outcome?.self) { group in
            group.addTask { try await store.record([Change.eligible("first").act()]).first }
            await gate.waitUntilHeld()
            for number in 0..<64 {
                group.addTask { try await store.record([Change.eligible("p\(number)").act()]).first }
            }
            while await store.writer.waitingCallers < 64 { await Task.yield() }
            gate.release()
            var numbers: Set<UInt64> = []
            for try await case .recorded(let number)? in group { numbers.insert(number) }
            #expect(numbers == Set(6...70))
        }
        #expect(gate.commits == 2)
        try await store.close()
    }
}

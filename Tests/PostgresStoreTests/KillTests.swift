import Bookkeeping
import Ledger
import PostgresStore
import Synchronization
import Testing

@Suite("A PostgreSQL server that dies") struct KillTests {
    @Test("what was acknowledged before the server was killed is there after it started again") func killed() async throws {
        guard let server = try await PostgresServer.start() else { return }
        let address = try await server.freshDatabase()
        try await PostgresBackend.create(at: address, tables: TestTables.all)
        var acknowledged: [Int64] = []
        for round in 0..<4 {
            let store = try await PostgresBackend.open(at: address, tables: TestTables.all)
            let progress = Progress()
            async let written = Self.writeUntilItFails(store, progress)
            while progress.count.load(ordering: .relaxed) < 25 + 10 * round { try await Task.sleep(for: .milliseconds(1)) }
            try await server.kill()
            let (numbers, error) = await written
            acknowledged += numbers
            guard case .writeFailed = error else { Issue.record("\(String(describing: error))"); return }
            guard case .stopped = await storeError({ try await store.appendPerson() }) else { Issue.record("it wrote again"); return }
            try await server.run()
            // The same store reads again, and writes no more.
            let found = try await store.entries().map(\.sequence)
            #expect(found.starts(with: acknowledged), "round \(round): \(Set(acknowledged).subtracting(found)) lost")
            #expect(found.count - acknowledged.count <= 1)
            guard case .stopped = await storeError({ try await store.appendPerson() }) else { Issue.record("it wrote again"); return }
            #expect(try await store.cells(of: TestTables.person).count == found.count)
            // A commit whose answer was lost counts as written from here on.
            acknowledged = found
            try await store.close()
        }
        let store = try await PostgresBackend.open(at: address, tables: TestTables.all)
        #expect(try await store.storageFaults().isEmpty)
        #expect(try await store.appendPerson() == Int64(acknowledged.count))
        try await store.close()
        try await server.stop()
    }

    @Test("a writer whose connection is cut writes nothing more; its lock is free") func cut() async throws {
        try await withStore { store, server, address in
            try await store.appendPerson()
            let error = await storeError {
                try await store.write { transaction in
                    try transaction.append(entry(1), [person(1)])
                    try server.sql("\(Self.cut) AND pid IN \(Self.writers)", address: address)
                    try transaction.append(entry(2), [person(2)])
                }
            }
            guard case .writeFailed = error else { Issue.record("\(String(describing: error))"); return }
            guard case .stopped = await storeError({ try await store.appendPerson() }) else { Issue.record("it wrote again"); return }
            #expect(try await store.entries() == [entry(0)])
            let second = try await PostgresBackend.open(at: address, tables: TestTables.all)
            #expect(try await second.appendPerson() == 1)
            try await second.close()
        }
    }

    @Test("readers whose connections were cut connect again") func readersReturn() async throws {
        try await withStore { store, server, address in
            try await store.appendPerson()
            #expect(try await store.entries().count == 1)
            #expect(try server.sql("\(Self.cut) AND pid NOT IN \(Self.writers)", address: address) == "t")
            #expect(try await store.entries().count == 1)
            #expect(try await store.appendPerson() == 1)
        }
    }

    /// Ends connections of the store in this database.
    private static let cut = """
        SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
        WHERE application_name = 'maitri' AND datname = current_database()
        """
    private static let writers = "(SELECT pid FROM pg_locks WHERE locktype = 'advisory')"

    private final class Progress: Sendable {
        let count = Atomic<Int>(0)
    }

    /// The acknowledged numbers, and the error that ended the writing.
    private static func writeUntilItFails(_ store: PostgresBackend, _ progress: Progress) async -> ([Int64], StoreError?) {
        var numbers: [Int64] = []
        while true {
            do {
                numbers.append(try await store.appendPerson())
                progress.count.add(1, ordering: .relaxed)
            } catch {
                progress.count.store(.max, ordering: .relaxed)
                return (numbers, error as? StoreError)
            }
        }
    }
}

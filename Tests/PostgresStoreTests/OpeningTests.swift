import Bookkeeping
import PostgresStore
import Testing

@Suite("Opening a store in PostgreSQL") struct OpeningTests {
    @Test("a database without a store, and one that has a store already, are told apart") func places() async throws {
        guard let server = try await PostgresServer.shared() else { return }
        let address = try await server.freshDatabase()
        guard case .notFound = await storeError({ _ = try await PostgresBackend.open(at: address, tables: []) }) else {
                Issue.record("opened")
                return
            }
        try await PostgresBackend.create(at: address, tables: [])
        guard case .alreadyExists = await storeError({ try await PostgresBackend.create(at: address, tables: []) }) else { Issue.record("made twice"); return }
        guard case .server = await storeError({ _ = try await PostgresBackend.open(at: server.address(of: "nowhere"), tables: []) }) else {
                Issue.record("opened")
                return
            }
    }

    @Test("a second writer is refused until the first has closed") func oneWriter() async throws {
        try await withStore { store, _, address in
            let error = await storeError { _ = try await PostgresBackend.open(at: address, tables: TestTables.all) }
            guard case .locked(let place) = error else { Issue.record("\(String(describing: error))"); return }
            #expect(address.hasPrefix("postgres://tester@/") && place == address)
            try await store.close()
            for _ in 0..<5 {
                let second = try await PostgresBackend.open(at: address, tables: TestTables.all)
                try await second.appendPerson()
                try await second.close()
                #expect(await storeError { try await second.appendPerson() } == .closed)
                #expect(await storeError { _ = try await second.entries() } == .closed)
            }
        }
    }

    @Test("stores in two databases of one server do not lock each other") func twoStores() async throws {
        try await withStore { first, _, _ in
            try await withStore { second, _, _ in
                try await first.appendPerson()
                try await second.appendPerson()
            }
        }
    }

    @Test("tables of a newer program are refused") func newer() async throws {
        try await withStore { store, server, address in
            try await store.close()
            try server.sql("COMMENT ON SCHEMA maitri IS 'maitri store, tables of version 2'", address: address)
            #expect(await storeError { _ = try await PostgresBackend.open(at: address, tables: TestTables.all) } == .newerSchema)
            try server.sql("COMMENT ON SCHEMA maitri IS 'something'", address: address)
            #expect(await storeError { _ = try await PostgresBackend.open(at: address, tables: TestTables.all) } == .alteredSchema(["schema maitri"]))
        }
    }

    @Test("text is UTF-8 or the store is not made") func encoding() async throws {
        guard let server = try await PostgresServer.shared() else { return }
        let address = try await server.freshDatabase("ENCODING 'LATIN1' TEMPLATE template0")
        let error = await storeError { try await PostgresBackend.create(at: address, tables: []) }
        #expect(error?.description.contains("LATIN1") == true)
    }

    @Test("a server that may lose what it acknowledges is refused, and one that became so is told of") func careless() async throws {
        guard let server = try await PostgresServer.start(checksums: false) else { return }
        let address = try await server.freshDatabase()
        func faults() async -> [String] {
            guard case .notDurable(let faults) = await storeError({ try await PostgresBackend.create(at: address, tables: []) }) else { return [] }
            return faults
        }
        #expect(await faults().map { $0.prefix(22) } == ["data_checksums is off,"])
        try await server.restart(settings: ["fsync=off", "full_page_writes=off", "synchronous_commit=off"])
        #expect(await faults().map { $0.split(separator: " ").first } == ["fsync", "full_page_writes", "data_checksums"])
        try await server.stop()
    }

    @Test("fsync switched off while the store is open is told") func durabilityNow() async throws {
        guard let server = try await PostgresServer.start() else { return }
        let address = try await server.freshDatabase()
        try await PostgresBackend.create(at: address, tables: [])
        let store = try await PostgresBackend.open(at: address, tables: [])
        #expect(try await store.durabilityFaults().isEmpty)
        try server.sql("ALTER SYSTEM SET fsync = off", address: address)
        try server.sql("SELECT pg_reload_conf(), pg_sleep(0.5)", address: address)
        #expect(try await store.durabilityFaults().map { $0.prefix(13) } == ["fsync is off,"])
        try await store.close()
        guard case .notDurable = await storeError({ _ = try await PostgresBackend.open(at: address, tables: []) }) else {
                Issue.record("opened")
                return
            }
        try await server.stop()
    }

    @Test("an unlogged table is refused") func unlogged() async throws {
        try await withStore { store, server, address in
            try await store.close()
            try server.sql("ALTER TABLE maitri.checkpoint SET UNLOGGED", address: address)
            guard case .notDurable(let faults) = await storeError({ _ = try await PostgresBackend.open(at: address, tables: TestTables.all) }) else {
                Issue.record("opened")
                return
            }
            #expect(faults.count == 1 && faults[0].contains("checkpoint"))
        }
    }

    @Test(
        "a password stands in no error",
        arguments: [
            "postgres://tester:geheim@127.0.0.1:1/none", "postgres://tester:geh/eim@127.0.0.1:1/none", "postgres://tester:geh@eim@127.0.0.1:1/none",
            "host=127.0.0.1 port=1 password=geheim user=tester", "host=127.0.0.1 password='geheim", "postgres://tester@127.0.0.1:1/none?password=geheim",
            "postgres://tester:geheim@127.0.0.1:geheim/none", "postgres://tester:geheim@127.0.0.1:1/none?nonsense=1",
            "postgres://tester:geheim@127.0.0.1:1/none?sslmode=geheim", "geheim", "postgres://tester:g%65heim@127.0.0.1:1/none",
        ])
    func password(address: String) async throws {
        let error = await storeError { _ = try await PostgresBackend.open(at: address, tables: []) }
        let words = "\(error?.description ?? "") \(String(reflecting: error))"
        guard case .server = error else { Issue.record("\(words)"); return }
        for part in ["geh", "eim"] { #expect(!words.contains(part), "\(words)") }
    }
}

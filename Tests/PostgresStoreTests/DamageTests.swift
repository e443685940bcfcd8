import Bookkeeping
import Foundation
import PostgresStore
import Testing

@Suite("Damage in PostgreSQL") struct DamageTests {
    @Test("an index that lacks a row is found") func index() async throws {
        try await withStore { store, server, address in
            try await store.appendPerson()
            try server.sql("UPDATE pg_index SET indisready = false WHERE indexrelid = 'maitri.person_unique_1'::regclass", address: address)
            try server.sql("INSERT INTO maitri.person VALUES (0, 'secret-id', 'a', 7, NULL, NULL)", address: address)
            try server.sql("UPDATE pg_index SET indisready = true WHERE indexrelid = 'maitri.person_unique_1'::regclass", address: address)
            let faults = try await store.storageFaults()
            #expect(faults.count == 1 && faults.allSatisfy { $0.hasPrefix("The index person_unique_1 is damaged: ") && !$0.contains("secret-id") }, "\(faults)")
        }
    }

    @Test("a flipped bit on disk is found, and the other tables are still looked at", arguments: ["ledger", "person"])
    func page(table: String) async throws {
        guard let server = try await PostgresServer.start() else { return }
        let address = try await server.freshDatabase()
        try await PostgresBackend.create(at: address, tables: TestTables.all)
        let store = try await PostgresBackend.open(at: address, tables: TestTables.all)
        try await store.appendPerson()
        try await store.close()
        let file = try server.sql("SELECT pg_relation_filepath('maitri.\(table)')", address: address)
        try await server.stop()
        let path = server.socketDirectory + "/data/" + file
        let handle = try #require(FileHandle(forUpdatingAtPath: path))
        // The last byte of the first page belongs to the first row.
        try handle.seek(toOffset: 8_191)
        let byte = try #require(try handle.read(upToCount: 1)?.first)
        try handle.seek(toOffset: 8_191)
        try handle.write(contentsOf: [byte ^ 1])
        try handle.close()
        try await server.run()
        let again = try await PostgresBackend.open(at: address, tables: TestTables.all)
        let faults = try await again.storageFaults()
        #expect(faults.contains { $0.hasPrefix("The table \(table) cannot be read: invalid page") }, "\(faults)")
        #expect(!faults.contains { $0.hasPrefix("The table order cannot") || $0.hasPrefix("The index order") }, "\(faults)")
        try await again.close()
        try await server.stop()
    }

    @Test("an ordinary role that owns its database is enough") func ordinaryRole() async throws {
        guard let server = try await PostgresServer.shared() else { return }
        try server.sql("CREATE ROLE ordinary LOGIN", address: server.address(of: "postgres"))
        let address = try await server.freshDatabase("OWNER ordinary").replacingOccurrences(of: "tester@", with: "ordinary@")
        try await PostgresBackend.create(at: address, tables: TestTables.all)
        let store = try await PostgresBackend.open(at: address, tables: TestTables.all)
        try await store.appendPerson()
        #expect(try await store.entries() == [entry(0)])
        #expect(try await store.storageFaults().isEmpty)
        #expect(try await store.durabilityFaults().isEmpty)
        try await store.close()
    }
}

import Bookkeeping
import Foundation
import Instruments
import Ledger
import PostgresStore
import Records
import SQLiteStore
import StoreContract
import StudyDesign
import Testing

/// The body of tests that every store passes, on a real server.
@Suite("The contract of stores", .serialized)
struct ContractTests {
    private static let now = TestStudy.start + 525_600

    /// An empty store in a database of its own; nil where no server is installed.
    private func store() async throws -> LedgerStore? {
        guard let server = try await PostgresServer.shared() else { return nil }
        return try await store(at: server.freshDatabase())
    }

    private func store(at address: String) async throws -> LedgerStore {
        try await PostgresBackend.create(at: address, tables: Tables.all)
        let seed = [UInt8](repeating: 7, count: SigningKey.seedByteCount)
        let keys = LedgerStore.Keys(
            signing: try SigningKey(name: "maitri.test/contract", seed: seed), keyring: Keyring.inMemory(random: 7))
        return try await LedgerStore.open(
            PostgresBackend.open(at: address, tables: Tables.all), keys: keys, catalog: Catalog.bundled(), now: { Self.now })
    }

    @Test(arguments: StoreContract.clauses.indices)
    func clause(_ number: Int) async throws {
        guard let store = try await store() else { return }
        try await StoreContract.clauses[number].check { store }
        try await store.close()
    }

    @Test("Random sequences agree with the model", arguments: UInt64(1)...20)
    func randomSequences(seed: UInt64) async throws {
        guard let store = try await store() else { return }
        _ = try await StoreContract.followModel(store, TestStudy(), seed: seed, acts: 18)
        try await store.close()
    }

    @Test("A thousand concurrent histories are what one caller after the other would have made")
    func histories() async throws {
        guard let store = try await store() else { return }
        let tally = try await StoreContract.concurrentHistories(store, count: 1_000, seed: 20_261_129)
        print("PostgreSQL, concurrent histories: \(tally)")
        try await store.close()
    }

    @Test("A backup of the server's store is restored into an embedded one and back, with the same root")
    func acrossStores() async throws {
        guard let server = try await PostgresServer.shared() else { return }
        let source = try await server.freshDatabase()
        let store = try await store(at: source)
        _ = try await store.record(TestStudy.opening() + Change.admitted("p1").map { $0.act() })
        let size = try await store.state().size
        try await store.close()
        let folder = FileManager.default.temporaryDirectory.path + "/maitri-across-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let key = try RecipientPrivateKey.create(at: folder + "/recipient")
        let publicKey = store.verificationKey
        let evidence = try await PostgresBackend.evidence(at: source, tables: Tables.all)
        let head = try await BackupWriter.write(
            evidence, to: folder + "/one", for: key.recipient, publicKey: publicKey, at: Self.now)
        try await evidence.close()
        #expect(head.size == size)
        let embedded = try SQLiteBackend.inMemory()
        #expect(try await BackupRestoring.restore([folder + "/one"], key: key, publicKey: publicKey, into: embedded).root == head.root)
        let again = try await BackupWriter.write(embedded, to: folder + "/two", for: key.recipient, publicKey: publicKey, at: Self.now)
        #expect(again.root == head.root)
        let address = try await server.freshDatabase()
        try await PostgresBackend.create(at: address, tables: Tables.all)
        let back = try await PostgresBackend.open(at: address, tables: Tables.all)
        #expect(try await BackupRestoring.restore([folder + "/two"], key: key, publicKey: publicKey, into: back).root == head.root)
        let report = try await StoreVerification.verify(back, publicKey: publicKey, depth: .deep(Catalog.bundled(), nil))
        #expect(report.isIntact, "\(report.findings)")
        await #expect(throws: BackupError.notEmpty) {
            try await BackupRestoring.restore([folder + "/two"], key: key, publicKey: publicKey, into: back)
        }
        try await back.close()
    }

    @Test("Deep verification finds nothing in an honest store, and an edit of a row")
    func verified() async throws {
        guard let server = try await PostgresServer.shared() else { return }
        let address = try await server.freshDatabase()
        try await PostgresBackend.create(at: address, tables: Tables.all)
        let seed = [UInt8](repeating: 7, count: SigningKey.seedByteCount)
        let signing = try SigningKey(name: "maitri.test/contract", seed: seed)
        let keyring = Keyring.inMemory(random: 7)
        let catalog = try Catalog.bundled()
        let store = try await LedgerStore.open(
            PostgresBackend.open(at: address, tables: Tables.all), keys: .init(signing: signing, keyring: keyring), catalog: catalog,
            now: { Self.now })
        _ = try await store.record(TestStudy.opening() + Change.admitted("p1").map { $0.act() })
        try await store.close()
        let evidence = try await PostgresBackend.evidence(at: address, tables: Tables.all)
        let report = try await StoreVerification.verify(
            evidence, publicKey: signing.verificationKey, depth: .deep(catalog, keyring))
        #expect(report.isIntact, "\(report.findings)")
        #expect(report.contents.opened > 3)
        try await evidence.close()
        _ = try server.sql("ALTER TABLE maitri.enrollment DISABLE TRIGGER ALL; UPDATE maitri.enrollment SET day = '1999-01-01'; DO $$ DECLARE t name; BEGIN FOR t IN SELECT tgname FROM pg_trigger WHERE tgrelid = 'maitri.enrollment'::regclass AND NOT tgisinternal LOOP EXECUTE format('ALTER TABLE maitri.enrollment ENABLE ALWAYS TRIGGER %I', t); END LOOP; END $$", address: address)
        let edited = try await PostgresBackend.evidence(at: address, tables: Tables.all)
        let found = try await StoreVerification.verify(edited, publicKey: signing.verificationKey, depth: .deep(catalog, keyring))
        #expect(found.findings.contains { $0.sentence.contains("differs from the ledger in day") }, "\(found.findings)")
        try await edited.close()
    }
}

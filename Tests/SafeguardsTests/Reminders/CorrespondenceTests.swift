import Bookkeeping
import Ledger
import Records
@testable import Safeguards
import StoreContract
import StudyDesign
import Testing

@Suite("How a participant is written to, read from the record")
struct CorrespondenceTests {
    private func store() async throws -> LedgerStore {
        let key = try SigningKey(name: "maitri.test/people", seed: Array(repeating: 5, count: SigningKey.seedByteCount))
        let store = try await LedgerStore.open(
            MemoryBackend(MemoryDisk(), FaultChance(seed: 1, onceIn: 0)), keys: .init(signing: key, keyring: .inMemory(random: 1)),
            catalog: TestStudy().catalog, now: { TestStudy.start })
        _ = try await store.record(TestStudy.opening() + Change.admitted("p1").map { $0.act() } + Change.admitted("p2").map { $0.act() })
        return store
    }

    private func identity(_ version: Int, _ contacts: [Identity.Contact], of person: String = "p1") -> Act {
        Change.identitySet(
            Identity(participant: .init(person), version: version, name: "A. Nobody", birthDay: nil, contacts: contacts, recordNumber: nil)
        ).act(because: version > 1 ? "moved" : nil)
    }

    @Test("The newest identity and the newest choices; nothing of anybody else")
    func newest() async throws {
        let store = try await store()
        #expect(try await store.correspondence(of: .init("p1")).identity == nil)
        let chosen = Preferences(participant: .init("p1"), version: 1, language: "de", wantsReminders: false)
        let outcomes = try await store.record([
            identity(1, [.init(.telephone, "1"), .init(.mail, "old@home.example")]), identity(1, [.init(.mail, "other@home.example")], of: "p2"),
            identity(2, [.init(.mail, "new@home.example"), .init(.telephone, "2")]),
            Change.preferencesSet(chosen).act(as: .participant),
        ])
        #expect(!outcomes.contains { if case .refused = $0 { true } else { false } })
        let (identity, preferences) = try await store.correspondence(of: .init("p1"))
        let correspondent = Correspondent(identity: identity, preferences: preferences)
        #expect(correspondent.address?.description == "new@home.example")
        #expect(preferences == chosen)
        #expect(try await store.correspondence(of: .init("p2")).preferences == .initial(of: .init("p2")))
        #expect(try await store.correspondence(of: .init("nobody")).identity == nil)
    }

    @Test("An address that cannot stand in a mail is none")
    func odd() {
        let identity = Identity(
            participant: .init("p1"), version: 1, name: "A. Nobody", birthDay: nil, contacts: [.init(.mail, "a@b\r\nBcc: c@d")], recordNumber: nil)
        #expect(Correspondent(identity: identity, preferences: .initial(of: .init("p1"))).address == nil)
    }
}

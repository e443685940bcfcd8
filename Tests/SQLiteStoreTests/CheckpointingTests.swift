import Bookkeeping
import GRDB
import Ledger
import Records
import SQLiteStore
import StoreContract
import Testing

@Suite struct CheckpointingTests {
    private func sizes(_ directory: TemporaryDirectory) throws -> [Int] {
        try rows(directory.file, "SELECT size FROM checkpoint ORDER BY size").compactMap { Int($0) }
    }

    @Test func theFirstAThousandEntriesAMinuteAFreezeAndTheCloseAreSigned() async throws {
        let directory = try TemporaryDirectory()
        let clock = TestClock()
        let store = try await Stores.sample(in: directory, clock: clock)
        _ = try await store.record(TestStudy.opening())
        #expect(try sizes(directory) == [6], "A store killed now could not be verified.")
        for hundred in 0..<10 {
            _ = try await store.record((0..<100).map { Change.eligible("p\(hundred)-\($0)").act() })
        }
        #expect(try sizes(directory) == [6, 1006])
        _ = try await store.record([Change.eligible("q1").act()])
        try await store.maintain()
        #expect(try sizes(directory) == [6, 1006])
        clock.advance(minutes: 1)
        try await store.maintain()
        #expect(try sizes(directory) == [6, 1006, 1007])
        try await store.maintain()
        #expect(try sizes(directory) == [6, 1006, 1007], "A ledger that did not grow was signed again.")
        clock.advance(minutes: 1)
        _ = try await store.record([Change.eligible("q2").act()])
        #expect(try sizes(directory) == [6, 1006, 1007, 1008])
        let frozen = FrozenSnapshot(ledgerSize: 1008, digest: try await store.snapshot().digest())
        _ = try await store.record([Change.snapshotFrozen(frozen).act()])
        #expect(try sizes(directory).last == 1009)
        _ = try await store.record([Change.eligible("q3").act()])
        #expect(try sizes(directory).last == 1009)
        try await store.close()
        #expect(try sizes(directory).last == 1010)
        let reopened = try await Stores.reopened(in: directory, clock: clock)
        let newest = try #require(try await reopened.newestCheckpoint())
        #expect(newest.checkpoint.size == 1010)
        try newest.verify(with: testKey().verificationKey)
        #expect(try reopened.keyring.keptCheckpoint() == newest.text, "The newest checkpoint is not kept beside the keyring.")
        try await reopened.close()
        #expect(try sizes(directory).count == 6, "Closing without new entries signed again.")
        let report = try await verifyLedger(directory)
        #expect(report.isIntact && report.ledger.coveredEntries == 1010 && report.ledger.matchedCheckpoints == 6)
    }

    /// What a person signed, the sealed list and the end of a session do not wait a minute.
    @Test(arguments: [Change.signed("p1"), .closed("p1"), .eligible("p2")])
    func signaturesAreCoveredAtOnce(_ change: Change) async throws {
        let directory = try TemporaryDirectory()
        let store = try await Stores.sample(in: directory)
        _ = try await store.record(TestStudy.opening())
        let before: [Change] = if case .consentSigned = change { [.eligible("p1")] } else {
            Change.admitted("p1") + [.assigned("p1"), .opened("p1")]
        }
        _ = try await store.record(before.map { $0.act() })
        let outcome = try await store.record([change.act()]).first
        guard case .recorded(let number) = outcome else { throw StoreContract.Breach("\(String(describing: outcome))") }
        let isDue = if case .screened = change { false } else { true }
        #expect((try sizes(directory).last == Int(number) + 1) == isDue)
        try await store.close()
    }
}

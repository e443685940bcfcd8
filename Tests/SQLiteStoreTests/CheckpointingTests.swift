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
        let store = try await SQLiteStore.sample(in: directory, clock: clock)
        _ = try await store.record([Change.studyOpened(TestStudy.design()).act()])
        #expect(try sizes(directory) == [1], "A store killed now could not be verified.")
        for hundred in 0..<10 {
            _ = try await store.record((0..<100).map { Change.eligible("p\(hundred)-\($0)").act() })
        }
        #expect(try sizes(directory) == [1, 1001])
        _ = try await store.record([Change.eligible("q1").act()])
        try await store.maintain()
        #expect(try sizes(directory) == [1, 1001])
        clock.advance(minutes: 1)
        try await store.maintain()
        #expect(try sizes(directory) == [1, 1001, 1002])
        clock.advance(minutes: 1)
        _ = try await store.record([Change.eligible("q2").act()])
        #expect(try sizes(directory) == [1, 1001, 1002, 1003])
        let frozen = FrozenSnapshot(ledgerSize: 1003, digest: try await store.snapshot().digest())
        _ = try await store.record([Change.snapshotFrozen(frozen).act()])
        #expect(try sizes(directory).last == 1004)
        _ = try await store.record([Change.eligible("q3").act()])
        #expect(try sizes(directory).last == 1004)
        try await store.close()
        #expect(try sizes(directory).last == 1005)
        let reopened = try await SQLiteStore.reopened(in: directory, clock: clock)
        let newest = try #require(try await reopened.newestCheckpoint())
        #expect(newest.checkpoint.size == 1005)
        try newest.verify(with: testKey().verificationKey)
        try await reopened.close()
        #expect(try sizes(directory).count == 6, "Closing without new entries signed again.")
        let report = try SQLiteStore.verifyLedger(at: directory.store, publicKey: testKey().verificationKey)
        #expect(report.isIntact && report.ledger.coveredEntries == 1005 && report.ledger.matchedCheckpoints == 6)
    }
}

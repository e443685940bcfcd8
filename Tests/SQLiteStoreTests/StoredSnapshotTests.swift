import Bookkeeping
import Instruments
import Ledger
import Records
import StoreContract
import StudyDesign
import Testing

@Suite struct StoredSnapshotTests {
    /// Chains of corrections leave the last link, in whatever batches they came.
    @Test(arguments: [1, 2, 5])
    func theLastCorrectionIsCurrent(_ batch: Int) async throws {
        let study = try TestStudy()
        let store = try await Stores.inMemory()
        _ = try await store.record(TestStudy.opening() + Change.admitted("p1").map { $0.act() })
        let chain = try (1...5).map { number in
            try study.submission(
                "r\(number)", of: "p1", at: "baseline", study.answers(study.phq9, 1, last: .value(Double(number % 4))),
                replacing: number > 1 ? "r\(number - 1)" : nil)
        }
        let acts = chain.map { Change.submitted($0).act(because: "a slip") }
        for start in stride(from: 0, to: 5, by: batch) {
            for outcome in try await store.record(Array(acts[start..<min(start + batch, 5)])) {
                if case .refused(let sentence) = outcome { Issue.record("\(sentence)") }
            }
        }
        let snapshot = try await store.snapshot()
        #expect(snapshot.submissions == [chain[4]])
        #expect(snapshot.ledgerSize == 14)
        #expect(try await store.snapshot(ofFirst: 12).submissions == [chain[2]])
    }

    @Test func withoutAStudyThereIsNoSnapshot() async throws {
        let store = try await Stores.inMemory()
        await #expect(throws: StoreError.self) { try await store.snapshot() }
        _ = try await store.record([TestStudy.opening()[0]])
        await #expect(throws: StoreError.self) { try await store.snapshot() }
        #expect(try await store.state().size == 1)
    }

    /// Who asked that nothing be done with what was collected is named, and nothing is there.
    @Test func aRestrictionHidesAPersonUntilItIsLifted() async throws {
        let study = try TestStudy()
        let store = try await Stores.inMemory()
        _ = try await store.record(TestStudy.opening() + ["p1", "p2"].flatMap(Change.admitted).map { $0.act() })
        let fine = try study.submission("r1", of: "p1", at: "baseline", study.answers(study.phq9, 1, last: .value(0)))
        _ = try await store.record([Change.submitted(fine).act()])
        let before = try await store.snapshot()
        func order(_ version: Int, _ isInForce: Bool) -> Act {
            Change.privacyOrdered(
                PrivacyOrder(participant: .init("p1"), act: .restrict, version: version, isInForce: isInForce, legalBasis: "Art. 18 GDPR")
            ).act(because: "asked")
        }
        _ = try await store.record([order(1, true)])
        let hidden = try await store.snapshot()
        #expect(hidden.withheld == [.init("p1")] && hidden.submissions.isEmpty)
        #expect(hidden.enrollments.map(\.participant) == [.init("p2")])
        #expect(try await store.snapshot(ofFirst: before.ledgerSize).withheld == [.init("p1")])
        _ = try await store.record([order(2, false)])
        let lifted = try await store.snapshot()
        #expect(lifted.withheld.isEmpty && lifted.submissions == before.submissions)
        #expect(try await store.snapshot(ofFirst: before.ledgerSize) == before)
    }
}

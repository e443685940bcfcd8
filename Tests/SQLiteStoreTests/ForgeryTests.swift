import Bookkeeping
import Instruments
import Ledger
import Records
import StoreContract
import StudyDesign
import Testing

/// Histories that are whole in themselves and should never have been written.
@Suite struct ForgeryTests {
    private typealias Item = Forger.Item

    /// Openings, a person who entered, and their place.
    private func honest() -> [Item] {
        let place = Allocation(participant: .init("p1"), arm: TestStudy.places[0], place: 1)
        let asked = Change.assigned("p1").act().with(.allocated(place))
        return (TestStudy.opening() + Change.admitted("p1").map { $0.act() } + [asked]).map { Item($0) }
    }

    private func places(_ items: [Item]) async throws -> [StoreFinding.Place] {
        let report = try await Forger().report(on: items)
        #expect(report.ledger.findings.isEmpty, "The forger's ledger must be whole: \(report.ledger.findings)")
        return report.findings.map(\.place)
    }

    @Test func anHonestHistoryIsIntact() async throws {
        #expect(try await places(honest()).isEmpty)
    }

    @Test func anOpenPartThatDiffersFromItsContentIsFound() async throws {
        let screening = Change.eligible("p2")
        let declined = Change.screened(ScreeningRecord(participant: .init("p2"), day: TestStudy.firstDay, findings: [], outcome: .declined))
        let found = try await places(honest() + [Item(screening.act(), says: declined.trace)])
        #expect(found == [.entry(10)])
    }

    @Test func anArmThatIsNotTheListsIsFound() async throws {
        let other = TestStudy.places[0] == "therapy" ? "waiting" : "therapy"
        let wrong = Allocation(participant: .init("p1"), arm: other, place: 1)
        let items = honest().dropLast() + [Item(Change.assigned("p1").act().with(.allocated(wrong)))]
        #expect(try await places(Array(items)) == [.entry(9)])
    }

    @Test func aPlaceOutOfTurnIsFound() async throws {
        let later = Allocation(participant: .init("p1"), arm: TestStudy.places[4], place: 5)
        let items = honest().dropLast() + [Item(Change.assigned("p1").act().with(.allocated(later)))]
        #expect(try await places(Array(items)) == [.entry(9)])
    }

    /// A box fits in its own place alone.
    @Test func aMovedBoxIsFound() async throws {
        let notes = (1...2).map { number in
            Change.noted(Note(id: .init("n"), participant: .init("p1"), version: number, text: "Note \(number).")).act(because: "more")
        }
        let items = honest() + [Item(notes[0]), Item(notes[1], boxOf: 10)]
        #expect(try await places(items) == [.entry(11)])
    }

    @Test func whatShouldHaveBeenRefusedIsFound() async throws {
        #expect(try await places(honest() + [Item(Change.entered("p9").act())]).contains(.entry(10)))
        #expect(try await places(honest() + [Item(Change.left("p1").act(by: "nobody"))]).contains(.entry(10)))
    }

    /// Scores that another key gave.
    @Test func scoresOfAnotherKeyAreFound() async throws {
        let study = try TestStudy()
        let submission = try study.submission("r1", of: "p1", at: "before", study.answers(study.phq9, 2, last: .value(0)))
        let text = String(decoding: try CanonicalJSON.encode(submission), as: UTF8.self)
        let forgedText = text.replacing(#""outcome":{"value":{"_0":16}}"#, with: #""outcome":{"value":{"_0":6}}"#)
        #expect(forgedText != text, "The test does not find the total: \(text)")
        let forged = try CanonicalJSON.decode(Submission.self, from: Array(forgedText.utf8))
        #expect(try await places(honest() + [Item(Change.submitted(submission).act())]).isEmpty)
        #expect(try await places(honest() + [Item(Change.submitted(forged).act())]) == [.entry(10)])
        // The store itself does not take them.
        let store = try await Stores.inMemory()
        _ = try await store.record(TestStudy.opening() + Change.admitted("p1").map { $0.act() })
        guard case .refused = try await store.record([Change.submitted(forged).act()]).first else {
            throw StoreContract.Breach("Scores of another key were recorded.")
        }
    }

    /// An alert that is named in the open and was never raised, and one that is missing there.
    @Test func aHiddenAlertIsFound() async throws {
        let study = try TestStudy()
        let danger = try study.submission("r1", of: "p1", at: "before", study.answers(study.phq9, 0, last: .value(2)))
        let calm = try study.submission("r1", of: "p1", at: "before", study.answers(study.phq9, 0, last: .value(0)))
        #expect(try await places(honest() + [Item(Change.submitted(danger).act(), says: Change.submitted(calm).trace)]) == [.entry(10)])
    }

    @Test func aSignatureOfAnotherEntryIsFound() async throws {
        let signature = EveryChange.signature(of: 3, leaf: Digest256(hashing: "something else"))
        #expect(try await places(honest() + [Item(signature)]) == [.entry(10)])
    }

    @Test func aFrozenHashThatIsNotTheRecordsIsFound() async throws {
        let wrong = FrozenSnapshot(ledgerSize: 9, digest: Digest256(hashing: "something else"))
        #expect(try await places(honest() + [Item(Change.snapshotFrozen(wrong).act())]) == [.entry(10)])
    }
}

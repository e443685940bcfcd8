import Foundation
import Instruments
import Ledger
import Records
import SQLiteStore
import StoreContract
import StudyDesign
import Synchronization

/// A clock that the test sets.
final class TestClock: Sendable {
    private let time = Mutex(TestStudy.start)

    var now: @Sendable () -> Instant { { self.time.withLock { $0 } } }

    func advance(minutes: Int) { time.withLock { $0 = $0 + minutes } }
}

func testKey(_ name: String = "maitri.test/contract") throws -> SigningKey {
    try SigningKey(name: name, seed: Array(repeating: 7, count: SigningKey.seedByteCount))
}

/// A directory of its own for each test, removed when the value goes.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/maitri-store-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var store: String { path + "/store" }
    var file: String { store + "/records.sqlite" }
}

extension SQLiteStore {
    /// A store in `directory` with the fixed key, and a clock that stands still.
    static func sample(in directory: TemporaryDirectory, clock: TestClock = TestClock()) async throws -> SQLiteStore {
        try await create(directory: directory.store, signing: testKey(), now: clock.now)
    }

    static func reopened(in directory: TemporaryDirectory, clock: TestClock = TestClock()) async throws -> SQLiteStore {
        try await open(directory: directory.store, signing: testKey(), now: clock.now)
    }
}

/// The acts of a small study: every kind of change, and alerts.
func sampleChanges(_ study: TestStudy, people: Int = 12) throws -> [Change] {
    // Long enough to reach several overflow pages of the file.
    let plan = FrozenPlan(name: "main", text: String(repeating: "effect: total\n", count: 1_000))
    var changes: [Change] = [.studyOpened(TestStudy.design()), .planFrozen(plan)]
    for number in 1...people {
        let person = "p\(number)"
        changes += [.eligible(person), .entered(person), .assigned(person, number % 2 == 0 ? "therapy" : "waiting", place: number)]
        for (visit, instrument) in [("baseline", study.phq9), ("baseline", study.gad7), ("week4", study.phq9)] {
            let value = Double((number + visit.count) % 4)
            let last: Double? = number % 3 == 0 ? nil : Double(number % 2)
            let answers = try study.answers(instrument, value, last: last.map { .value($0) } ?? .missing(.blank))
            let id = "r-\(person)-\(visit)-\(instrument.id)"
            changes.append(.submitted(try study.submission(id, of: person, at: visit, answers)))
        }
    }
    let corrected = try study.submission(
        "r-p1-corrected", of: "p1", at: "baseline", study.answers(study.phq9, 1, last: .value(0)),
        replacing: "r-p1-baseline-phq9")
    let session = SessionRecord(participant: .init("p2"), number: 1, day: TestStudy.firstDay + 21, supplementalDoseTaken: true)
    return changes + [
        .submitted(corrected), .sessionHeld(session),
        .screened(
            ScreeningRecord(
                participant: .init("p99"), day: TestStudy.firstDay,
                findings: [.init(criterion: "I1", isMet: false, evidence: "identity card")], outcome: .excluded(["I1"]))),
        .eligible("p98"), .entered("p98"),
        .visitMissed(MissedVisit(participant: .init("p98"), visit: "week4", reason: "moved house")), .left("p98", on: TestStudy.firstDay + 30),
    ]
}

/// A closed store with a frozen snapshot, and how many entries it has.
func makeSampleStore(in directory: TemporaryDirectory, people: Int = 12) async throws -> UInt64 {
    let study = try TestStudy()
    let store = try await SQLiteStore.sample(in: directory)
    for outcome in try await store.record(try sampleChanges(study, people: people).map { $0.act() }) {
        if case .refused(let sentence) = outcome { throw StoreContract.Breach(sentence) }
    }
    let snapshot = try await store.snapshot()
    let frozen = FrozenSnapshot(ledgerSize: snapshot.ledgerSize, digest: try snapshot.digest())
    _ = try await store.record([Change.snapshotFrozen(frozen).act(at: 1)])
    try await store.close()
    return snapshot.ledgerSize + 1
}

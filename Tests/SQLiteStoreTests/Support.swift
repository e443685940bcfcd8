import Bookkeeping
import Foundation
import Instruments
import Ledger
import Records
import SQLiteStore
import StoreContract
import StudyDesign
import Synchronization

/// A clock that the test sets. It stands a year after the study's start: the acts of a test
/// lie behind it.
final class TestClock: Sendable {
    private let time = Mutex(TestStudy.start + 365 * 1440)

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
    var keyring: String { path + "/keyring" }
}

/// Stores with the fixed signing key; on disk the keyring lies beside the store's directory.
enum Stores {
    static func sample(in directory: TemporaryDirectory, clock: TestClock = TestClock()) async throws -> LedgerStore {
        let backend = try SQLiteBackend.create(directory: directory.store)
        return try await open(backend, keyring(at: directory.path), clock)
    }

    static func reopened(in directory: TemporaryDirectory, clock: TestClock = TestClock()) async throws -> LedgerStore {
        try await reopened(at: directory.path, clock: clock)
    }

    /// - Parameter path: The directory that holds store and keyring.
    static func reopened(at path: String, clock: TestClock = TestClock()) async throws -> LedgerStore {
        try await open(SQLiteBackend.open(directory: path + "/store"), keyring(at: path), clock)
    }

    static func inMemory(clock: TestClock = TestClock()) async throws -> LedgerStore {
        try await open(SQLiteBackend.inMemory(), Keyring.inMemory(random: 7), clock)
    }

    static func open(_ backend: SQLiteBackend, _ keyring: Keyring, _ clock: TestClock = TestClock()) async throws -> LedgerStore {
        try await LedgerStore.open(
            backend, keys: LedgerStore.Keys(signing: testKey(), keyring: keyring), catalog: .bundled(), now: clock.now)
    }

    /// The keyring in a directory, made with a key file when there is none.
    static func keyring(at path: String) throws -> Keyring {
        let secret = path + "/keyring-secret"
        if FileManager.default.fileExists(atPath: path + "/keyring") {
            return try Keyring.open(at: path + "/keyring", secret: .keyFile(path: secret))
        }
        let made = FileManager.default.fileExists(atPath: secret)
            ? KeyringSecret.keyFile(path: secret) : try KeyringSecret.makeKeyFile(at: secret)
        return try Keyring.create(at: path + "/keyring", secret: made)
    }
}

/// The acts of a small study: rows in every table, and alerts on every step of their way.
func sampleActs(_ study: TestStudy, people: Int = 12) throws -> [Act] {
    // Long enough to reach several overflow pages of the file.
    let plan = FrozenPlan(name: "main", text: String(repeating: "effect: total\n", count: 1_000))
    var acts = TestStudy.opening() + [Change.planFrozen(plan).act()]
    var alerts: [AlertRecord] = []
    for number in 1...people {
        let person = "p\(number)"
        acts += (Change.admitted(person) + [.assigned(person)]).map { $0.act() }
        for (visit, instrument) in [("baseline", study.phq9), ("baseline", study.gad7), ("week4", study.phq9)] {
            let value = Double((number + visit.count) % 4)
            let last: Double? = number % 3 == 0 ? nil : Double(number % 2)
            let answers = try study.answers(instrument, value, last: last.map { .value($0) } ?? .missing(.blank))
            let submission = try study.submission("r-\(person)-\(visit)-\(instrument.id)", of: person, at: visit, answers)
            acts.append(Change.submitted(submission).act())
            alerts += submission.alerts
        }
    }
    let corrected = try study.submission(
        "r-p1-corrected", of: "p1", at: "baseline", study.answers(study.phq9, 1, last: .value(0)),
        replacing: "r-p1-baseline-phq9")
    acts.append(Change.submitted(corrected).act(because: "two rows were swapped"))
    if let alert = alerts.first {
        let way: [AlertStep.Kind] = [
            .dispatched(rung: 0, to: .init("second"), channel: nil, .accepted), .seen, .claimed,
            .acted(code: "call", note: "Spoke with them."), .closed,
        ]
        acts += way.map { Change.alertStepTaken(AlertStep(alert.id, of: alert.participant, $0)).act() }
    }
    let checkIn = CheckIn.all(of: .init("p2"), session: 1, began: TestStudy.start, delays: SafeguardPlan.standard.checkIns)[0]
    let excluded = ScreeningRecord(
        participant: .init("p99"), day: TestStudy.firstDay,
        findings: [.init(criterion: "I1", isMet: false, evidence: "identity card")], outcome: .excluded(["I1"]))
    let changes: [Change] =
        [
            .opened("p2"), .supplemented("p2"), .closed("p2"),
            .checkInEnded(CheckInEnd(checkIn.id, of: .init("p2"), .completed("well"))), .screened(excluded),
        ] + Change.admitted("p98") + [
            .visitMissed(MissedVisit(participant: .init("p98"), visit: "week4", reason: "moved house")),
            .left("p98", on: TestStudy.firstDay + 30),
        ]
    return acts + changes.map { $0.act() }
}

/// A closed store with a frozen snapshot, and how many entries it has.
func makeSampleStore(in directory: TemporaryDirectory, people: Int = 12) async throws -> UInt64 {
    let store = try await Stores.sample(in: directory)
    for outcome in try await store.record(try sampleActs(TestStudy(), people: people)) {
        if case .refused(let sentence) = outcome { throw StoreContract.Breach(sentence) }
    }
    let snapshot = try await store.snapshot()
    let frozen = FrozenSnapshot(ledgerSize: snapshot.ledgerSize, digest: try snapshot.digest())
    _ = try await store.record([Change.snapshotFrozen(frozen).act(at: 1)])
    try await store.close()
    return snapshot.ledgerSize + 1
}

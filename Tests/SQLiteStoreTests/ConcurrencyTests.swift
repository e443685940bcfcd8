import Bookkeeping
import Foundation
import Records
import SQLiteStore
import StoreContract
import StudyDesign
import Synchronization
import Testing

/// Racing callers on one store, judged by a replay of what was acknowledged.
@Suite struct ConcurrencyTests {
    private static var seed: UInt64 { ProcessInfo.processInfo.environment["MAITRI_SEED"].flatMap(UInt64.init) ?? 20_261_129 }
    private static var count: Int { ProcessInfo.processInfo.environment["MAITRI_HISTORIES"].flatMap(Int.init) ?? 1_000 }

    @Test func aThousandRacesAreWhatOneCallerCouldHaveBeenTold() async throws {
        let directory = try TemporaryDirectory()
        let store = try await Stores.sample(in: directory)
        let tally = try await StoreContract.concurrentHistories(store, count: Self.count, seed: Self.seed)
        print("races: \(Self.count), recorded \(tally.recorded), refused \(tally.refused)")
        #expect(tally.recorded >= 6 * Self.count && tally.refused > tally.recorded)
        let state = try await store.state()
        try await store.close()
        let reopened = try await Stores.reopened(in: directory)
        #expect(try await reopened.state() == state)
        try await reopened.close()
    }

    /// Planted: a store that lets two people take charge, that gives a place twice, that
    /// refuses what it need not, that says a number twice, or whose state lags behind.
    @Test(arguments: RacyStore.Lie.allCases)
    func aLieIsNoticed(_ lie: RacyStore.Lie) async throws {
        let store = RacyStore(honest: try await Stores.inMemory(), lie: lie)
        await #expect(throws: StoreContract.Breach.self, "\(lie)") {
            try await StoreContract.concurrentHistories(store, count: 4, seed: 5)
        }
    }
}

final class RacyStore: RecordStore {
    enum Lie: CaseIterable { case letsTwoClaimsThrough, givesAPlaceTwice, refusesTooMuch, saysANumberTwice, losesAPerson }

    let honest: LedgerStore
    let lie: Lie
    private let calls = Mutex(0)

    init(honest: LedgerStore, lie: Lie) {
        self.honest = honest
        self.lie = lie
    }

    func record(_ acts: [Act]) async throws -> [Outcome] {
        let call = calls.withLock { count in
            count += 1
            return count
        }
        if lie == .refusesTooMuch, acts.count == 1, case .alertStepTaken = acts[0].change { return [.refused("Somebody else was quicker.")] }
        let outcomes = try await honest.record(acts)
        switch (lie, acts.first?.change, outcomes.first) {
        case (.letsTwoClaimsThrough, .alertStepTaken(let step), .refused):
            // The check was made before another caller wrote: the second claim is written too.
            guard case .claimed = step.kind, let act = acts.first else { return outcomes }
            return try await honest.record([act.with(.alertStepTaken(AlertStep(step.alert, of: step.participant, .takenOver)))])
        case (.saysANumberTwice, _, .recorded(let number)) where call > 3 && acts.count == 1: return [.recorded(number - number % 2)]
        default: return outcomes
        }
    }

    func snapshot() async throws -> Snapshot {
        let whole = try await honest.snapshot()
        guard lie == .givesAPlaceTwice else { return whole }
        let allocations = whole.allocations.map { record in
            record.place == 2 ? Allocation(participant: record.participant, arm: record.arm, place: 1) : record
        }
        return Snapshot(
            study: whole.study, ledgerSize: whole.ledgerSize, screenings: whole.screenings, enrollments: whole.enrollments,
            allocations: allocations, sessions: whole.sessions, submissions: whole.submissions,
            missedVisits: whole.missedVisits, discontinuations: whole.discontinuations, adverseEvents: whole.adverseEvents, practices: whole.practices)
    }

    /// The state as it is, or that of a store that began anew.
    func state() async throws -> RecordState { lie == .losesAPerson ? RecordState() : try await honest.state() }
    func study() async throws -> StudyProtocol? { try await honest.study() }
    func frozen() async throws -> (plans: [FrozenPlan], snapshots: [FrozenSnapshot]) { try await honest.frozen() }
    func openAlerts() async throws -> [AlertRecord] { try await honest.openAlerts() }
}

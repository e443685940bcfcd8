import Bookkeeping
import Records
import SQLiteStore
import StoreContract
import StudyDesign
import Testing

/// Planted: stores that break their promise. The contract or the model must say so.
@Suite struct PlantedStoreTests {
    @Test(arguments: LyingStore.Lie.allCases)
    func aLieIsCaught(_ lie: LyingStore.Lie) async throws {
        let study = try TestStudy()
        var caught = 0
        for clause in StoreContract.clauses {
            do {
                try await clause.check { LyingStore(honest: try await Stores.inMemory(), lie: lie) }
            } catch is StoreContract.Breach {
                caught += 1
            }
        }
        #expect(caught > 0, "No clause of the contract noticed: \(lie)")
        var seeds = 0
        for seed in UInt64(1)...60 {
            let store = LyingStore(honest: try await Stores.inMemory(), lie: lie)
            do {
                _ = try await StoreContract.followModel(store, study, seed: seed, acts: 18)
            } catch is StoreContract.Breach {
                seeds += 1
            }
        }
        #expect(seeds > 0, "No random sequence noticed: \(lie)")
    }
}

struct LyingStore: RecordStore {
    enum Lie: CaseIterable {
        case acknowledgesRefusals, forgetsAnAlert, fillsUpWithSkippedNumbers, losesTheLastResponse
    }

    let honest: LedgerStore
    let lie: Lie

    func record(_ acts: [Act]) async throws -> [Outcome] {
        try await honest.record(acts).map { outcome in
            switch (lie, outcome) {
            case (.acknowledgesRefusals, .refused): .recorded(0)
            case (.fillsUpWithSkippedNumbers, .recorded(let number)) where number > 1: .recorded(number + 1)
            default: outcome
            }
        }
    }

    func state() async throws -> RecordState { try await honest.state() }

    func study() async throws -> StudyProtocol? { try await honest.study() }

    func snapshot() async throws -> Snapshot {
        let whole = try await honest.snapshot()
        guard lie == .losesTheLastResponse else { return whole }
        return Snapshot(
            study: whole.study, ledgerSize: whole.ledgerSize, screenings: whole.screenings,
            enrollments: whole.enrollments, allocations: whole.allocations, sessions: whole.sessions,
            submissions: whole.submissions.dropLast(), missedVisits: whole.missedVisits,
            discontinuations: whole.discontinuations, adverseEvents: whole.adverseEvents, practices: whole.practices, withheld: whole.withheld)
    }

    func frozen() async throws -> (plans: [FrozenPlan], snapshots: [FrozenSnapshot]) { try await honest.frozen() }

    func openAlerts() async throws -> [AlertRecord] {
        let alerts = try await honest.openAlerts()
        return lie == .forgetsAnAlert ? Array(alerts.dropLast()) : alerts
    }
}

import Bookkeeping
import Records
@testable import Safeguards
import StoreContract
import StudyDesign

/// The program while it runs: what is lost when it dies.
struct RunningProgram: Sendable {
    let backend: MemoryBackend
    let store: any RecordStore
    /// What people's requests go to.
    let front: any RecordStore
    let guardian: Guardian
    let clock: SteadyClock

    init(_ site: Site) async throws {
        let (clockwork, boot, variant, codes, gateway) = (site.clockwork, site.clockwork.passed, site.variant, site.codes, site.gateway)
        let clock = SteadyClock(wall: { clockwork.wall }, elapsed: { clockwork.passed - boot })
        let isWrong = variant == .clockRunsBackwards
        let time: @Sendable () -> Instant = { isWrong ? clockwork.wall : clock.now() }
        backend = MemoryBackend(site.disk, site.chance, lie: variant?.lie)
        let ledger = try await LedgerStore.open(backend, keys: site.keys, catalog: site.study.catalog, now: time)
        store = variant == .recordsBeforeSending ? StoreThenSend(honest: ledger, gateway: gateway) : ledger
        front = variant == .claimByTwo ? ClaimsForAll(honest: ledger) : ledger
        self.clock = clock
        let channels = site.team.addresses
        guardian = Guardian(
            store: store, messenger: gateway, channels: { channels },
            code: { codes.note(variant?.code($0, $1, Site.coder) ?? Site.coder.code(of: $0, rung: $1), $0, $1) },
            clock: Guardian.Clock(now: time, takeJumps: clock.takeJumps),
            find: { variant?.find($0, $1, $2, $3) ?? Duties.due(state: $0, severities: $1, attempts: $2, now: $3) })
    }
}

/// Planted: what was to be sent goes out only when it is recorded as sent.
private struct StoreThenSend: RecordStore {
    let honest: LedgerStore
    let gateway: Gateway

    func record(_ acts: [Act]) async throws -> [Outcome] {
        let outcomes = try await honest.record(acts)
        gateway.sendHeld()
        return outcomes
    }

    func study() async throws -> StudyProtocol? { try await honest.study() }
    func snapshot() async throws -> Snapshot { try await honest.snapshot() }
    func frozen() async throws -> (plans: [FrozenPlan], snapshots: [FrozenSnapshot]) { try await honest.frozen() }
    func state() async throws -> RecordState { try await honest.state() }
    func openAlerts() async throws -> [AlertRecord] { try await honest.openAlerts() }
}

/// Planted: whoever asks for an alert is told that it is theirs.
private struct ClaimsForAll: RecordStore {
    let honest: LedgerStore

    func record(_ acts: [Act]) async throws -> [Outcome] {
        zip(acts, try await honest.record(acts)).map { act, outcome in
            if case .refused = outcome, case .alertStepTaken(let step) = act.change, step.kind == .claimed { return .recorded(0) }
            return outcome
        }
    }

    func study() async throws -> StudyProtocol? { try await honest.study() }
    func snapshot() async throws -> Snapshot { try await honest.snapshot() }
    func frozen() async throws -> (plans: [FrozenPlan], snapshots: [FrozenSnapshot]) { try await honest.frozen() }
    func state() async throws -> RecordState { try await honest.state() }
    func openAlerts() async throws -> [AlertRecord] { try await honest.openAlerts() }
}

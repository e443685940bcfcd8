import Instruments
import Ledger
public import Records
import StudyDesign

extension StoreContract {
    /// What racing callers did, and how the store answered.
    public struct HistoryTally: Sendable {
        public var recorded = 0
        public var refused = 0
    }

    /// Many short histories on one empty store, each on two people of its own: eight callers
    /// race for the same places, the same alert, the same versions, the same session. What was
    /// acknowledged must be what one caller alone could have been told, in ledger order.
    ///
    /// - Parameter count: Histories; each makes some 40 acts.
    /// - Throws: `Breach` with the seed.
    @discardableResult
    public static func concurrentHistories(
        _ store: any RecordStore, count: Int, seed: UInt64
    ) async throws -> HistoryTally {
        let study = try TestStudy()
        var numbers = SeededNumbers(seed: seed)
        let places = (0..<count).flatMap { _ in ["therapy", "waiting"].shuffled(using: &numbers) }
        var replay = LedgerReplay(study.catalog, places: places)
        let opening = TestStudy.opening(places: places) + Race.team.map { $0.act() }
        var tally = HistoryTally()
        try replay.take(zip(opening, try await store.record(opening)).map { Race.Answer(act: $0, outcome: $1) })
        for number in 0..<count {
            let race = try Race(study, number: number, numbers: &numbers)
            do {
                let setup = race.setup
                try replay.take(zip(setup, try await store.record(setup)).map { Race.Answer(act: $0, outcome: $1) })
                let before = replay.state
                let answers = try await race.run(on: store)
                try race.check(answers)
                try replay.take(answers)
                try race.checkRefusals(answers, study.catalog, before: before, after: replay.state)
                for answer in answers { if answer.number != nil { tally.recorded += 1 } else { tally.refused += 1 } }
            } catch let breach as Breach {
                throw Breach("Seed \(seed), history \(number): \(breach.description)")
            }
        }
        try expect(try await store.state() == replay.state, "Seed \(seed): the state is not what the acknowledged acts amount to.")
        try check(try await store.snapshot().allocations, against: replay, seed)
        return tally
    }

    /// One place a person, gapless and in the order of the list; each block of two has both arms.
    private static func check(_ allocations: [Allocation], against replay: LedgerReplay, _ seed: UInt64) throws {
        let ordered = allocations.sorted { $0.place < $1.place }
        try expect(Set(ordered.map(\.participant)).count == ordered.count, "Seed \(seed): somebody has two places.")
        try expect(ordered.map(\.place) == Array(1..<(ordered.count + 1)), "Seed \(seed): the places have gaps or stand twice.")
        try expect(ordered.map(\.arm) == Array(replay.places.prefix(ordered.count)), "Seed \(seed): the arms are not those of the list.")
        for block in stride(from: 0, to: ordered.count - 1, by: 2) {
            try expect(ordered[block].arm != ordered[block + 1].arm, "Seed \(seed): block \(block / 2) is not balanced.")
        }
    }
}

/// Acknowledged acts, taken one after the other in ledger order by rules and state alone.
struct LedgerReplay {
    let catalog: Catalog
    let places: [Arm.Code]
    private(set) var state = RecordState()

    init(_ catalog: Catalog, places: [Arm.Code]) {
        self.catalog = catalog
        self.places = places
    }

    mutating func take(_ answers: [Race.Answer]) throws {
        var acknowledged: [UInt64: Act] = [:]
        for answer in answers {
            if let number = answer.number { acknowledged[number] = answer.act }
        }
        for number in acknowledged.keys.sorted() {
            guard let act = acknowledged[number] else { continue }
            try expect(number == UInt64(state.size), "Entry \(state.size) is missing or stands twice; \(number) was acknowledged.")
            let taken = act.takenIn(noEarlierThan: state.newest)
            do {
                try Rules(state: state, catalog: catalog).check(taken)
            } catch {
                throw StoreContract.Breach("Entry \(number) (\(act.change.trace.act)) was acknowledged, but one caller alone would be told: \(error)")
            }
            state.take(trace(of: taken), by: taken.actor, as: taken.role, at: taken.instant, entry: Int64(number))
        }
    }

    /// A wish for a place is recorded as the place that it gets.
    private func trace(of act: Act) -> Trace {
        guard case .allocationAsked(let request) = act.change else { return act.change.trace }
        let place = (state.list?.given[request.stratum] ?? 0) + 1
        return Change.allocated(
            Allocation(participant: request.participant, arm: places[place - 1], stratum: request.stratum, place: place)
        ).trace
    }
}

import Instruments
import Records
import StoreContract
import StudyDesign

/// The real rules and the real state, without a store: what is taken here is taken by any store.
struct SmallRecord {
    private(set) var state = RecordState()
    private(set) var entries: [RecordedEntry] = []
    let catalog: Catalog

    init(_ study: TestStudy) { catalog = study.catalog }

    mutating func take(_ acts: [Act]) throws {
        for act in acts {
            try Rules(state: state, catalog: catalog).check(act)
            add(act)
        }
    }

    /// Without asking the rules: for what a store adds by itself.
    mutating func add(_ act: Act) {
        let number = state.size
        entries.append(
            RecordedEntry(
                number: number, instant: act.instant, actor: act.actor, role: act.role, zone: act.zone, trace: act.change.trace, change: act.change,
                reason: act.reason))
        state.take(act.change.trace, by: act.actor, as: act.role, at: act.instant, entry: number)
    }

    func person(_ id: String) -> ParticipantState { state[.init(id)] }
}

extension Change {
    /// By the participant themselves.
    func own(at minutes: Int = 1, because reason: String? = nil) -> Act { act(at: minutes, as: .participant, because: reason) }
}

import Instruments
import Records
import StudyDesign

/// A record without a store: acts are held against the rules, folded and kept.
struct PaperRecord {
    private(set) var state = RecordState()
    private(set) var entries: [RecordedEntry] = []
    let catalog: Catalog
    let person = Participant.ID("p1")
    static let firstDay = Day("2026-03-02") ?? Day(daysSinceEpoch: 20_514)

    /// With an open study and one person who entered on the first day.
    init(study: StudyProtocol, catalog: Catalog) {
        self.catalog = catalog
        let therapist = Account(id: .init("rosa"), name: "Rosa", roles: [.therapist])
        keep(.accountSet(therapist), as: .administrator)
        keep(.studyOpened(study), as: .administrator)
        keep(
            .screened(
                ScreeningRecord(participant: person, day: Self.firstDay, findings: [], outcome: .eligible)), as: .coordinator)
        keep(.enrolled(Enrollment(participant: person, day: Self.firstDay, protocolVersion: study.version)), as: .coordinator)
    }

    var own: ParticipantState { state[person] }

    /// What the rules say to an act of the person; kept unless they refuse it.
    mutating func write(_ change: Change, at minutes: Int = 0) throws {
        let act = Act(at: Instant(Self.firstDay) + (600 + minutes), by: person.rawValue, as: .participant, change)
        try Rules(state: state, catalog: catalog).check(act)
        keep(change, as: .participant, at: minutes)
    }

    /// Without asking the rules.
    mutating func keep(_ change: Change, as role: Role, at minutes: Int = 0) {
        let number = state.size
        let actor = role == .participant ? person.rawValue : "rosa"
        let instant = Instant(Self.firstDay) + (600 + minutes)
        state.take(change.trace, by: actor, as: role, at: instant, entry: number)
        entries.append(
            RecordedEntry(number: number, instant: instant, actor: actor, role: role, zone: nil, trace: change.trace, change: change, reason: nil))
    }

    /// The entries with these numbers, as a store hands them over.
    func opened(_ numbers: [Int64]) -> [RecordedEntry] { entries.filter { numbers.contains($0.number) } }
}

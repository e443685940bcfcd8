public import Instruments
public import Records
public import StudyDesign

/// One person at one moment: everything from which their list follows. A pure reading of the record.
///
/// Whoever left, or asked that nothing more be collected, is asked nothing more. That somebody waits to
/// hear from them after a session stays on the list: the team waits all the same, and silence would
/// raise an alarm.
public struct PersonDay: Sendable {
    public let id: Participant.ID
    public let person: ParticipantState
    public let study: StudyProtocol
    let consent: ConsentState
    public let catalog: Catalog
    public let zones: ZoneHistory
    public let now: Instant
    public let local: LocalTime
    /// What the schedule goes by.
    public let facts: ScheduleFacts

    /// Nil while the store holds no study, or does not know the person.
    ///
    /// - Parameter home: the site's zone, in which a person counts as long as they said no other.
    public init?(of id: Participant.ID, in state: RecordState, catalog: Catalog, home: Zone, now: Instant) {
        guard let study = state.study, let person = state.participants[id], person.isScreened else { return nil }
        self.id = id
        self.person = person
        self.study = study
        consent = state.consent
        self.catalog = catalog
        self.now = now
        zones = person.zones(home: home)
        local = zones.local(now)
        facts = ScheduleFacts(of: person, in: study, catalog)
    }

    var today: Day { local.day }

    /// Something new may be asked of the person.
    public var isAsked: Bool {
        guard person.erased == nil, !person.isUnder(.stop), !person.isUnder(.restrict) else { return false }
        return person.leftOn == nil && person.screening?.outcome == .eligible
    }

    public var list: TodayList {
        let visits = isAsked ? visitTasks : []
        let tasks = afterSession + (isAsked ? promptTasks + consentTasks : []) + visits + (isAsked ? preparation : [])
        return TodayList(now: local, tasks: tasks, next: isAsked ? next : nil, hasPassed: isAsked && hasPassed)
    }

    /// Check-ins from half a day before somebody begins to wait for them.
    private var afterSession: [TodayTask] {
        guard person.erased == nil else { return [] }
        return person.checkIns.filter { !$0.value.isEnded && $0.value.due + -Self.checkInLead <= now }
            .sorted { ($0.value.due, $0.key) < ($1.value.due, $1.key) }
            .map { TodayTask(.afterSession($0.key), .notBegun, seconds: 10...120) }
    }

    /// Minutes before its time at which a check-in is listed.
    static let checkInLead = 720

    /// Required forms that were never signed, or in an older version. One that was taken back is
    /// not asked for again.
    private var consentTasks: [TodayTask] {
        consent.required(on: today).compactMap { form, version in
            let last = person.signatures[form]?.last
            guard !person.hasSigned(form, version: version, by: today), !(last?.isWithdrawn ?? false) else { return nil }
            return TodayTask(.consent(form, isAgain: last != nil), .notBegun)
        }
    }

    /// Listed around the planned day of the next session.
    private var preparation: [TodayTask] {
        guard let enrolled = person.enrollment?.day,
            let session = study.sessions.filter({ person.sessions[$0.number] == nil }).min(by: { $0.day < $1.day })
        else { return [] }
        guard abs(enrolled + session.day - today) <= Self.preparationDays else { return [] }
        let isWritten = (person.plans[.preparation]?.version ?? 0) > 0
        return [TodayTask(.preparation, isWritten ? .done : .notBegun, seconds: 300...1200)]
    }

    static let preparationDays = 14
}

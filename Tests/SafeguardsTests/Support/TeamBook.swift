import Instruments
import Records
import Safeguards
import StoreContract
import StudyDesign

/// A record's state, grown change by change without a store.
struct TeamBook {
    private(set) var state = RecordState()
    private(set) var now = TestStudy.start

    /// A study with a team: ana and ben are therapists, ivo an investigator, mona no clinician.
    /// Each has a channel that is proven; ana is on call, then ben, for a month.
    static func usual(_ plan: SafeguardPlan = .standard) -> TeamBook {
        var book = TeamBook()
        book.take(.studyOpened(TestStudy.design().guarded(by: plan)))
        for (name, roles) in [("ana", [Role.therapist]), ("ben", [.therapist]), ("ivo", [.investigator]), ("mona", [.monitor])] {
            book.take(.accountSet(Account(id: .init(name), name: name, roles: roles)))
            book.take(.channelSet(Channel(id: .init(name), account: .init(name), address: "\(name)@site.example")))
            book.prove(name)
        }
        book.take(.shiftSet(Shift(id: .init("s1"), from: book.now, until: book.now + 30 * 1440, people: [.init("ana"), .init("ben")])))
        return book
    }

    mutating func take(_ change: Change, by actor: String = "tester", as role: Role = .administrator) {
        state.take(change.trace, by: actor, as: role, at: now, entry: state.size)
    }

    mutating func wait(_ minutes: Int) { now = now + minutes }

    mutating func prove(_ channel: String) {
        take(.channelProven(ChannelProof(channel: .init(channel), answered: now)), by: channel)
    }

    /// Somebody calls for a person.
    @discardableResult mutating func call(_ name: String = "1", of person: String = "p1") -> AlertRecord.ID {
        let alert = AlertRecord.call(name, of: .init(person), words: "Please come.", raised: now)
        take(.alertRaised(alert), by: person, as: .participant)
        return alert.id
    }

    mutating func step(_ alert: AlertRecord.ID, _ kind: AlertStep.Kind, by actor: String = "ana") {
        take(.alertStepTaken(AlertStep(alert, of: .init("p1"), kind)), by: actor, as: .therapist)
    }

    mutating func told(_ alert: AlertRecord.ID, rung: Int, _ outcome: AlertStep.Dispatch = .accepted) {
        step(alert, .dispatched(rung: rung, to: .init("ana"), channel: .init("ana"), outcome), by: Act.service)
    }

    mutating func close(account name: String) {
        take(.accountSet(Account(id: .init(name), version: 2, name: name, roles: [.therapist], isOpen: false)))
    }

    mutating func close(channel name: String) {
        take(.channelSet(Channel(id: .init(name), version: 2, account: .init(name), address: "\(name)@site.example", isOpen: false)))
    }

    func due(_ severity: AlertRule.Severity = .urgent, attempts: [AlertRecord.ID: Attempt] = [:]) -> [Duty] {
        let severities = Dictionary(uniqueKeysWithValues: state.alerts.open.keys.map { ($0, severity) })
        return Duties.due(state: state, severities: severities, attempts: attempts, now: now)
    }

    /// The one telling that is due, if any.
    func telling(_ severity: AlertRule.Severity = .urgent) -> Telling? {
        if case .tell(let telling) = due(severity).first { telling } else { nil }
    }
}

extension StudyProtocol {
    func guarded(by plan: SafeguardPlan) -> StudyProtocol { with(alertRules, plan) }

    func withoutRules(of instrument: Instrument.ID) -> StudyProtocol { with(alertRules.filter { $0.instrument != instrument }, safeguards) }

    private func with(_ rules: [AlertRule], _ plan: SafeguardPlan) -> StudyProtocol {
        StudyProtocol(
            id: id, version: version, title: title, isFictional: isFictional, substance: substance, condition: condition,
            arms: arms, visits: visits, sessions: sessions, eligibility: eligibility, alertRules: rules,
            primaryOutcome: primaryOutcome, mechanism: mechanism, masking: masking, safeguards: plan)
    }
}

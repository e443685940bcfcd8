import Accompaniment
import Instruments
import Records
import StudyDesign

/// A study and one person in it, grown change by change with the real fold.
struct OnePerson {
    private(set) var state = RecordState()
    var now = Instant(OnePerson.firstDay, minutes: 540)

    static let firstDay = Day("2026-03-02") ?? Day(daysSinceEpoch: 20_514)
    static let id = Participant.ID("p1")
    static let catalog = Result { try Catalog.bundled() }
    static let text = ConsentText(form: .init("information"), version: 1, language: "en", text: "A fictional study asks you.")

    init(prompts: [PromptPlan]? = OnePerson.prompts, safeguards: SafeguardPlan = .standard) {
        take(.studyOpened(Self.study(prompts, safeguards)))
        take(.consentPublished(Self.text))
        take(.consentApproved(ConsentApproval(form: Self.text.form, version: 1, language: "en", from: Self.firstDay + -30, decision: "1/2026")))
    }

    static let prompts = [
        PromptPlan(
            code: "day", instrument: .init("sscs_s"), days: VisitWindow(open: 1, target: 1, close: 28),
            windows: [.init(from: 540, until: 720), .init(from: 840, until: 1020)], draw: .random, expiresAfter: 60)
    ]

    static func study(_ prompts: [PromptPlan]?, _ safeguards: SafeguardPlan) -> StudyProtocol {
        StudyProtocol(
            id: .init(rawValue: "one"), version: "1.0", title: "A fictional study", isFictional: true, substance: "none",
            condition: "none", arms: [Arm(code: "therapy", name: "Therapy", isControl: false)],
            visits: [
                visit("before", VisitWindow(open: -7, target: -3, close: -1), ["who5"]),
                visit("baseline", VisitWindow(open: 0, target: 0, close: 7, grace: 2), ["caps5", "scs", "phq9"]),
                visit("rated", VisitWindow(open: 0, target: 0, close: 7), ["caps5"]),
                visit("week4", VisitWindow(open: 24, target: 28, close: 32), ["scs", "phq9"]),
                visit("after", VisitWindow(open: 1, target: 7, close: 14, anchor: .session(1, .actual)), ["meq30"]),
            ],
            sessions: [DosingSession(number: 1, day: 21, doses: ["therapy": "one session"])],
            eligibility: [], alertRules: [], primaryOutcome: Parameter(.init("scs"), "total_item_mean"),
            mechanism: Parameter(.init("scs"), "total_item_mean"), masking: Masking(masked: []), safeguards: safeguards,
            prompts: prompts)
    }

    private static func visit(_ code: String, _ window: VisitWindow, _ instruments: [String]) -> Visit {
        Visit(code: code, name: code, epoch: .preparation, window: window, instruments: instruments.map { .init($0) })
    }

    mutating func take(_ change: Change, by actor: String = "tester", as role: Role = .coordinator) {
        state.take(change.trace, by: actor, as: role, at: now, entry: state.size)
    }

    mutating func screen(_ outcome: ScreeningRecord.Outcome = .eligible) {
        take(.screened(ScreeningRecord(participant: Self.id, day: Self.firstDay, findings: [], outcome: outcome)))
    }

    mutating func sign(_ version: Int = 1) {
        let text = ConsentText(form: Self.text.form, version: version, language: "en", text: Self.text.text)
        take(.consentSigned(ConsentSignature(participant: Self.id, text: text, number: version, day: now.day, printedName: "A. B.")))
    }

    mutating func enroll() { take(.enrolled(Enrollment(participant: Self.id, day: Self.firstDay, protocolVersion: "1.0"))) }

    /// Screened, agreed, enrolled.
    static func inStudy(prompts: [PromptPlan]? = OnePerson.prompts) -> OnePerson {
        var person = OnePerson(prompts: prompts)
        person.screen()
        person.sign()
        person.enroll()
        return person
    }

    /// A whole response, as its trace tells of it.
    mutating func answer(_ instrument: String, at visit: String, on day: Day? = nil) throws {
        let catalog = try Self.catalog.get()
        let definition = try catalog.instrument(named: instrument)
        let blank = try Answers(inOrder: definition.items.map { _ in .missing(.blank) }, for: definition)
        let response = ResponseRecord(
            id: FormName.id(of: Self.id, at: visit, asking: instrument), participant: Self.id, visit: visit, day: day ?? now.day, answers: blank)
        guard let study = state.study else { return }
        take(.submitted(Submission(response, scoredBy: definition, under: study, at: now)), by: Self.id.rawValue, as: .participant)
    }

    mutating func begin(_ instrument: String, at visit: String) throws {
        let definition = try Self.catalog.get().instrument(named: instrument)
        guard let study = state.study, let item = definition.items.first else { return }
        let save = AnswerSave(
            form: FormName.id(of: Self.id, at: visit, asking: instrument), of: Self.id, at: visit, instrument: definition.id,
            version: definition.version, item: item.code, answer: .value(1), revision: 1, shelf: definition, under: study, at: now)
        take(.answerSaved(save), by: Self.id.rawValue, as: .participant)
    }

    mutating func hold(session number: Int = 1) {
        let opening = SessionOpening(
            participant: Self.id, number: number, day: now.day, began: now, monitors: [.init("a"), .init("b")], physician: .init("c"),
            identifiersCompared: [.name, .birthDay])
        take(.sessionOpened(opening))
    }

    mutating func wait(days: Int = 0, minutes: Int = 0) { now = now + days * 1440 + minutes }

    func day(home: String = "Europe/Berlin") throws -> PersonDay? {
        PersonDay(of: Self.id, in: state, catalog: try Self.catalog.get(), home: try Zone(home), now: now)
    }

    func list(home: String = "Europe/Berlin") throws -> TodayList? { try day(home: home)?.list }
}

extension TodayTask {
    /// The task as a test writes it.
    var words: String {
        let name = switch kind {
        case .consent(let form, let isAgain): "consent \(form)\(isAgain ? " again" : "")"
        case .questionnaire(let visit, let instrument, let number, let count): "\(visit) \(instrument) \(number)/\(count)"
        case .prompt(let id, _): "prompt \(id)"
        case .afterSession(let id): "check-in \(id)"
        case .preparation: "preparation"
        }
        return "\(name) \(status.rawValue)"
    }
}

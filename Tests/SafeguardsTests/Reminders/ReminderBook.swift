import Accompaniment
import Instruments
import Records
@testable import Safeguards
import StoreContract
import StudyDesign
import Synchronization

/// A study that asks during the day, a person in it, and the reminders over the real rules and fold.
struct ReminderBook {
    static let plan = PromptPlan(
        code: "day", instrument: .init("gad7"), days: VisitWindow(open: 1, target: 1, close: 6),
        windows: [.init(from: 540, until: 600), .init(from: 780, until: 840), .init(from: 1230, until: 1320)], draw: .random, expiresAfter: 60)

    static func design(prompts: [PromptPlan] = [plan]) -> StudyProtocol {
        let study = TestStudy.design()
        return StudyProtocol(
            id: study.id, version: study.version, title: study.title, isFictional: true, substance: "none", condition: "none",
            arms: study.arms, visits: study.visits, sessions: study.sessions, eligibility: study.eligibility, alertRules: study.alertRules,
            primaryOutcome: study.primaryOutcome, mechanism: study.mechanism, masking: study.masking, prompts: prompts)
    }

    let records: TestRecords
    let post = TestPost()
    let people: TestPeople
    let reminders: Reminders
    let time: TestTime

    init(_ correspondent: Correspondent? = nil, prompts: [PromptPlan] = [plan]) async throws {
        var book = TeamBook()
        book.take(.studyOpened(Self.design(prompts: prompts)))
        for change in Change.admitted("p1") { book.take(change) }
        records = try TestRecords(book)
        let time = TestTime(book.now)
        self.time = time
        people = TestPeople(correspondent ?? TestPeople.usual("p1"))
        reminders = try Self.reminders(records, post, people) { time.wall }
    }

    static func reminders(
        _ store: any RecordStore, _ messenger: any Messenger, _ people: TestPeople, now: @escaping @Sendable () -> Instant
    ) throws -> Reminders {
        try Reminders(
            store: store, messenger: messenger, people: { try people.read($0) }, link: { _ in Message.Link("https://site.example/today") },
            coder: GuardedTeam.coder, seed: Array(repeating: 7, count: 32), now: now, catalog: TestStudy().catalog,
            languages: LanguageFolder.bundled().shelf(), home: Zone("Europe/Berlin"))
    }

    func wait(_ minutes: Int) async {
        time.pass(minutes)
        await records.change { $0.wait(minutes) }
    }

    func change(_ body: @Sendable (inout TeamBook) -> Void) async { await records.change(body) }

    @discardableResult func tick() async throws -> Reminders.Report { try await reminders.tick() ?? Reminders.Report() }

    /// Steps on the record.
    var steps: [String] {
        get async {
            await records.acts.compactMap { act in
                guard case .promptSent(let step) = act.change else { return nil }
                return "\(step.about) \(step.result.rawValue)"
            }
        }
    }

    /// Waits until the first moment of the day's draw, and draws on the way.
    func goToPrompt(_ number: Int = 1, of day: Day = TestStudy.firstDay + 1) async throws {
        while await records.state()[.init("p1")].draws.last?.day != day {
            await wait(30)
            try await tick()
        }
        let prompt = await records.state()[.init("p1")].draws.last?.prompts[number - 1]
        guard let prompt else { return }
        await wait(Int((prompt.at.milliseconds - time.wall.milliseconds) / 60_000))
    }
}

/// How people are written to, which sometimes cannot be read.
final class TestPeople: Sendable {
    private let state: Mutex<(known: [Participant.ID: Correspondent], isFailing: Bool, reads: Int)>

    init(_ one: Correspondent) { state = Mutex(([.init("p1"): one], false, 0)) }
    init(_ known: [Participant.ID: Correspondent]) { state = Mutex((known, false, 0)) }

    var reads: Int { state.withLock { $0.reads } }
    func fail(_ isFailing: Bool) { state.withLock { $0.isFailing = isFailing } }
    func set(_ correspondent: Correspondent, of id: Participant.ID = .init("p1")) { state.withLock { $0.known[id] = correspondent } }

    func read(_ id: Participant.ID) throws -> Correspondent {
        try state.withLock { state in
            state.reads += 1
            guard !state.isFailing, let known = state.known[id] else { throw TestDirectory.Unreadable() }
            return known
        }
    }

    static func usual(
        _ name: String, language: String? = "en", quiet: QuietHours? = nil, wants: Bool = true, isNotAlone: Bool = false, version: Int = 1
    ) -> Correspondent {
        Correspondent(
            address: MailAddress("\(name)@home.example"),
            preferences: Preferences(
                participant: .init(name), version: version, language: language, quietHours: quiet, wantsReminders: wants, isNotAlone: isNotAlone))
    }
}

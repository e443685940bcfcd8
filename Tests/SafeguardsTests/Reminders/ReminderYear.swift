import Instruments
import Accompaniment
import Bookkeeping
import Ledger
import Records
@testable import Safeguards
import StoreContract
import StudyDesign

/// A year of reminders: the real store, rules and draws, on a disk that fails, with a mail system that
/// refuses and a program that dies. Five people: two travel, one sleeps long, one wants none, one is
/// at times not alone.
final class ReminderYear {
    enum Plant: CaseIterable { case none, staleState, forgetsSteps, losesExpired, ignoresQuietHours, otherCodes }

    static let people = ["ada", "ben", "cem", "dia", "eva"]
    static let plan = PromptPlan(
        code: "day", instrument: .init("gad7"), days: VisitWindow(open: 1, target: 1, close: 400),
        windows: [.init(from: 90, until: 200), .init(from: 540, until: 720), .init(from: 840, until: 1020), .init(from: 1200, until: 1380)],
        draw: .random, expiresAfter: 90, spacing: 45)

    let seed: UInt64
    let plant: Plant
    var numbers: SeededNumbers
    let disk = MemoryDisk()
    let chance: FaultChance
    let gateway = YearGateway()
    let people: TestPeople
    let clock = TestTime(TestStudy.start)
    let keys: LedgerStore.Keys
    let study: TestStudy
    var process: (backend: MemoryBackend, store: LedgerStore, reminders: Reminders)?
    var oracle: YearOracle
    private(set) var deaths = 0

    var now: Instant { clock.wall }

    init(seed: UInt64, plant: Plant = .none) throws {
        self.seed = seed
        self.plant = plant
        numbers = SeededNumbers(seed: seed)
        chance = FaultChance(seed: seed ^ 0xD1, onceIn: 0)
        keys = LedgerStore.Keys(
            signing: try SigningKey(name: "maitri.test/year", seed: Array(repeating: 5, count: SigningKey.seedByteCount)), keyring: .inMemory(random: seed))
        study = try TestStudy()
        let known = Self.people.map { (Participant.ID($0), Self.correspondent($0)) }
        people = TestPeople(Dictionary(uniqueKeysWithValues: known))
        oracle = YearOracle(plan: Self.plan, start: TestStudy.firstDay, home: try Zone("Europe/Berlin"))
        for name in Self.people { oracle.set(name, Self.correspondent(name).preferences) }
        if plant == .ignoresQuietHours {
            for name in Self.people { people.set(TestPeople.usual(name, quiet: QuietHours(from: 0, until: 0), wants: name != "dia"), of: .init(name)) }
        }
    }

    static func correspondent(_ name: String) -> Correspondent {
        switch name {
        case "cem": TestPeople.usual(name, quiet: QuietHours(from: 1290, until: 660))
        case "dia": TestPeople.usual(name, wants: false)
        case "ben": TestPeople.usual(name, language: "de")
        default: TestPeople.usual(name)
        }
    }

    /// - Throws: ``Violation``.
    func run(days: Int) async throws -> (mails: Int, deaths: Int, prompts: Int) {
        try await open()
        try await begin()
        chance.rouse(onceIn: 60)
        let step = 12
        for _ in 0..<(days * 1440 / step) {
            clock.pass(step)
            if process == nil, numbers.isOnce(in: 4) { try await open() }
            try await live()
            await tick()
        }
        chance.calm()
        gateway.feel(true)
        if process == nil { try await open() }
        await tick()
        guard let store = process?.store else { throw Violation(name: "year", sentence: "The program does not start any more.") }
        let state = try await store.state()
        try oracle.judge(state, gateway.sent, seed: seed, now: now)
        return (gateway.sent.count, deaths, state.participants.values.flatMap(\.draws).flatMap(\.prompts).count)
    }

    private func open() async throws {
        let backend = MemoryBackend(disk, chance)
        let clock = clock
        let now: @Sendable () -> Instant = { clock.wall }
        do {
            let store = try await LedgerStore.open(backend, keys: keys, catalog: study.catalog, now: now)
            let shown: any RecordStore =
                switch plant {
                case .staleState: StaleStore(honest: store)
                case .forgetsSteps: ForgetfulStore(honest: store, forgets: .accepted)
                case .losesExpired: ForgetfulStore(honest: store, forgets: .expired)
                default: store
                }
            let code: [UInt8] = plant == .otherCodes ? [UInt8.random(in: 0...255, using: &numbers)] : [9]
            let people = people
            let reminders = Reminders(
                store: shown, messenger: gateway, people: { try people.read($0) }, link: { _ in Message.Link("https://site.example/today") },
                coder: Message.Coder(secret: code), seed: [7], now: now, catalog: study.catalog,
                languages: try LanguageFolder.bundled().shelf(), home: try Zone("Europe/Berlin"))
            process = (backend, store, reminders)
            gateway.whenKilled { backend.die() }
        } catch {
            deaths += 1
        }
    }

    private func begin() async throws {
        guard let store = process?.store else { return }
        var acts = TestStudy.opening(version: "1.0").map { act -> Act in
            guard case .studyOpened = act.change else { return act }
            return act.with(.studyOpened(ReminderBook.design(prompts: [Self.plan])))
        }
        for name in Self.people { acts += Change.admitted(name).map { $0.act() } }
        for outcome in try await store.record(acts) {
            if case .refused(let sentence) = outcome { throw Violation(name: "year", sentence: sentence) }
        }
    }

    private func tick() async {
        guard let process else { return }
        gateway.mark(at: now)
        do {
            if let report = try await process.reminders.tick() { oracle.ticked(at: now, isHonest: gateway.isHonest && report.refused.isEmpty) }
        } catch {
            self.process = nil
            deaths += 1
        }
        if process.backend.isDead { self.process = nil }
    }

    /// What people and the world do meanwhile.
    private func live() async throws {
        if numbers.isOnce(in: 200) { gateway.feel(!gateway.isHonest) }
        if numbers.isOnce(in: 500) { gateway.kill(after: Int.random(in: 1...3, using: &numbers)) }
        guard let store = process?.store else { return }
        if numbers.isOnce(in: 60) { try await answer(store) }
        if numbers.isOnce(in: 1200) { try await travel(store, numbers.pick("ada", "eva"), numbers.pick("America/New_York", "Asia/Tokyo", "Pacific/Auckland", "Europe/Berlin")) }
        if numbers.isOnce(in: 1500) { try await company(store) }
    }

    /// People are answered: what became of a request that died with the program would be anybody's guess.
    private func ask(_ store: LedgerStore, _ change: Change, by name: String) async -> Bool {
        chance.calm()
        defer { chance.rouse(onceIn: 60) }
        do {
            if case .recorded = try await store.record([Act(at: now, by: name, as: .participant, change)]).first { return true }
        } catch {
            process = nil
            deaths += 1
        }
        return false
    }

    private func answer(_ store: LedgerStore) async throws {
        guard let state = try? await store.state() else { return }
        let name = Self.people[Int.random(in: 0..<Self.people.count, using: &numbers)]
        let person = state[.init(name)]
        guard let prompt = person.draws.last?.prompts.first(where: { $0.at <= now && now < $0.expires }) else { return }
        let answers = try study.answers(study.gad7, 1, last: .value(0))
        let id = FormName.id(of: .init(name), at: prompt.id.rawValue, asking: "gad7").rawValue
        let submission = try study.submission(
            id, of: name, at: prompt.id.rawValue, answers, on: now.day, under: ReminderBook.design(prompts: [Self.plan]), instant: now)
        _ = await ask(store, .submitted(submission), by: name)
    }

    private func travel(_ store: LedgerStore, _ name: String, _ zone: String) async throws {
        if await ask(store, .zoneSet(ZoneMove(participant: .init(name), zone: zone, from: now)), by: name) {
            oracle.move(name, to: try Zone(zone), at: now)
        }
    }

    private func company(_ store: LedgerStore) async throws {
        guard let state = try? await store.state() else { return }
        let isNotAlone = numbers.isOnce(in: 2)
        let preferences = Preferences(participant: .init("eva"), version: state[.init("eva")].preferences.version + 1, language: "en", isNotAlone: isNotAlone)
        if await ask(store, .preferencesSet(preferences), by: "eva") {
            people.set(TestPeople.usual("eva", quiet: plant == .ignoresQuietHours ? QuietHours(from: 0, until: 0) : nil, isNotAlone: isNotAlone), of: .init("eva"))
            oracle.set("eva", preferences, at: now)
        }
    }
}

/// Planted: what is read is what was read some time before.
private actor StaleStore: RecordStore {
    let honest: LedgerStore
    private var before: [RecordState] = []

    init(honest: LedgerStore) { self.honest = honest }

    func state() async throws -> RecordState {
        let fresh = try await honest.state()
        before.append(fresh)
        return before.count > 3 ? before.removeFirst() : before.first ?? fresh
    }

    func record(_ acts: [Act]) async throws -> [Outcome] { try await honest.record(acts) }
    func study() async throws -> StudyProtocol? { try await honest.study() }
    func snapshot() async throws -> Snapshot { try await honest.snapshot() }
    func frozen() async throws -> (plans: [FrozenPlan], snapshots: [FrozenSnapshot]) { try await honest.frozen() }
    func openAlerts() async throws -> [AlertRecord] { try await honest.openAlerts() }
}

/// Planted: says that it took down what became of a mail, and did not.
private struct ForgetfulStore: RecordStore {
    let honest: LedgerStore
    let forgets: PromptStep.Result

    func record(_ acts: [Act]) async throws -> [Outcome] {
        var outcomes: [Outcome] = []
        for act in acts {
            if case .promptSent(let step) = act.change, step.result == forgets {
                outcomes.append(.recorded(0))
            } else {
                outcomes += try await honest.record([act])
            }
        }
        return outcomes
    }

    func state() async throws -> RecordState { try await honest.state() }
    func study() async throws -> StudyProtocol? { try await honest.study() }
    func snapshot() async throws -> Snapshot { try await honest.snapshot() }
    func frozen() async throws -> (plans: [FrozenPlan], snapshots: [FrozenSnapshot]) { try await honest.frozen() }
    func openAlerts() async throws -> [AlertRecord] { try await honest.openAlerts() }
}

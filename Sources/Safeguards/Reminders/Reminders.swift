public import Accompaniment
public import Instruments
public import Records
public import StudyDesign

/// Draws the moments at which people are asked during the day, and sends participants a neutral
/// mail when something new is on their list. Everything that it must know is in the record, so it
/// can be killed at any moment and started again.
///
/// What is drawn is on the record before anything is sent. A mail goes out first and is recorded
/// afterwards; killed in between, it goes out once more under the same code. Within quiet hours a
/// mail waits. A check-in whose time passed meanwhile is recorded as expired, and nothing is sent.
///
/// It stands beside the `Guardian` and apart from it: no alert waits for a reminder.
public actor Reminders {
    /// How a person may be written to.
    public typealias Directory = @Sendable (Participant.ID) async throws -> Correspondent
    /// Where the mail about something leads: to a page that begins a sign-in, and completes none.
    public typealias Linking = @Sendable (Note) -> Message.Link?

    let store: any RecordStore
    let messenger: any Messenger
    let people: Directory
    let link: Linking
    let coder: Message.Coder
    let now: @Sendable () -> Instant
    let catalog: Catalog
    let languages: LanguageShelf
    let home: Zone
    private let seed: [UInt8]
    private var isAtWork = false
    private var failure: RemindersError?
    // What is remembered only saves work and ink; forgetting it is harmless.
    var memory = Memory()

    /// - Parameters:
    ///   - clock: The one that the store runs by.
    ///   - coder: As the guardian's.
    ///   - seed: 32 secret random bytes that stay the same for the life of the store.
    ///   - home: The site's zone.
    public init(
        store: any RecordStore, messenger: any Messenger, people: @escaping Directory, link: @escaping Linking,
        coder: Message.Coder, seed: [UInt8], clock: SteadyClock, catalog: Catalog, languages: LanguageShelf, home: Zone
    ) {
        self.init(
            store: store, messenger: messenger, people: people, link: link, coder: coder, seed: seed, now: clock.now,
            catalog: catalog, languages: languages, home: home)
    }

    /// For tests: with any clock.
    package init(
        store: any RecordStore, messenger: any Messenger, people: @escaping Directory, link: @escaping Linking,
        coder: Message.Coder, seed: [UInt8], now: @escaping @Sendable () -> Instant, catalog: Catalog,
        languages: LanguageShelf, home: Zone
    ) {
        self.store = store
        self.messenger = messenger
        self.people = people
        self.link = link
        self.coder = coder
        self.seed = seed
        self.now = now
        self.catalog = catalog
        self.languages = languages
        self.home = home
    }

    /// Does everything that is due now.
    ///
    /// - Returns: What was done; nil when another tick is still at work.
    /// - Throws: ``RemindersError`` when the store stopped.
    public func tick() async throws(RemindersError) -> Report? {
        if let failure { throw failure }
        guard !isAtWork else { return nil }
        isAtWork = true
        defer { isAtWork = false }
        do {
            var report = Report()
            // Nothing that was read before the lock is used.
            try await draw(try await days(), &report)
            let days = try await days()
            try await lapse(days, &report)
            try await send(days, &report)
            return report
        } catch {
            let failure = RemindersError.stopped("\(error)")
            self.failure = failure
            throw failure
        }
    }

    /// Ticks until `isOver` says so or the task is cancelled.
    ///
    /// - Parameter seconds: Between ticks; a prompt is mailed that much after its moment at most.
    /// - Throws: ``RemindersError``.
    public func run(
        every seconds: Int = 20, until isOver: @Sendable () async -> Bool = { false },
        report: @Sendable (Report) async -> Void = { _ in }
    ) async throws(RemindersError) {
        while !Task.isCancelled, await !isOver() {
            if let done = try await tick() { await report(done) }
            try? await Task.sleep(for: .seconds(max(1, seconds)))
        }
    }

    /// Everybody as they stand now, in a fixed order.
    private func days() async throws -> [PersonDay] {
        let state = try await store.state()
        let now = now()
        return state.participants.keys.sorted().compactMap { PersonDay(of: $0, in: state, catalog: catalog, home: home, now: now) }
    }

    private func draw(_ days: [PersonDay], _ report: inout Report) async throws {
        let draws = days.flatMap { Draws.due(of: $0, seed: seed) }
        report.drawn = try await record(draws.map(Change.promptsDrawn), &report).count { $0 }
    }

    private func lapse(_ days: [PersonDay], _ report: inout Report) async throws {
        var steps: [Change] = []
        for day in days where day.person.erased != .shred {
            steps += Draws.lapsed(of: day, settled: &memory.settled[day.id, default: 0]).map { $0.step(.expired) }
        }
        report.expired = try await record(steps, &report).count { $0 }
    }

    /// - Returns: For each change whether it is on the record.
    func record(_ changes: [Change], _ report: inout Report) async throws -> [Bool] {
        guard !changes.isEmpty else { return [] }
        let now = now()
        return try await store.record(changes.map { Act(at: now, by: Act.service, as: .service, $0) }).map { outcome in
            guard case .refused(let sentence) = outcome else { return true }
            report.refused.append(sentence)
            return false
        }
    }
}

extension Note {
    func step(_ result: PromptStep.Result) -> Change {
        .promptSent(PromptStep(participant: participant, about: about, result: result))
    }
}

public import Records
package import StudyDesign

/// Does what is due, again and again: tells people of alerts, rung by rung, and turns silence
/// after a session into alerts. Everything that it must know is in the record, so it can be
/// killed at any moment and started again.
///
/// A message goes out first and is recorded afterwards. When the program is killed in between
/// the message goes out once more, under the same code; it is never recorded without having
/// gone out.
public actor Guardian {
    /// Addresses of the open channels; they are sealed in the record.
    public typealias ChannelDirectory = @Sendable () async throws -> [Channel.ID: String]

    let store: any RecordStore
    let post: Post
    let clock: Clock
    let find: Finder
    let files: WatchFiles?
    /// What is under way to the watchdog's files.
    let signals = Errand<Signs>()
    private var isAtWork = false
    /// Once the store has stopped, nothing of this process can be trusted to go on.
    private var failure: GuardianError?
    // What is remembered only saves work and ink; forgetting it is harmless.
    var memory = Memory()

    /// - Parameters:
    ///   - clock: The one that the store runs by.
    ///   - files: Where the watchdog looks; nil when there is none.
    public init(
        store: any RecordStore, messenger: any Messenger, channels: @escaping ChannelDirectory, coder: Message.Coder,
        clock: SteadyClock, files: WatchFiles? = nil
    ) {
        self.init(
            store: store, messenger: messenger, channels: channels, code: coder.code(of:rung:),
            clock: Clock(now: clock.now, takeJumps: clock.takeJumps), files: files)
    }

    /// For tests: with parts that can be wrong.
    package init(
        store: any RecordStore, messenger: any Messenger, channels: @escaping ChannelDirectory, code: @escaping Coding,
        clock: Clock, files: WatchFiles? = nil, find: @escaping Finder = Duties.due
    ) {
        self.store = store
        post = Post(messenger: messenger, channels: channels, code: code)
        self.clock = clock
        self.files = files
        self.find = find
    }

    package typealias Coding = @Sendable (AlertRecord.ID, Int) -> Message.Code
    package typealias Finder = @Sendable (
        RecordState, [AlertRecord.ID: AlertRule.Severity], [AlertRecord.ID: Attempt], Instant
    ) -> [Duty]

    package struct Clock: Sendable {
        let now: @Sendable () -> Instant
        let takeJumps: @Sendable () -> [DeadlineClock.Jump]

        package init(now: @escaping @Sendable () -> Instant, takeJumps: @escaping @Sendable () -> [DeadlineClock.Jump] = { [] }) {
            self.now = now
            self.takeJumps = takeJumps
        }
    }

    /// Does everything that is due now. People are told of what is on the record already
    /// before anything new is written, so that a full disk does not keep it from them. A read
    /// that fails does not either: only the state and recording are needed to go on.
    ///
    /// - Returns: What was done; nil when another tick is still at work.
    /// - Throws: ``GuardianError`` when the store stopped. The program must then end.
    public func tick() async throws(GuardianError) -> Report? {
        if let failure { throw failure }
        guard !isAtWork else { return nil }
        isAtWork = true
        defer { isAtWork = false }
        do {
            var report = Report()
            let before = try await store.state()
            try await tell(before, &report)
            let state = try await raise(before, &report)
            if report.silences > 0 { try await tell(state, &report) }
            let after = try await store.state()
            let severities = await severities(of: after, &report)
            report.undelivered = Duties.undelivered(in: after)
            report.next = Duties.nextMoment(after: clock.now(), state: after, severities: severities, attempts: memory.attempts)
            await beat(after, &report)
            return report
        } catch {
            let failure = GuardianError.stopped("\(error)")
            self.failure = failure
            throw failure
        }
    }

    /// Ticks until `isOver` says so or the task is cancelled.
    ///
    /// - Parameter seconds: Between ticks; at most 5 keeps the first message within 5 seconds
    ///   of its alert.
    /// - Throws: ``GuardianError``: the program must end with a status other than 0, so that
    ///   whoever supervises it starts it again.
    public func run(
        every seconds: Int = 2, until isOver: @Sendable () async -> Bool = { false },
        report: @Sendable (Report) async -> Void = { _ in }
    ) async throws(GuardianError) {
        while !Task.isCancelled, await !isOver() {
            if let done = try await tick() { await report(done) }
            try? await Task.sleep(for: .seconds(max(1, seconds)))
        }
    }

    /// Records what came by the clock: its own jumps, and silence.
    private func raise(_ state: RecordState, _ report: inout Report) async throws -> RecordState {
        let now = clock.now()
        let jumps = clock.takeJumps()
        let severities = await severities(of: state, &report)
        let alerts = find(state, severities, memory.attempts, now).compactMap {
            if case .raise(let alert) = $0 { alert } else { nil }
        }
        let changes = jumps.map { Change.clockJumped(ClockJump(milliseconds: $0.milliseconds)) } + alerts.map(Change.alertRaised)
        guard !changes.isEmpty else { return state }
        report.jumps = jumps.count
        report.silences = try await record(changes, &report).suffix(alerts.count).count { $0 }
        return try await store.state()
    }

    /// - Returns: For each change whether it is on the record.
    func record(_ changes: [Change], _ report: inout Report) async throws -> [Bool] {
        guard !changes.isEmpty else { return [] }
        let now = clock.now()
        let outcomes = try await store.record(changes.map { Act(at: now, by: Act.service, as: .service, $0) })
        return outcomes.map { outcome in
            // Somebody was faster: the alert is closed, or the check-in has ended.
            guard case .refused(let sentence) = outcome else { return true }
            report.refused.append(sentence)
            return false
        }
    }
}

/// Why alerts are not looked after any more.
public enum GuardianError: Error, Hashable, Sendable, CustomStringConvertible {
    case stopped(String)

    public var description: String {
        switch self {
        case .stopped(let problem):
            "Nobody is told of alerts any more, because the store stopped: \(problem) End the program and start it again; what is due is then done at once."
        }
    }
}

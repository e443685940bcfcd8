import Records
import StudyDesign

/// Hears when the program says nothing any more, and tells everybody. It runs as a process
/// of its own, best on another machine that sees the same files, and needs neither the store
/// nor any key.
public actor Watchdog {
    private let files: WatchFiles
    private let messenger: any Messenger
    private let coder: Message.Coder
    private let elapsed: @Sendable () -> Int64
    private let disk: Disk
    private let reads = Errand<Seen>()
    private let writes = Errand<String?>()
    private var vigil: Vigil
    /// The recipients as they were last seen, for when the file is gone with the rest.
    private var recipients: [MailAddress] = []
    private var looks: Int64 = 0

    public struct Report: Hashable, Sendable {
        /// Whether it was time to tell.
        public var isAlarm = false
        public var recipients = 0
        public var accepted = 0
        public var fileProblem: String?
    }

    /// - Parameters:
    ///   - patience: Minutes without a heartbeat, 1 to 60; 2 with the usual looks tell within
    ///     3 minutes.
    ///   - coder: With a secret of its own.
    public init(
        files: WatchFiles, messenger: any Messenger, coder: Message.Coder, patience: Int = 2,
        elapsed: (@Sendable () -> Int64)? = nil
    ) {
        self.init(files: files, messenger: messenger, coder: coder, patience: patience, elapsed: elapsed, disk: Disk())
    }

    /// For tests: with files that hang.
    init(
        files: WatchFiles, messenger: any Messenger, coder: Message.Coder, patience: Int = 2,
        elapsed: (@Sendable () -> Int64)? = nil, disk: Disk
    ) {
        self.disk = disk
        self.files = files
        self.messenger = messenger
        self.coder = coder
        let start = ContinuousClock.now
        self.elapsed = elapsed ?? {
            let (seconds, attoseconds) = (ContinuousClock.now - start).components
            return seconds &* 1000 &+ attoseconds / 1_000_000_000_000_000
        }
        vigil = Vigil(patience: patience)
    }

    /// Looks once, and tells when it must. When no gateway accepts, the next look tries again.
    /// A folder that does not answer is silence like any other: it is waited for 5 seconds, and
    /// those are told who were recipients before.
    public func look() async -> Report {
        let (files, disk) = (files, disk)
        let seen = await reads.run(within: disk.patience) { disk.read(files) }
        if let seen, !seen.recipients.isEmpty { recipients = seen.recipients }
        var report = Report()
        report.recipients = recipients.count
        if vigil.look(at: seen?.beat, elapsed: elapsed()) {
            report.isAlarm = true
            report.accepted = await tellEverybody()
            if report.accepted > 0 { vigil.tell(elapsed: elapsed()) }
        }
        looks += 1
        report.fileProblem = await show(number: looks)
        if seen == nil { report.fileProblem = "\(WatchFileError.noAnswer(from: files.heartbeat))" }
        return report
    }

    /// Looks until `isOver` says so or the task is cancelled.
    ///
    /// - Parameter seconds: Between looks.
    public func run(
        every seconds: Int = 20, until isOver: @Sendable () async -> Bool = { false },
        report: @Sendable (Report) async -> Void = { _ in }
    ) async {
        while !Task.isCancelled, await !isOver() {
            await report(look())
            try? await Task.sleep(for: .seconds(max(1, seconds)))
        }
    }

    private func tellEverybody() async -> Int {
        let now = machineTime()
        let code = coder.code("watchdog \(now.milliseconds) \(looks)")
        let messenger = messenger
        return await withTaskGroup(of: Bool.self) { group in
            for address in recipients {
                group.addTask { await messenger.send(Message(to: address, code: code, written: now)) == .accepted }
            }
            var accepted = 0
            for await isAccepted in group where isAccepted { accepted += 1 }
            return accepted
        }
    }

    private func show(number: Int64) async -> String? {
        guard let path = files.watchdog else { return nil }
        let disk = disk
        let problem = await writes.run(within: disk.patience) { () -> String? in
            do throws(WatchFileError) {
                try disk.write(path, Heartbeat.Beat(at: machineTime(), number: number))
                return nil
            } catch {
                return "\(error)"
            }
        }
        return problem ?? "\(WatchFileError.noAnswer(from: path))"
    }
}

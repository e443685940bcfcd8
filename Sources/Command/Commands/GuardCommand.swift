import ArgumentParser
import Bookkeeping
import Foundation
import Ledger
import Records
import Safeguards
import StudyDesign

struct GuardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guard",
        abstract: "Tells people of alerts, rung by rung, until one of them acts.",
        discussion: """
            Runs until it is stopped. It tells whoever is on call, goes up the ladder of the protocol, \
            and turns silence after a session into an alert; a message says "Please open the study \
            site." and nothing else. It alone writes the record while it runs: hand acts to it with \
            maitri record --spool. When the record cannot be written any more it ends with status 3, \
            so that whoever supervises it starts it again. Run maitri watch beside it, best on another \
            machine, and let both find the folder of --watch.

              maitri guard --store sqlite:study/store --mail smtp:25 --from trial@clinic.example --watch study/watch --spool study/spool
            """)

    @OptionGroup var options: StoreOptions
    @OptionGroup var mail: MailOptions

    @Option(help: ArgumentHelp("The folder through which the guard and its watchdog hear of each other; made when missing.", valueName: "folder"))
    var watch: String?

    @Option(help: ArgumentHelp("The folder in which files of acts are taken in; made when missing.", valueName: "folder"))
    var spool: String?

    @Option(help: "Seconds between looks, 1 to 5.")
    var every = 2

    func validate() throws {
        if !(1...5).contains(every) { throw ValidationError("--every lies between 1 and 5.") }
    }

    func run() async throws {
        signal(SIGPIPE, SIG_IGN)
        let messenger = try mail.messenger()
        let clock = SteadyClock.ofMachine()
        let store = try await options.open(now: clock.now)
        clock.goOn(from: try await store.state().newest)
        for folder in [watch, spool].compactMap(\.self) { try OutputFile.directory(folder, isPrivate: true) }
        let keeper = Guardian(
            store: store, messenger: messenger, channels: { try await store.channelAddresses() },
            coder: Message.Coder(secret: try secret()), clock: clock, files: watch.map { WatchFiles(in: $0) })
        StandardError.line("Looking after \(try await store.state().alerts.open.count) open alerts. Stop with Control-C.")
        do {
            // Acts are taken in beside the ladder: a mail gateway that hangs keeps no claim and
            // no answer waiting.
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await look(keeper) }
                if let spool { group.addTask { try await Spool(folder: spool).run(store) } }
                group.addTask {
                    while true {
                        try await Task.sleep(for: .seconds(60))
                        try await store.maintain()
                    }
                }
                try await group.next()
                group.cancelAll()
            }
        } catch {
            StandardError.line("\(error)")
            throw ExitCode(3)
        }
    }

    private func look(_ keeper: Guardian) async throws {
        var before: [String] = []
        while true {
            if let report = try await keeper.tick() {
                let now = sentences(of: report)
                for sentence in now where !before.contains(sentence) { StandardError.line("\(Clock.now()): \(sentence)") }
                before = now
            }
            try await Task.sleep(for: .seconds(every))
        }
    }

    /// What an operator must know, each once until it changes.
    private func sentences(of report: Guardian.Report) -> [String] {
        var sentences = report.refused
        if report.silences > 0 { sentences.append("\(report.silences) check-ins are overdue.") }
        if !report.undelivered.isEmpty { sentences.append("\(report.undelivered.count) alerts reached nobody: see to the roster and the channels.") }
        if report.isWatchdogSilent { sentences.append("The watchdog is silent: start maitri watch again.") }
        if report.jumps > 0 { sentences.append("The machine's clock jumped: look at it.") }
        if let problem = report.fileProblem { sentences.append(problem) }
        return sentences + report.readProblems
    }

    /// Codes of messages cannot be guessed from outside, and stay the same over restarts.
    private func secret() throws -> [UInt8] {
        let path = try options.keyFolder.path + "/mail.secret"
        if !FileManager.default.fileExists(atPath: path) { _ = try KeyringSecret.makeKeyFile(at: path) }
        guard let data = FileManager.default.contents(atPath: path), data.count >= 32 else {
            throw CommandFault("\(path) cannot be read, or is too short. Remove it, and it is made anew.")
        }
        return Array(data)
    }
}

struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Tells everybody when maitri guard falls silent.",
        discussion: """
            Needs neither the record nor any key: it reads when the guard last finished a round, and \
            the addresses that the guard left there.

              maitri watch --watch study/watch --mail smtp:25 --from watchdog@clinic.example
            """)

    @OptionGroup var mail: MailOptions

    @Option(help: ArgumentHelp("The folder that the guard writes to.", valueName: "folder"))
    var watch: String

    @Option(help: "Minutes of silence after which everybody is told, and again each time as many have passed; 1 to 60.")
    var patience = 2

    func validate() throws {
        if !(1...60).contains(patience) { throw ValidationError("--patience lies between 1 and 60.") }
    }

    func run() async throws {
        signal(SIGPIPE, SIG_IGN)
        let dog = Watchdog(
            files: WatchFiles(in: watch), messenger: try mail.messenger(), coder: Message.Coder(secret: SigningKey.systemSeed()),
            patience: patience)
        StandardError.line("Watching \(watch). Stop with Control-C.")
        await dog.run(report: { report in
            if report.isAlarm { StandardError.line("The guard is silent; \(report.accepted) of \(report.recipients) people were told.") }
            if let problem = report.fileProblem { StandardError.line(problem) }
        })
    }
}

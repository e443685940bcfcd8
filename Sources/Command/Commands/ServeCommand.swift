import Access
import Accompaniment
import ArgumentParser
import Bookkeeping
import Foundation
import Instruments
import ParticipantSite
import Records
import Safeguards
import StaffSite
import StudyDesign

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Runs a site: the participants' pages, the team's pages, alerts and reminders.",
        discussion: """
            Two listeners over one record, each with its own addresses and its own way to sign in. It \
            alone writes the record while it runs. With --mail it also does what maitri guard does, and \
            sends participants their neutral reminders; without, nobody is told of an alert, and the \
            program says so. Let the first of the team in with maitri invite.

              maitri serve --store sqlite:study/store --zone Europe/Zurich --mail smtp:25 --from notes@clinic.example
            """)

    @OptionGroup var options: StoreOptions
    @OptionGroup var site: SiteOptions

    @Option(help: ArgumentHelp("sendmail:PATH of a sendmail-compatible program, or smtp:PORT of a mail server on this machine.", valueName: "way"))
    var mail: String?

    @Option(name: .customLong("from"), help: ArgumentHelp("The address that messages come from.", valueName: "address"))
    var sender: String?

    @Option(help: ArgumentHelp("The folder through which the program and its watchdog hear of each other; made when missing.", valueName: "folder"))
    var watch: String?

    func validate() throws {
        if (mail == nil) != (sender == nil) { throw ValidationError("--mail and --from go together.") }
    }

    func run() async throws {
        signal(SIGPIPE, SIG_IGN)
        let choices = try site.choices()
        for port in [site.port, site.staffPort] { try LoopbackPort.requireFree(port) }
        let clock = SteadyClock.ofMachine()
        let store = try await options.open(now: clock.now)
        clock.goOn(from: try await store.state().newest)
        let catalog = try Catalog.bundled()
        let keys = SiteKeys(folder: try options.keyFolder)
        let listeners = try await Listeners(
            store: store, keys: keys, catalog: catalog, options: choices, pages: try StudyPages(store: store, catalog: catalog, now: clock.now),
            clock: clock.now, time: Clock.now)
        let telling = try messengers(store, keys, clock, catalog, listeners, choices)
        if telling == nil { StandardError.line("No mail is set: alerts are shown to the team on its pages and told to nobody. Give --mail and --from, or run maitri guard.") }
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await listeners.participants.run(host: site.host, port: site.port) { StandardOutput.line("The participants' pages: \($0)") }
                }
                group.addTask {
                    try await listeners.staff.run(host: site.host, port: site.staffPort) { StandardOutput.line("The team's pages: \($0)") }
                }
                group.addTask { try await Self.every(60) { try await store.maintain() } }
                group.addTask { try await Self.every(3600) { try? await listeners.book.tidy(at: Clock.now()) } }
                if let (keeper, reminders) = telling {
                    group.addTask { try await Self.every(2) { _ = try await keeper.tick() } }
                    group.addTask { try await Self.every(5) { _ = try await reminders.tick() } }
                }
                try await group.next()
                group.cancelAll()
            }
            try await store.close()
        } catch is CancellationError {
            try await store.close()
        } catch {
            StandardError.line("\(error)")
            throw ExitCode(3)
        }
    }

    private static func every(_ seconds: Int, _ body: @Sendable () async throws -> Void) async throws {
        while !Task.isCancelled {
            try await body()
            try await Task.sleep(for: .seconds(seconds))
        }
    }

    private func messengers(
        _ store: LedgerStore, _ keys: SiteKeys, _ clock: SteadyClock, _ catalog: Catalog, _ listeners: Listeners, _ choices: SiteChoices
    ) throws -> (Guardian, Reminders)? {
        guard let mail, let sender else { return nil }
        let messenger = try MailOptions.messenger(mail, from: sender)
        if let watch { try OutputFile.directory(watch, isPrivate: true) }
        let secret = try keys.mail()
        let coder = Message.Coder(secret: secret)
        let keeper = Guardian(
            store: store, messenger: messenger, channels: { try await store.channelAddresses() }, coder: coder, clock: clock,
            files: watch.map { WatchFiles(in: $0) })
        let address = choices.staff.participants
        let reminders = Reminders(
            store: store, messenger: messenger, people: { try await store.correspondent($0) },
            link: { _ in Message.Link(address + "/") }, coder: coder, seed: Array(secret), clock: clock, catalog: catalog,
            languages: listeners.participants.languages, home: choices.participants.home)
        return (keeper, reminders)
    }
}

extension LedgerStore {
    /// How a person may be written to, from the newest of what the record holds.
    func correspondent(_ id: Participant.ID) async throws -> Correspondent {
        var identity: Identity?
        var preferences = Preferences.initial(of: id)
        for entry in try await entries(try await state()[id].entries) {
            switch entry.change {
            case .identitySet(let record)?: identity = record
            case .preferencesSet(let record)?: preferences = record
            default: break
            }
        }
        return Correspondent(identity: identity, preferences: preferences)
    }
}

import Access
import Bookkeeping
import Instruments
import ParticipantSite
import Records
import Reports
import StaffSite
import StudyDesign
import Web

/// The demonstration's site: the study's pages to look at, the participants' pages and the team's pages.
struct DemoSite {
    let folder: DemoFolder
    let content: SiteContent
    let report: Document
    let port: Int

    /// Serves until the program is told to stop.
    func run() async throws {
        let catalog = try Catalog.bundled()
        let keys = try folder.keys.open(outside: folder.store)
        let backend = try await StorePlace.sqlite(folder.store).open()
        let start = Clock.now()
        // An invented trial may reach beyond today; its record's clock goes on from there.
        let reading = try await LedgerStore.open(backend, keys: keys, catalog: catalog, now: { max(Clock.now(), Instant(milliseconds: .max / 4)) })
        let newest = try await reading.state().newest ?? start
        try await reading.close()
        let ahead = max(0, newest.milliseconds - start.milliseconds + 60_000)
        let clock: @Sendable () -> Instant = { Instant(milliseconds: Clock.now().milliseconds + ahead) }
        let store = try await LedgerStore.open(
            try await StorePlace.sqlite(folder.store).open(), keys: keys, catalog: catalog, now: clock)
        let people = try await DemoPeople.enter(store, at: clock())
        let choices = SiteChoices(
            participants: ParticipantSiteSettings(home: try Zone("UTC"), onCall: .init(number: "+00 000 0000 (invented)", dial: "+000000000"), limitScale: 100),
            staff: StaffSiteSettings(participants: "http://127.0.0.1:\(port == 0 ? 0 : port + 1)", home: try Zone("UTC"), limitScale: 100))
        let listeners = try await Listeners(
            store: store, keys: SiteKeys(folder: folder.keys), catalog: catalog, options: choices,
            pages: try StudyPages(store: store, catalog: catalog, report: report, now: clock), clock: clock, time: Clock.now)
        let logins = try await DemoLogins.make(
            for: [
                (.participant(DemoPeople.begun), "willow", "in the first week: questionnaires, practices, journal"),
                (.participant(DemoPeople.invited), "rowan", "before enrolment: consent to read and sign"),
                (.participant(people.course), "hazel", "of the simulated trial: a whole course"),
                (.staff(.init("coordinator-1")), "coordinator-1", "alerts, invitations, tablets"),
                (.staff(.init("investigator-1")), "investigator-1", "the study and its report"),
            ], at: listeners.signIn, now: Clock.now)
        logins.tell(StandardOutput.line)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await serve(content, host: "127.0.0.1", port: port) { address in
                    StandardOutput.line("\nThe pages of the study: \(address)\nStop with Control-C.")
                }
            }
            group.addTask {
                try await listeners.participants.run(host: "127.0.0.1", port: next(1)) { StandardOutput.line("The participants' pages: \($0)") }
            }
            group.addTask {
                try await listeners.staff.run(host: "127.0.0.1", port: next(2)) { StandardOutput.line("The team's pages: \($0)") }
            }
            group.addTask {
                while !Task.isCancelled {
                    try await Task.sleep(for: .seconds(60))
                    try await store.maintain()
                }
            }
            try await group.next()
            group.cancelAll()
        }
        try? await store.close()
    }

    private func next(_ step: Int) -> Int { port == 0 ? 0 : port + step }
}

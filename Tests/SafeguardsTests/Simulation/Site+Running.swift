import Bookkeeping
import Records
@testable import Safeguards
import StoreContract
import StudyDesign

extension Site {
    enum Reply: Equatable { case recorded, refused(String), unknown }

    /// One request to the program as it runs now; unknown when there is no answer.
    func ask(_ change: Change, by actor: String, as role: Role, because reason: String? = nil, late: Int64 = 0) async -> Reply {
        guard let process else { return .unknown }
        let now = process.clock.now()
        let act = Act(at: Instant(milliseconds: now.milliseconds - late), by: actor, as: role, change, because: reason)
        tally.acts += 1
        do {
            let outcome = try await process.front.record([act]).first
            setTick(in: 2_000)
            guard case .refused(let sentence) = outcome else { return .recorded }
            return .refused(sentence)
        } catch {
            die()
            return .unknown
        }
    }

    /// A request that is made again until there is an answer, and sometimes twice at once.
    func insist(
        _ change: Change, by actor: String, as role: Role, because reason: String? = nil, wasUnknown: Bool = false,
        then done: @escaping (Site, Reply) -> Void = { _, _ in }
    ) {
        after(wasUnknown ? minutes(1...8) : 0) { site in
            let reply = await site.ask(change, by: actor, as: role, because: reason, late: site.chanceOf(0.1) ? site.minutes(1...20) : 0)
            if reply == .unknown { return site.insist(change, by: actor, as: role, because: reason, wasUnknown: true, then: done) }
            if site.chanceOf(0.05) { _ = await site.ask(change, by: actor, as: role, because: reason) }
            if wasUnknown, case .refused = reply { return done(site, .unknown) }
            done(site, reply)
        }
    }

    /// The study is opened before anything can fail.
    func begin() async throws {
        guard let process else { throw Violation(name: "simulation", sentence: "The program did not start.") }
        chance.calm()
        var acts = TestStudy.opening().map { act -> Act in
            guard case .studyOpened = act.change, variant == .alertAfterCommit else { return act }
            return act.with(.studyOpened(design))
        }
        for person in team.people {
            acts.append(Change.accountSet(Account(id: .init(person.name), name: person.name, roles: [person.role])).act())
        }
        for channel in team.channels {
            let address = team.addresses[.init(channel)] ?? ""
            acts.append(Change.channelSet(Channel(id: .init(channel), account: .init(SiteTeam.owner(of: channel)), address: address)).act())
        }
        for outcome in try await process.store.record(acts) {
            if case .refused(let sentence) = outcome { throw Violation(name: "simulation", sentence: sentence) }
        }
        known = try await process.store.state()
        chance.rouse(onceIn: 150)
    }

    /// At the end: nothing acknowledged is missing, and a copy that is put back goes on where
    /// the site was.
    func finish() async throws {
        chance.calm()
        chance.fill(false)
        gateway.feel(.honest)
        clockwork.setRight()
        oracle.go(to: clockwork)
        if process == nil { try await open() }
        try await settle()
        try checkReopened()
        let clock = clockwork
        let copy = try await LedgerStore.open(
            MemoryBackend(disk.copy(), FaultChance(seed: 0, onceIn: 0)), keys: keys, catalog: study.catalog, now: { clock.wall })
        let restored = try await copy.state()
        guard restored.alerts == known.alerts, restored.participants.mapValues(\.checkIns) == known.participants.mapValues(\.checkIns) else {
            throw Violation(name: "S-24", sentence: "A copy that is put back has other open alerts or check-ins (seed \(seed)).")
        }
        let post = TestPost()
        let channels = team.addresses
        let now = oracle.now
        let guardian = Guardian(
            store: copy, messenger: post, channels: { channels }, code: codes.coding, clock: Guardian.Clock(now: { now }))
        _ = try await guardian.tick()
        for message in post.messages {
            guard let (alert, rung) = codes.rung(of: message.code.description) else { continue }
            if known.alerts.open[alert]?.told[rung]?.isAccepted ?? !wasOpen(alert) {
                throw Violation(name: "S-24", sentence: "Rung \(rung) of alert \(alert) was sent again after the copy was put back (seed \(seed)).")
            }
        }
    }

    /// Open, or about to be raised by the copy itself.
    private func wasOpen(_ alert: AlertRecord.ID) -> Bool {
        known.alerts.open[alert] != nil || alert.rawValue.hasSuffix(":silence")
    }
}

extension CodeBook {
    var coding: Guardian.Coding {
        { [self] in note(Site.coder.code(of: $0, rung: $1), $0, $1) }
    }
}

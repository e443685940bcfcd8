import Records
@testable import Safeguards
import StoreContract
import StudyDesign

/// What the weeks bring: people and their answers, a team that changes, and everything that
/// goes wrong.
extension Site {
    private static let day: Int64 = 86_400_000

    func plan(days: Int) {
        for week in 0...(days / 7) { weekly(at: Int64(week) * 7 * Self.day) }
        for number in 1...(chanceOf(0.25) ? 2 : 1) {
            let start = Int64(Int.random(in: 1...max(2, days * 4 / 10), using: &numbers)) * Self.day + minutes(0...600)
            enter("person\(number)", at: start)
        }
        func often(every mean: Int, _ body: @escaping Agenda.Body) {
            var time: Int64 = 0
            while true {
                time += Int64(Int.random(in: 1...(2 * mean), using: &numbers)) * Self.day + minutes(0...1439)
                guard time < Int64(days) * Self.day else { return }
                agenda.add(at: time, body)
            }
        }
        often(every: 12) { $0.mail() }
        often(every: 50) { $0.kill() }
        often(every: 30) { $0.clock() }
        often(every: 100) { $0.fillDisk() }
        often(every: 25) { $0.closeAccount() }
        often(every: 25) { $0.closeChannel() }
        often(every: 30) { await $0.intrude() }
        for day in 0..<days { agenda.add(at: Int64(day) * Self.day + minutes(0...120)) { await $0.review() } }
        for day in 0..<days where chanceOf(0.5) { agenda.add(at: Int64(day) * Self.day + minutes(600...840)) { await $0.review() } }
    }

    /// Proofs of channels, and next week's shift, sometimes with a hole in it.
    private func weekly(at time: Int64) {
        agenda.add(at: time + minutes(0...300)) { await $0.proveChannels() }
        guard chanceOf(0.88) else { return }
        agenda.add(at: max(0, time - minutes(10...600))) { site in
            site.team.shifts += 1
            let people = site.team.people.map(\.name).shuffled(using: &site.numbers).prefix(Int.random(in: 1...3, using: &site.numbers))
            let from = Instant(milliseconds: TestStudy.start.milliseconds + time)
            let until = from + (site.chanceOf(0.2) ? 4 * 1440 : 7 * 1440)
            site.insist(
                .shiftSet(Shift(id: .init("s\(site.team.shifts)"), from: from, until: until, people: people.map { Account.ID($0) })),
                by: "tester", as: .coordinator)
        }
    }

    /// Most people answer the week's test message; those who do not count as absent.
    private func proveChannels() async {
        guard let process else { return after(minutes(2...9)) { await $0.proveChannels() } }
        let now = process.clock.now()
        let acts = team.channels.filter { _ in chanceOf(0.85) }.compactMap { channel in
            team.person(SiteTeam.owner(of: channel)).map {
                Act(at: now, by: $0.name, as: $0.role, .channelProven(ChannelProof(channel: .init(channel), answered: now)))
            }
        }
        tally.acts += acts.count
        do { _ = try await process.front.record(acts) } catch { die() }
    }

    private func mail() {
        let name = numbers.pick("ana", "ben", "cleo", "ivo", "ira")
        gateway.feel(numbers.pick(.refusesAll, .acceptsAndDrops, .acceptsAndDrops, .refuses(name)))
        isMailFailing = true
        after(minutes(20...240)) { site in
            site.isMailFailing = false
            site.gateway.feel(.honest)
        }
    }

    private func kill() {
        guard let process else { return }
        if chanceOf(0.5) { return die() }
        gateway.kill(after: Int.random(in: 1...4, using: &numbers)) { process.backend.die() }
    }

    /// The machine's clock is set, and set right some time later.
    private func clock() {
        let size = minutes(11...2_880)
        clockwork.set(by: chanceOf(0.6) ? -size : size)
        leap()
        after(minutes(30...4_320)) { site in
            site.clockwork.setRight()
            site.leap()
        }
    }

    private func leap() {
        oracle.go(to: clockwork)
        if oracle.upSince != nil { oracle.upSince = oracle.now }
        setTick(in: 1_000)
    }

    private func fillDisk() {
        chance.fill(true)
        after(minutes(5...15)) { $0.chance.fill(false) }
    }

    private func closeAccount() {
        let place = Int.random(in: 0..<team.people.count, using: &numbers)
        func set(_ site: Site, isOpen: Bool) {
            let person = site.team.people[place]
            site.team.people[place].accountVersion += 1
            let account = Account(
                id: .init(person.name), version: person.accountVersion + 1, name: person.name, roles: [person.role], isOpen: isOpen)
            site.insist(.accountSet(account), by: "tester", as: .administrator, because: "leave") { site, _ in site.oracle.teamChanged = site.oracle.now }
        }
        set(self, isOpen: false)
        after(minutes(2_880...20_000)) { set($0, isOpen: true) }
    }

    private func closeChannel() {
        let channel = team.channels.randomElement(using: &numbers) ?? "ana"
        func set(_ site: Site, isOpen: Bool) {
            let version = (site.team.channelVersions[channel] ?? 1) + 1
            site.team.channelVersions[channel] = version
            let record = Channel(
                id: .init(channel), version: version, account: .init(SiteTeam.owner(of: channel)),
                address: site.team.addresses[.init(channel)] ?? "", isOpen: isOpen)
            site.insist(.channelSet(record), by: "tester", as: .administrator, because: "telephone") { site, _ in site.oracle.teamChanged = site.oracle.now }
        }
        set(self, isOpen: false)
        after(minutes(1_440...14_400)) { set($0, isOpen: true) }
    }
}

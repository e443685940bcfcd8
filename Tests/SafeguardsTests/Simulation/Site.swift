import Bookkeeping
import Instruments
import Ledger
import Records
@testable import Safeguards
import StoreContract
import StudyDesign

/// One site for some weeks: the real store, rules and guardian, on a disk, a clock and a mail
/// system that fail, with people who are late. One task drives it; chance comes from a seed.
final class Site {
    let seed: UInt64
    let variant: Variant?
    let study: TestStudy
    var numbers: SeededNumbers
    let disk = MemoryDisk()
    let chance: FaultChance
    let clockwork = Clockwork()
    let gateway: Gateway
    let codes = CodeBook()
    let keys: LedgerStore.Keys
    var agenda = Agenda()
    var oracle = Oracle()
    var process: RunningProgram?
    /// The record as it was last seen.
    var known = RecordState()
    var team = SiteTeam()
    var tickAt: Int64?
    var isMailFailing = false
    var tally = Tally()

    struct Tally: Equatable {
        var days = 0, events = 0, acts = 0, alerts = 0, messages = 0, deaths = 0, faults = 0, entries = 0
    }

    static let coder = Message.Coder(secret: Array(repeating: 3, count: 32))

    init(seed: UInt64, variant: Variant? = nil, study: TestStudy) throws {
        self.seed = seed
        self.variant = variant
        self.study = study
        numbers = SeededNumbers(seed: seed)
        chance = FaultChance(seed: seed ^ 0xFA11, onceIn: 150)
        guard let sender = MailAddress("maitri@site.example") else { throw Violation(name: "simulation", sentence: "no sender") }
        gateway = Gateway(sender: sender)
        let key = try SigningKey(name: "maitri.test/site", seed: Array(repeating: 5, count: SigningKey.seedByteCount))
        keys = LedgerStore.Keys(signing: key, keyring: .inMemory(random: seed))
        if variant == .recordsBeforeSending { gateway.hold() }
    }

    func chanceOf(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &numbers) < probability }
    func minutes(_ range: ClosedRange<Int>) -> Int64 { Int64(Int.random(in: range, using: &numbers)) * 60_000 }
    func seconds(_ range: ClosedRange<Int>) -> Int64 { Int64(Int.random(in: range, using: &numbers)) * 1_000 }
    func after(_ delay: Int64, _ body: @escaping Agenda.Body) { agenda.add(at: clockwork.passed + max(0, delay), body) }

    /// - Throws: ``Violation``.
    func run(days: Int) async throws -> Tally {
        try await open()
        try await begin()
        plan(days: days)
        let end = Int64(days) * 86_400_000
        while let (time, body) = agenda.next(), time <= end {
            clockwork.go(to: time)
            oracle.go(to: clockwork)
            tally.events += 1
            try checkBefore()
            try await body(self)
            try await settle()
        }
        try await finish()
        tally.days = days
        tally.alerts = known.alerts.raised
        tally.faults = chance.faults
        tally.entries = disk.now.ledger.count
        return tally
    }

    /// After anything that happened: takes note of the mail, of a death, and of the record.
    func settle() async throws {
        let sent = gateway.take()
        if let process, process.backend.isDead { die() }
        if let process {
            do { known = try await process.store.state() } catch { die() }
        }
        try take(sent)
        try checkAfter()
    }

    func die() {
        guard let process else { return }
        process.backend.die()
        self.process = nil
        if variant == .recordsBeforeSending { gateway.hold() }
        oracle.died()
        tally.deaths += 1
        after(seconds(5...90)) { try await $0.open() }
    }

    func open() async throws {
        guard process == nil else { return }
        do {
            let program = try await RunningProgram(self)
            process = program
            known = try await program.store.state()
            program.clock.goOn(from: known.newest)
            oracle.opened(known, clockwork)
            try checkReopened()
            setTick(in: 500)
        } catch let error as StoreError {
            throw Violation(name: "S-01", sentence: "What was acknowledged is not there any more: \(error)")
        }
    }

    func setTick(in delay: Int64) {
        let time = clockwork.passed + max(500, delay)
        if let tickAt, tickAt <= time, tickAt > clockwork.passed { return }
        tickAt = time
        agenda.add(at: time) { site in
            guard site.tickAt == time else { return }
            site.tickAt = nil
            try await site.tick()
        }
    }

    private func tick() async throws {
        guard let process else { return }
        do {
            guard let report = try await process.guardian.tick() else { return }
            oracle.report = report
            if report.tellings > 0, !report.undelivered.isEmpty || isMailFailing { setTick(in: 61_000) }
            if let next = report.next {
                setTick(in: next.milliseconds - oracle.now.milliseconds + seconds(0...2))
            }
        } catch {
            let sent = gateway.take()
            die()
            try take(sent)
            if chance.isDiskFull { try checkToldAll() }
        }
    }
}

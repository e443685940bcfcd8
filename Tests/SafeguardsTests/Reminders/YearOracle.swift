import Foundation
import Records
@testable import Safeguards
import StudyDesign

/// What must be true after a year, from what people wished and where they were, and not from the program.
struct YearOracle {
    private struct Wish {
        let from: Instant
        let preferences: Preferences
    }

    let plan: PromptPlan
    let start: Day
    let home: Zone
    private var wishes: [String: [Wish]] = [:]
    private var moves: [String: [(from: Instant, zone: Zone)]] = [:]
    private var ticks: [(at: Instant, isHonest: Bool)] = []

    init(plan: PromptPlan, start: Day, home: Zone) {
        self.plan = plan
        self.start = start
        self.home = home
    }

    mutating func set(_ name: String, _ preferences: Preferences, at instant: Instant = Instant(milliseconds: .min)) {
        wishes[name, default: []].append(Wish(from: instant, preferences: preferences))
    }

    mutating func move(_ name: String, to zone: Zone, at instant: Instant) { moves[name, default: []].append((instant, zone)) }
    mutating func ticked(at instant: Instant, isHonest: Bool) { ticks.append((instant, isHonest)) }

    /// Minutes of the wall clock where the person was known to be.
    private func shown(_ name: String, _ instant: Instant, knownAt: Instant) -> (day: Int, minute: Int) {
        let zone = moves[name]?.last { $0.from <= instant && $0.from <= knownAt }?.zone ?? home
        let offset = TimeZone(identifier: zone.name)?.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)) ?? 0
        let minutes = (instant.milliseconds + Int64(offset) * 1000) / 60_000
        return (Int(minutes / 1440), Int(minutes % 1440))
    }

    private func wish(_ name: String, _ instant: Instant) -> Preferences? { wishes[name]?.last { $0.from <= instant }?.preferences }

    private func mayBeWritten(_ name: String, at instant: Instant) -> Bool {
        guard let wish = wish(name, instant), wish.wantsReminders, !wish.isNotAlone else { return false }
        let minute = shown(name, instant, knownAt: instant).minute
        let (from, until) = (wish.quietHours?.from ?? 1260, wish.quietHours?.until ?? 480)
        let length = (until - from + 1440) % 1440
        return (minute - from + 1440) % 1440 >= length
    }

    /// - Throws: ``Violation``.
    func judge(_ state: RecordState, _ sent: [YearGateway.Sent], seed: UInt64, now: Instant) throws {
        func fail(_ name: String, _ sentence: String) -> Violation { Violation(name: name, sentence: "\(sentence) (seed \(seed))") }
        for mail in sent {
            if !mayBeWritten(mail.name, at: mail.at) { throw fail("wish", "\(mail.name) was written to at \(mail.at) against their wish.") }
            let text = mail.lines.joined(separator: " ").lowercased()
            for word in [mail.name, "study", "studie", "contract", "gad", "baseline", "session", "therap"] where text.contains(word) {
                throw fail("neutral", "A mail says \(word).")
            }
        }
        // Whoever is written to about one thing again: only after a refusal, or when the program died.
        for (code, mails) in Dictionary(grouping: sent.filter(\.isAccepted), by: \.code) {
            if mails.dropLast().contains(where: { !isLost($0) }) { throw fail("once", "The mail \(code) went out \(mails.count) times.") }
        }
        let codes = Set(sent.filter(\.isAccepted).map(\.code))
        for (id, person) in state.participants { try judge(id.rawValue, person, codes, now: now, fail) }
    }

    /// Whether the program died before it could record the lot of this mail.
    private func isLost(_ mail: YearGateway.Sent) -> Bool { !ticks.contains { $0.at == mail.at } }

    private func judge(
        _ name: String, _ person: ParticipantState, _ codes: Set<String>, now: Instant, _ fail: (String, String) -> Violation
    ) throws {
        var seen: Set<String> = []
        var days: Set<Day> = []
        var previous: Instant?
        for draw in person.draws {
            if !days.insert(draw.day).inserted { throw fail("drawn once", "\(name)'s \(draw.day) was drawn twice.") }
            for prompt in draw.prompts {
                if !seen.insert(prompt.id.rawValue).inserted { throw fail("drawn once", "\(prompt.id) of \(name) is there twice.") }
                if let previous, prompt.at < previous + plan.spacing { throw fail("spacing", "\(prompt.id) of \(name) is too close.") }
                previous = prompt.at
                let window = plan.windows.indices.first { index in prompt.id == PromptDraw.id(of: index + 1, plan: plan.code, day: draw.day) }
                guard let window else { throw fail("window", "\(prompt.id) has no window.") }
                // By what was known when the day was drawn, which was before its end.
                let fits = knowledge(name, draw.day).contains { known in
                    let (day, minute) = shown(name, prompt.at, knownAt: known)
                    return day == draw.day.daysSinceEpoch && (plan.windows[window].from..<plan.windows[window].until).contains(minute)
                }
                if !fits { throw fail("window", "\(prompt.id) of \(name) at \(prompt.at) is outside of its window.") }
                try judge(prompt, name, person, codes, now: now, fail)
            }
        }
        // Every day on which the program ran at all while it was that day.
        for tick in ticks {
            let day = Day(daysSinceEpoch: shown(name, tick.at, knownAt: tick.at).day)
            if day > start, !days.contains(day) { throw fail("drawn", "\(name)'s \(day) was never drawn.") }
        }
        let fewest = days.count * plan.windows.count - days.count / 20 - 30
        if person.draws.flatMap(\.prompts).count < fewest { throw fail("drawn", "\(name) has too few moments.") }
    }

    private func knowledge(_ name: String, _ day: Day) -> [Instant] {
        let near = (moves[name] ?? []).map(\.from).filter { abs($0.day - day) <= 2 }
        return [Instant(day) + -900] + near.flatMap { [$0 + -1, $0] } + [Instant(day) + 2400]
    }

    /// What became of one moment: mailed, answered, or expired; and expired only where no mail could go.
    private func judge(
        _ prompt: Prompt, _ name: String, _ person: ParticipantState, _ codes: Set<String>, now: Instant, _ fail: (String, String) -> Violation
    ) throws {
        guard prompt.expires <= now, !person.responses.values.contains(where: { $0.visit == prompt.id.rawValue }) else { return }
        if !person.told.contains(prompt.id.rawValue) { throw fail("lost", "\(prompt.id) of \(name) is lost.") }
        if codes.contains(Self.coder.code("note \(name) \(prompt.id)").description) { return }
        let could = ticks.first { prompt.at <= $0.at && $0.at < prompt.expires && $0.isHonest && mayBeWritten(name, at: $0.at) }
        if let could { throw fail("sent", "\(prompt.id) of \(name) expired although a mail could go at \(could.at).") }
    }

    static let coder = Message.Coder(secret: [9])
}

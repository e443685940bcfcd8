import Foundation
import Instruments
import StudyDesign
import Testing

/// Moments at which people are asked, over a year of changing clocks and of journeys.
@Suite("Check-ins are drawn where the person is")
struct PromptDrawingTests {
    typealias Drawing = @Sendable (PromptPlan, Day, ZoneHistory, Instant?, inout Chance) -> [PromptMoment]

    struct Chance: RandomNumberGenerator {
        private var dice: Dice
        init(_ salt: UInt64) { dice = Dice(salt) }
        mutating func next() -> UInt64 { dice.next() }
    }

    static let honest: Drawing = { plan, day, zones, previous, numbers in
        plan.moments(on: day, in: zones, after: previous, using: &numbers)
    }

    /// A plan without faults.
    static func plan(_ dice: inout Dice) -> PromptPlan {
        while true {
            var minute = dice.number(0, 600)
            var windows: [PromptPlan.Window] = []
            for _ in 0..<dice.number(1, 6) where minute < 1430 {
                let until = min(1440, minute + dice.number(5, 240))
                windows.append(.init(from: minute, until: until))
                minute = until + dice.number(0, 90)
            }
            let plan = PromptPlan(
                code: "day", instrument: .init("sscs_s"), days: VisitWindow(open: 0, target: 0, close: 400), windows: windows,
                draw: dice.happens(percent: 25) ? .fixed : .random, expiresAfter: dice.number(5, 240), spacing: dice.number(0, 90))
            if plan.faults.isEmpty { return plan }
        }
    }

    /// One person's year after the other, each moment held against the clock of the zone in force.
    static func look(at drawing: Drawing, draws: Int) throws -> (findings: Findings, moments: Int, without: Int) {
        var findings = Findings()
        var dice = Dice(41)
        var (moments, without, days, person) = (0, 0, 0, UInt64(0))
        let start = try #require(Day("2026-01-10"))
        let zones = try Zones.forty.map { try Zone($0) }
        let rules = try Zones.forty.map { try #require(TimeZone(identifier: $0)) }
        while days < draws, !findings.hasFailed {
            person += 1
            let plan = plan(&dice)
            let home = dice.number(0, 39)
            let moves = (0..<dice.number(0, 6)).map { _ in (from: Instant(start, minutes: dice.number(0, 365 * 1440)), zone: dice.number(0, 39)) }
                .sorted { $0.from < $1.from }
            let history = ZoneHistory(home: zones[home], moves: moves.map { .init(from: $0.from, zone: zones[$0.zone]) })
            func shown(_ instant: Instant) -> (day: Int, minute: Int) {
                let zone = moves.last { $0.from <= instant }?.zone ?? home
                let offset = rules[zone].secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000))
                let minutes = (instant.milliseconds + Int64(offset) * 1000) / 60_000
                return (Int(minutes / 1440), Int(minutes % 1440))
            }
            var previous: Instant?
            for day in (0..<365).map({ start + $0 }) where !findings.hasFailed {
                days += 1
                var (numbers, again) = (Chance(person &* 1000 &+ UInt64(days)), Chance(person &* 1000 &+ UInt64(days)))
                let drawn = drawing(plan, day, history, previous, &numbers)
                findings.check(drawn == drawing(plan, day, history, previous, &again), "the same numbers give other moments on \(day)")
                findings.check(drawn.map(\.number) == Set(drawn.map(\.number)).sorted(), "two for one window on \(day): \(drawn)")
                for moment in drawn {
                    let window = plan.windows[moment.number - 1]
                    let (at, minute) = shown(moment.at)
                    findings.check(at == day.daysSinceEpoch && (window.from..<window.until).contains(minute), "\(moment) is outside of \(window) on \(day), \(history)")
                    findings.check(moment.expires == moment.at + plan.expiresAfter, "\(moment) does not expire as planned")
                    if let previous { findings.check(previous + plan.spacing <= moment.at, "\(moment) is too close to \(previous), spacing \(plan.spacing)") }
                    previous = moment.at
                }
                moments += drawn.count
                let missing = plan.windows.indices.filter { index in !drawn.contains { $0.number == index + 1 } }
                without += missing.count
                let taken = drawn.map(\.at) + [previous].compactMap(\.self)
                for index in missing {
                    // Minute by minute: is there any that keeps its distance to all that were chosen?
                    let free = (-900..<2400).map { Instant(day, minutes: $0) }.first { instant in
                        let (at, minute) = shown(instant)
                        return at == day.daysSinceEpoch && (plan.windows[index].from..<plan.windows[index].until).contains(minute)
                            && taken.allSatisfy { $0 + plan.spacing <= instant || instant + plan.spacing <= $0 }
                    }
                    findings.check(free == nil, "window \(index + 1) of \(day) has no moment although \(String(describing: free)) is free; \(plan), \(history)")
                }
            }
        }
        return (findings, moments, without)
    }

    @Test("Never outside, never too close, never two for one window, none lost, over years of days")
    func property() throws {
        let (findings, moments, without) = try Self.look(at: Self.honest, draws: 36_500)
        #expect(findings.failure == nil)
        print("\(moments) moments drawn, \(without) windows without one")
        #expect(moments > 100_000)
        #expect(without < moments / 50)
    }

    @Test("Planted mistakes are found", arguments: ["home", "utc", "close", "twice", "lost"])
    func planted(_ name: String) throws {
        let findings = try Self.look(at: { plan, day, zones, previous, numbers in
            let moments = plan.moments(on: day, in: zones, after: previous, using: &numbers)
            return switch name {
            // Journeys are forgotten.
            case "home": plan.moments(on: day, in: ZoneHistory(home: zones.home), after: previous, using: &numbers)
            // A clock time of the night in which it is skipped.
            case "utc": plan.windows.enumerated().map { index, window in
                    let at = zones.instant(day, minutes: Int.random(in: window.from..<window.until, using: &numbers))
                    return PromptMoment(number: index + 1, at: at, expires: at + plan.expiresAfter)
                }
            case "close": plan.moments(on: day, in: zones, using: &numbers)
            case "twice": moments + moments.suffix(1)
            default: day.daysSinceEpoch % 97 == 0 ? Array(moments.dropLast()) : moments
            }
        }, draws: 36_500).findings
        #expect(findings.hasFailed)
    }

    @Test("Every minute of a window is as likely as the other")
    func even() throws {
        let plan = PromptPlan(
            code: "day", instrument: .init("sscs_s"), days: VisitWindow(open: 0, target: 0, close: 1),
            windows: [.init(from: 600, until: 660)], draw: .random, expiresAfter: 30)
        let zones = ZoneHistory(home: try Zone("Europe/Berlin"))
        var counts = [Int](repeating: 0, count: 60)
        var numbers = Chance(5)
        for number in 0..<12_000 {
            let day = Day(daysSinceEpoch: 20_500 + number % 300)
            let moment = try #require(plan.moments(on: day, in: zones, using: &numbers).first)
            counts[zones.local(moment.at).minutes - 600] += 1
        }
        // 200 expected; five standard deviations.
        #expect(counts.allSatisfy { abs($0 - 200) < 71 })
    }

    @Test("A window that the clock skips has no moment; one that comes twice has one")
    func nights() throws {
        let berlin = ZoneHistory(home: try Zone("Europe/Berlin"))
        let plan = PromptPlan(
            code: "night", instrument: .init("sscs_s"), days: VisitWindow(open: 0, target: 0, close: 1),
            windows: [.init(from: 120, until: 180), .init(from: 200, until: 230)], draw: .random, expiresAfter: 30)
        var numbers = Chance(6)
        let skipped = plan.moments(on: try #require(Day("2026-03-29")), in: berlin, using: &numbers)
        #expect(skipped.map(\.number) == [2])
        let doubled = try #require(Day("2026-10-25"))
        let found = (0..<200).map { _ in plan.moments(on: doubled, in: berlin, using: &numbers)[0].at }
        let hours = Set(found.map { ($0.milliseconds - Instant(doubled).milliseconds).quotientAndRemainder(dividingBy: 3_600_000).quotient })
        #expect(hours == [0, 1], "both hours between two and three are used")
    }

    @Test("Windows that can never keep their distance are a fault of the protocol")
    func faults() {
        let plan = PromptPlan(
            code: "close", instrument: .init("sscs_s"), days: VisitWindow(open: 0, target: 0, close: 1),
            windows: [.init(from: 600, until: 605), .init(from: 605, until: 610)], draw: .random, expiresAfter: 30, spacing: 60)
        #expect(plan.faults.count == 1 && plan.faults[0].contains("cannot keep 60 minutes"))
    }
}

@Suite("The fictional trial with check-ins")
struct ExampleCheckInsTests {
    @Test("An amendment that asks during the day is without faults, and changes nothing else")
    func amendment() throws {
        let study = StudyProtocol.mdmaForPTSD.amended(version: "2.1", prompts: StudyProtocol.exampleCheckIns)
        #expect(study.faults(against: try Studies.catalog.get()).isEmpty)
        #expect(study.visits == StudyProtocol.mdmaForPTSD.visits && study.alertRules == StudyProtocol.mdmaForPTSD.alertRules)
        let schedule = Schedule(study)
        let day = try #require(Day("2026-03-02"))
        let asked = (0..<60).filter { number in
            study.prompts?.contains { $0.isAsked(on: day + number, by: ScheduleFacts(enrolment: day, sessions: [1: day + 21]), in: schedule) } ?? false
        }
        #expect(asked == Array(0...6) + Array(22...28))
    }
}

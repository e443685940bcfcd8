import Foundation
import StudyDesign
import Testing

/// Days and clock times in zones, against a wall clock that is read minute after minute.
@Suite struct ZonePropertyTests {
    struct Reading: Sendable {
        var instant: @Sendable (Zone, Day, Int) -> Instant = { $0.instant($1, minutes: $2) }
        var start: @Sendable (Zone, Day) -> Instant = { $0.start(of: $1) }
        var end: @Sendable (Zone, Day) -> Instant = { $0.end(of: $1) }
        var local: @Sendable (Zone, Instant) -> LocalTime = { $0.local($1) }
    }

    /// Every night of change of forty zones from 2024 to 2040, ordinary days between them, and
    /// the strange nights of the past.
    static let nights = Result {
        var nights: [(zone: Zone, rules: TimeZone, day: Day)] = []
        for name in Zones.forty {
            let rules = try #require(TimeZone(identifier: name))
            for day in Zones.changes(rules) + ["2024-02-29", "2025-06-30", "2038-01-19"].compactMap({ Day($0) }) {
                nights.append((try Zone(name), rules, day))
            }
        }
        for (name, text) in Zones.strange {
            nights.append((try Zone(name), try #require(TimeZone(identifier: name)), try #require(Day(text))))
        }
        return nights
    }

    static func look(at reading: Reading, cases: Int) throws -> Findings {
        let nights = try nights.get()
        var findings = Findings()
        var dice = Dice(5)
        for (zone, rules, night) in nights {
            let scan = MinuteScan(from: Instant(night + -2).milliseconds, minutes: 5 * 1440, offset: Zones.offset(rules))
            for day in [night + -1, night, night + 1] {
                findings.check(reading.start(zone, day) == scan.start(of: day), "\(zone.name), start of \(day)")
                findings.check(reading.end(zone, day) == scan.end(of: day), "\(zone.name), end of \(day)")
            }
            let perNight = max(2, cases / nights.count / 2)
            for _ in 0..<perNight {
                let (day, minutes) = (night + dice.number(-1, 1), dice.number(0, 1439))
                let found = reading.instant(zone, day, minutes)
                findings.check(found == scan.instant(showing: day.daysSinceEpoch * 1440 + minutes), "\(zone.name), \(day) at minute \(minutes): \(found)")
                let place = dice.number(0, 5 * 1440 - 1)
                let seen = reading.local(zone, Instant(milliseconds: scan.first + Int64(place) * 60_000 + Int64(dice.number(0, 59_999))))
                findings.check(seen.day.daysSinceEpoch * 1440 + seen.minutes == scan.shown[place], "\(zone.name), \(seen)")
            }
            if findings.hasFailed { break }
        }
        return findings
    }

    @Test("Days and clocks of forty zones over seventeen years, and of the strange nights before")
    func wallClocks() throws {
        let findings = try Self.look(at: Reading(), cases: Cases.share(30))
        #expect(findings.failure == nil)
        #expect(findings.count >= Cases.share(29))
        #expect(try Self.nights.get().count > 900)
    }

    @Test("Days of 24 hours, days of UTC, the second of two times and the moment of the change are found", arguments: 0...5)
    func planted(_ number: Int) throws {
        var reading = Reading()
        switch number {
        case 0: reading.end = { $0.start(of: $1) + 1440 }
        case 1: reading.end = { _, day in Instant(day + 1) }
        case 2: reading.instant = { $0.start(of: $1) + $2 }
        case 3:
            reading.instant = { zone, day, minutes in
                let first = zone.instant(day, minutes: minutes)
                let second = first + 60
                return zone.local(second).minutes == minutes ? second : first
            }
        case 4:
            reading.instant = { zone, day, minutes in
                let found = zone.instant(day, minutes: minutes)
                return zone.local(found).minutes == minutes ? found : found + -60
            }
        default: reading.start = { $0.instant($1, minutes: 1) + -1 }
        }
        #expect(try Self.look(at: reading, cases: Cases.few).hasFailed)
    }
}

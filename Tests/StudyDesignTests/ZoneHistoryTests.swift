import Foundation
import StudyDesign
import Testing

/// People who travel, and the hours in which they are left in peace.
@Suite struct ZoneHistoryTests {
    struct Reading: Sendable {
        var instant: @Sendable (ZoneHistory, Day, Int) -> Instant = { $0.instant($1, minutes: $2) }
        var end: @Sendable (ZoneHistory, Day) -> Instant = { $0.end(of: $1) }
        var next: @Sendable (QuietHours, Instant, ZoneHistory) -> Instant = { $0.next(from: $1, in: $2) }
    }

    static func look(at reading: Reading, cases: Int) throws -> Findings {
        var findings = Findings()
        var dice = Dice(6)
        let start = try #require(Day("2026-03-20"))
        let rules = try Zones.forty.map { try #require(TimeZone(identifier: $0)) }
        let zones = try Zones.forty.map { try Zone($0) }
        while findings.count < cases, !findings.hasFailed {
            let middle = start + dice.number(0, 240)
            let first = Instant(middle + -7).milliseconds
            let home = dice.number(0, 39)
            let moves = (0..<dice.number(0, 3)).map { _ in
                (from: Instant(middle + -2, minutes: dice.number(0, 4 * 1440)), zone: dice.number(0, 39))
            }
            let history = ZoneHistory(home: zones[home], moves: moves.map { .init(from: $0.from, zone: zones[$0.zone]) })
            let scan = MinuteScan(from: first, minutes: 14 * 1440) { moment in
                var (place, since) = (home, Int64.min)
                for move in moves where move.from.milliseconds <= moment && move.from.milliseconds >= since {
                    (place, since) = (move.zone, move.from.milliseconds)
                }
                return rules[place].secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment) / 1000))
            }
            for day in (-3...3).map({ middle + $0 }) {
                findings.check(history.start(of: day) == scan.start(of: day), "\(history), start of \(day)")
                findings.check(reading.end(history, day) == scan.end(of: day), "\(history), end of \(day)")
            }
            let from = dice.number(0, 1439)
            let quiet = try #require(QuietHours(from: from, until: dice.happens(percent: 5) ? from : dice.number(0, 1439)))
            for _ in 0..<200 {
                let (day, minutes) = (middle + dice.number(-2, 2), dice.number(0, 1439))
                let found = reading.instant(history, day, minutes)
                findings.check(found == scan.instant(showing: day.daysSinceEpoch * 1440 + minutes), "\(history), \(day) at minute \(minutes): \(found)")
                let (place, rest) = (dice.number(3 * 1440, 10 * 1440), Int64(dice.number(0, 59_999)))
                let now = Instant(milliseconds: first + Int64(place) * 60_000 + rest)
                var free = place
                while Self.isQuiet(scan.shown[free] % 1440, quiet) { free += 1 }
                let expected = free == place ? now : Instant(milliseconds: first + Int64(free) * 60_000)
                findings.check(reading.next(quiet, now, history) == expected, "\(history), \(quiet) from \(now): expected \(expected)")
                findings.check(quiet.allow(now, in: history) == (free == place), "\(history), \(quiet) at \(now)")
            }
        }
        return findings
    }

    /// Minute by minute around the dial.
    static func isQuiet(_ minute: Int, _ hours: QuietHours) -> Bool {
        let length = (hours.until - hours.from + 1440) % 1440
        return (minute - hours.from + 1440) % 1440 < length
    }

    @Test("Days, clock times and quiet hours follow a person from zone to zone")
    func journeys() throws {
        let findings = try Self.look(at: Reading(), cases: Cases.share(15))
        #expect(findings.failure == nil)
    }

    @Test("The home's days, the first of two endings, quiet hours at home and waits by hours alone are found", arguments: 0...4)
    func planted(_ number: Int) throws {
        var reading = Reading()
        switch number {
        case 0: reading.end = { $0.home.end(of: $1) }
        case 1: reading.end = { $0.start(of: $1 + 1) }
        case 2: reading.next = { $0.next(from: $1, in: ZoneHistory(home: $2.home)) }
        case 3:
            reading.next = { quiet, now, zones in
                if quiet.allow(now, in: zones) { return now }
                let local = zones.local(now)
                let wait = (quiet.until - local.minutes + 1440) % 1440
                return Instant(milliseconds: now.milliseconds - now.milliseconds % 60_000) + wait
            }
        default: reading.instant = { zones, day, minutes in zones.zone(at: Instant(day)).instant(day, minutes: minutes) }
        }
        #expect(try Self.look(at: reading, cases: Cases.few).hasFailed)
    }

    @Test("Of two moves at one moment the later told counts; quiet hours have limits and come back from JSON")
    func small() throws {
        let (berlin, tokyo, lima) = (try Zone("Europe/Berlin"), try Zone("Asia/Tokyo"), try Zone("America/Lima"))
        let noon = Instant(try #require(Day("2026-05-01")), minutes: 720)
        let zones = ZoneHistory(home: berlin, moves: [.init(from: noon + 60, zone: tokyo), .init(from: noon, zone: tokyo), .init(from: noon, zone: lima)])
        #expect(zones.moves.map(\.zone) == [lima, tokyo])
        #expect(zones.zone(at: noon) == lima && zones.zone(at: noon + -1) == berlin && zones.zone(at: noon + 60) == tokyo)
        #expect(QuietHours(from: 1440, until: 0) == nil && QuietHours(from: 0, until: -1) == nil)
        let night = try #require(QuietHours(from: 1260, until: 480))
        #expect(try JSONDecoder().decode(QuietHours.self, from: try JSONEncoder().encode(night)) == night)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(QuietHours.self, from: Data(#"{"from":1260,"until":2400}"#.utf8)) }
    }
}

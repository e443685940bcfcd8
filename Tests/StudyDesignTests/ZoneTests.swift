import Foundation
import StudyDesign
import Testing

@Suite struct ZoneTests {
    /// Expected: `datetime.fromtimestamp(t, ZoneInfo(zone))` of Python 3.11 with the machine's
    /// own database, which this program does not read.
    @Test("Clocks agree with another program's database", arguments: [
        ("Europe/Berlin", "2026-03-29T00:59:00Z", "2026-03-29 01:59 +01:00"), ("Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29 03:00 +02:00"),
        ("America/New_York", "2026-11-01T05:59:00Z", "2026-11-01 01:59 -04:00"), ("America/New_York", "2026-11-01T06:00:00Z", "2026-11-01 01:00 -05:00"),
        ("Australia/Lord_Howe", "2026-04-04T15:00:00Z", "2026-04-05 01:30 +10:30"), ("Asia/Kathmandu", "2026-01-01T00:00:00Z", "2026-01-01 05:45 +05:45"),
        ("America/Sao_Paulo", "2018-11-04T03:00:00Z", "2018-11-04 01:00 -02:00"), ("Africa/Cairo", "2026-04-23T22:00:00Z", "2026-04-24 01:00 +03:00"),
        ("Pacific/Apia", "2011-12-30T09:59:00Z", "2011-12-29 23:59 -10:00"), ("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31 00:00 +14:00"),
        ("America/St_Johns", "2026-07-01T12:00:00Z", "2026-07-01 09:30 -02:30"), ("Africa/Monrovia", "1960-01-01T00:00:00Z", "1959-12-31 23:15 -00:44:30"),
        ("UTC", "2038-01-19T03:14:00Z", "2038-01-19 03:14 +00:00"),
    ])
    func known(_ name: String, _ moment: String, _ expected: String) throws {
        let day = try #require(Day(String(moment.prefix(10))))
        let clock = moment.dropFirst(11).prefix(5).split(separator: ":").compactMap { Int($0) }
        let instant = Instant(day, minutes: clock[0] * 60 + clock[1])
        #expect(instant.description == moment)
        #expect(try Zone(name).local(instant).description == expected)
    }

    @Test("Samoa's 30 December 2011 has no length, and what was planned on it comes a day later")
    func skippedDay() throws {
        let (zone, day) = (try Zone("Pacific/Apia"), try #require(Day("2011-12-30")))
        #expect(zone.start(of: day) == zone.end(of: day))
        #expect(zone.end(of: day + -1) == zone.start(of: day + 1))
        #expect(zone.local(zone.instant(day, minutes: 9 * 60)).description == "2011-12-31 09:00 +14:00")
    }

    @Test("Names that are none are refused with a sentence", arguments: [
        "", "Mars/Base", "EST", "CET", "GMT+3", "+02:00", "Europe", "../etc/passwd", "/etc/localtime", "Europe/Berlin ", "Europe/Berlin\u{0}", "Europe/Bérlin",
        String(repeating: "A/", count: 50_000),
    ])
    func refused(_ name: String) {
        let error = #expect(throws: ZoneError.self) { try Zone(name) }
        #expect(error?.description.contains("Europe/Zurich") == true)
        #expect((error?.description.utf8.count ?? 1000) < 220)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Zone].self, from: try JSONEncoder().encode([name])) }
    }

    @Test("A zone is written as its name")
    func coding() throws {
        let zones = [try Zone("UTC"), try Zone("America/Argentina/Buenos_Aires")]
        #expect(try JSONDecoder().decode([Zone].self, from: try JSONEncoder().encode(zones)) == zones)
        #expect(String(decoding: try JSONEncoder().encode([zones[0]]), as: UTF8.self) == #"["UTC"]"#)
    }

    @Test("Moments and days without measure do not trap")
    func extremes() throws {
        let zones = ZoneHistory(home: try Zone("Europe/Berlin"), moves: [.init(from: Instant(milliseconds: .max), zone: try Zone("Pacific/Apia"))])
        for number in [Int64.min, .min + 1, 0, .max] {
            #expect(!zones.local(Instant(milliseconds: number)).description.isEmpty)
            _ = QuietHours(from: 0, until: 1439)?.next(from: Instant(milliseconds: number), in: zones)
        }
        for number in [Int.min, 0, Int.max] {
            let day = Day(daysSinceEpoch: number)
            #expect(zones.start(of: day) < zones.end(of: day))
            _ = (zones.instant(day, minutes: .max), zones.instant(day, minutes: .min), zones.home.instant(day, minutes: .max))
        }
    }
}

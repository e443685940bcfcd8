import Foundation
import StudyDesign
import Testing

/// Expected day numbers: `(date(y, m, d) - date(1970, 1, 1)).days` of Python 3's `datetime`.
@Suite struct DayTests {
    /// Every day from 1900-01-01 to 9999-12-31 (2,958,464 of them), counted one after the other
    /// by the leap rule of the bull *Inter gravissimas*: by 4, not by 100, but by 400.
    @Test func everyDayOfEightThousandYears() {
        var number = -25_567
        var wrong = 0
        for year in 1900...9999 {
            let isLeap = year.isMultiple(of: 400) || (year.isMultiple(of: 4) && !year.isMultiple(of: 100))
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (month, length) in zip(1..., lengths) {
                for day in 1...length {
                    let made = Day(year: year, month: month, day: day)
                    if made?.daysSinceEpoch != number { wrong += 1 }
                    if Day(daysSinceEpoch: number).civil != (year, month, day) { wrong += 1 }
                    number += 1
                }
                if Day(year: year, month: month, day: length + 1) != nil { wrong += 1 }
            }
        }
        #expect(wrong == 0)
        #expect(number - 1 == 2_932_896)
    }

    @Test(arguments: [
        ("1900-01-01", -25_567), ("1970-01-01", 0), ("2000-02-29", 11_016), ("2026-03-29", 20_541), ("9999-12-31", 2_932_896),
    ]) func knownDays(_ text: String, _ number: Int) throws {
        let day = try #require(Day(text))
        #expect(day.daysSinceEpoch == number)
        #expect(day.description == text)
    }

    @Test func leapYears() {
        #expect(Day("1900-02-29") == nil && Day("2100-02-29") == nil)
        #expect(Day("2000-02-29") != nil && Day("2024-02-29") != nil)
    }

    /// Text and back for each fifth day.
    @Test func textComesBack() {
        let strange = stride(from: -25_567, through: 2_932_896, by: 5).filter { number in
            let day = Day(daysSinceEpoch: number)
            return Day(day.description) != day || day.description.utf8.count != 10
        }
        #expect(strange == [])
    }

    @Test(arguments: [
        "2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-1-1", "2025-01-1", "25-01-01", "2025/01/01", "20250101",
        "2025-01-01 ", " 2025-01-01", "2025-01-01T00:00:00Z", "-025-01-01", "+025-01-01", "2025-+1-01", "1899-12-31", "10000-01-01",
        "", "-", "--", "----", "٢٠٢٥-٠١-٠١", "2025-01-0１",
    ]) func refusesWhatIsNoDay(_ text: String) {
        #expect(Day(text) == nil)
    }

    @Test func countsWithoutAClock() throws {
        // The night of 2026-03-29 has 23 hours in Berlin; between two days lies one day all the same.
        let before = try #require(Day("2026-03-28"))
        #expect(before + 2 == Day("2026-03-30"))
        #expect(try #require(Day("2026-03-30")) - before == 2)
        #expect(before < before + 1 && !(before < before))
    }

    @Test func encodesAsText() throws {
        let day = try #require(Day("2026-03-29"))
        #expect(String(decoding: try JSONEncoder().encode([day]), as: UTF8.self) == #"["2026-03-29"]"#)
        #expect(try JSONDecoder().decode([Day].self, from: Data(#"["2026-03-29"]"#.utf8)) == [day])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Day].self, from: Data(#"["2026-02-30"]"#.utf8)) }
    }
}

/// Expected milliseconds: `int(datetime(…, tzinfo=timezone.utc).timestamp() * 1000)` of Python 3.
@Suite struct InstantTests {
    @Test(arguments: [
        (1_774_789_500_000, "2026-03-29T13:05:00Z"), (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
        (-1000, "1969-12-31T23:59:59Z"), (-1001, "1969-12-31T23:59:58Z"), (86_399_999, "1970-01-01T23:59:59Z"),
        (86_400_000, "1970-01-02T00:00:00Z"), (-86_400_000, "1969-12-31T00:00:00Z"), (-86_400_001, "1969-12-30T23:59:59Z"),
    ] as [(Int64, String)]) func text(_ milliseconds: Int64, _ text: String) {
        let instant = Instant(milliseconds: milliseconds)
        #expect(instant.description == text)
        #expect(instant.day.description == String(text.prefix(10)))
    }

    /// Day and minute go in and come out, before 1970 as after it.
    @Test func dayAndMinuteComeBack() {
        for number in stride(from: -25_567, through: 60_000, by: 97) {
            let day = Day(daysSinceEpoch: number)
            for minute in [0, 1, 59, 60, 719, 1439] {
                let instant = Instant(day, minutes: minute)
                #expect(instant.day == day)
                let clock = String(instant.description.dropFirst(11).prefix(5))
                #expect(Int(clock.prefix(2)).map { $0 * 60 } == minute - minute % 60)
                #expect(Int(clock.suffix(2)) == minute % 60)
            }
            #expect(Instant(day, minutes: 1440) == Instant(day + 1))
        }
    }

    @Test func addsMinutesAndEncodesAsANumber() throws {
        #expect(Instant(milliseconds: -30_000) + 1 == Instant(milliseconds: 30_000))
        #expect(Instant(milliseconds: 5) < Instant(milliseconds: 6))
        let data = try JSONEncoder().encode([Instant(milliseconds: -7)])
        #expect(String(decoding: data, as: UTF8.self) == "[-7]")
        #expect(try JSONDecoder().decode([Instant].self, from: data) == [Instant(milliseconds: -7)])
    }

    @Test func extremesDoNotTrap() {
        #expect(Instant(milliseconds: .max).description.hasSuffix("T07:12:55Z"))
        #expect(!Instant(milliseconds: .min).description.isEmpty)
    }
}

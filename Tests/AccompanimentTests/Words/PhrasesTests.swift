import Accompaniment
import Foundation
import StudyDesign
import Testing

struct PhrasesTests {
    private let shelf: LanguageShelf

    init() throws { shelf = try LanguageFolder.bundled().shelf() }

    private func phrases(_ sentences: [String: String], tag: String = "en", direction: Phrases.Direction = .leftToRight) throws -> Phrases {
        var read: [String: Sentence] = [:]
        for (key, text) in sentences {
            let sentence: Sentence = try #require(Sentence(text))
            read[key] = sentence
        }
        return Phrases(tag: tag, direction: direction, sentences: read)
    }

    @Test("Places are filled once: what is filled in is never searched for places")
    func places() throws {
        let phrases = try phrases(["a.b": "{x} and {y}"])
        #expect(phrases("a.b", ["x": "{y}", "y": "2"]) == "{y} and 2")
        #expect(phrases("a.b", ["y": "2"]) == "{x} and 2")
        #expect(phrases["no.such"] == "[no.such]")
    }

    @Test("A brace that opens or closes nothing is no sentence", arguments: ["{", "}", "a {b", "a} b", "{}", "{a b}", "{{a}}", "{a-b}"])
    func braces(_ text: String) { #expect(Sentence(text) == nil) }

    @Test("One has its own form; nothing, two and less than nothing have the other")
    func plurals() throws {
        let phrases = try phrases(["a.m.one": "{n} minute", "a.m.other": "{n} minutes", "calendar.thousandsSign": ","])
        #expect([0, 1, 2, -1, 12_345].map { phrases("a.m", count: $0) } == ["0 minutes", "1 minute", "2 minutes", "\u{2212}1 minutes", "12,345 minutes"])
    }

    @Test("Values keep their own direction inside a sentence from right to left")
    func isolation() throws {
        #expect(try phrases(["a.b": "x {v}"], direction: .rightToLeft)("a.b", ["v": "1"]) == "x \u{2068}1\u{2069}")
    }

    @Test("Days and times are written as the language writes them")
    func dates() throws {
        let day = try #require(Day("2026-03-03"))
        let local = LocalTime(day: day, minutes: 860, offset: 3600)
        let (english, german) = (shelf.phrases(chosen: "en"), shelf.phrases(chosen: "de"))
        #expect(english.moment(local) == "Tuesday 3 March, 14:20")
        #expect(german.moment(local) == "Dienstag, 3. März, 14:20 Uhr")
        #expect(english.dayWithYear(day) == "Tuesday 3 March 2026")
        #expect(german.date(day) == "3. März 2026")
        #expect(english.clock(minutes: 485) == "8:05")
        #expect(english.clock(minutes: -60) == "23:00")
        #expect(english.moment(local, seenFrom: local) == "14:20")
        #expect(english.moment(local, seenFrom: LocalTime(day: day + -1, minutes: 0, offset: 0)) == "tomorrow, 14:20")
        #expect(english.moment(local, seenFrom: LocalTime(day: day + -2, minutes: 0, offset: 0)) == "Tuesday 3 March, 14:20")
    }

    @Test("Every day has the weekday that the calendar gives it, before 1970 too")
    func weekdays() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        let names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
        let english = shelf.phrases(chosen: "en")
        for days in stride(from: -20_000, through: 40_000, by: 37) {
            let number = calendar.component(.weekday, from: Date(timeIntervalSince1970: Double(days) * 86_400))
            #expect(english.weekday(Day(daysSinceEpoch: days)) == names[number - 1])
        }
    }

    @Test("Numbers are rounded as the eye expects, and what is none is not written")
    func numbers() throws {
        let (english, german) = (shelf.phrases(chosen: "en"), shelf.phrases(chosen: "de"))
        #expect(english.number(0.25, decimals: 1) == "0.3")
        #expect(english.number(-0.04, decimals: 1) == "0.0")
        #expect(english.number(-1.5, decimals: 0) == "\u{2212}2")
        #expect(german.number(12_345.06, decimals: 2) == "12.345,06")
        #expect(german.number(1234) == "1234")
        #expect(english.number(Int.min) == "\u{2212}9,223,372,036,854,775,808")
        for odd in [Double.nan, .infinity, 1e300] { #expect(english.number(odd, decimals: 1) == nil) }
        #expect(english.list([]) == "" && english.list(["a"]) == "a" && english.list(["a", "b", "c"]) == "a, b and c")
    }

    @Test("A person's language is what they chose, then what the browser asks for, then the site's")
    func lookup() throws {
        let site = try LanguageFolder.bundled().shelf(site: "de-CH")
        #expect(site.site.tag == "de")
        #expect(shelf.phrases(chosen: "de-AT", accepted: "en").tag == "de")
        #expect(shelf.phrases(chosen: "fr", accepted: "fr, de;q=0.5, en;q=0.4").tag == "de")
        #expect(shelf.phrases(accepted: "en;q=0, DE-latn-ch;q=0.1").tag == "de")
        for odd in ["", ",,;;", "*", "de;q=nan", "de;q=-1", "de;q=2", String(repeating: "x-", count: 10_000)] {
            #expect(shelf.phrases(accepted: odd).tag == "en")
        }
    }

    @Test("A shelf does not open with a key too few, a key too many or another place, and names them all")
    func shelves() throws {
        let english = try phrases(["a.one": "x {n}", "a.two": "y"])
        let german = try phrases(["a.one": "x {m}", "a.three": "z"], tag: "de")
        let fault = #expect(throws: LanguageFault.self) { try LanguageShelf([english, german]) }
        #expect(fault?.faults.count == 3)
        #expect(throws: LanguageFault.self) { try LanguageShelf([german]) }
        #expect(throws: LanguageFault.self) { try LanguageShelf([english, english]) }
        #expect(throws: LanguageFault.self) { try LanguageShelf([english], site: "fr") }
    }

    @Test("The mirrored language says everything from right to left, with its places kept")
    func mirrored() throws {
        let mirrored = try shelf.withMirroredEnglish().phrases(chosen: LanguageShelf.mirroredTag)
        #expect(mirrored.direction == .rightToLeft)
        #expect(mirrored.keys == shelf.site.keys)
        #expect(!mirrored["common.back"].unicodeScalars.contains { ("a"..."z").contains($0) })
        #expect(mirrored("common.pageOf", ["n": "3", "of": "4"]).contains("\u{2068}3\u{2069}"))
        #expect(shelf.phrases(chosen: LanguageShelf.mirroredTag).tag == "en")
    }
}

import Accompaniment
import Records
import StudyDesign
import Testing

@Suite("The list in the person's language")
struct TodayWordsTests {
    static let shelf = Result { try LanguageFolder.bundled().shelf() }

    private func words(_ person: OnePerson, _ tag: String = "en") throws -> TodayWords {
        TodayWords(try #require(try person.list()), try Self.shelf.get().phrases(chosen: tag))
    }

    @Test("Titles, states, how long and until when")
    func english() throws {
        var person = OnePerson.inStudy(prompts: nil)
        try person.answer("who5", at: "before")
        try person.begin("scs", at: "baseline")
        let words = try words(person)
        #expect(words.day == "Monday 2 March")
        #expect(words.rows.map(\.title) == ["Some questions, part 1 of 2", "Some questions, part 2 of 2"])
        #expect(words.rows.map(\.statusWords) == ["Begun", "Not begun"])
        #expect(words.rows[0].details == ["2 to 6 minutes", "There is time until the end of Wednesday 11 March."])
        #expect(words.rows[1].details.first == "1 to 2 minutes")
        #expect(words.summary == "0 of 2 done" && words.note == nil)
    }

    @Test("In German, with what comes next")
    func german() throws {
        var person = OnePerson.inStudy(prompts: nil)
        for instrument in ["scs", "phq9"] { try person.answer(instrument, at: "baseline") }
        let words = try words(person, "de-AT")
        #expect(words.note == "Heute wartet nichts auf Sie.")
        #expect(words.next == "Einige Fragen, ab Donnerstag, 26. März.")
    }

    @Test("A day that passed is fine, and today's is here")
    func passed() throws {
        var person = OnePerson.inStudy()
        person.wait(days: 1)
        let day = OnePerson.firstDay + 1
        person.take(.promptsDrawn(PromptDraw(participant: OnePerson.id, plan: "day", day: day, prompts: [Prompt(id: .init("day.1"), at: person.now, expires: person.now + 60)])))
        #expect(try words(person).rows.first?.details.last == "Open until 11:00.")
        person.wait(minutes: 60)
        #expect(try words(person).note == "That’s fine, today’s is here.")
    }

    @Test("No list in any language names an instrument, a visit or the study")
    func neutral() throws {
        for tag in try Self.shelf.get().tags {
            var person = OnePerson.inStudy()
            person.wait(days: 8)
            let words = try words(person, tag)
            let text = "\(words.rows.map { [$0.title, $0.statusWords] + $0.details }) \(words.summary ?? "") \(words.next ?? "")".lowercased()
            for word in ["scs", "phq", "baseline", "week4", "compassion", "depress", "fictional", "overdue", "late", "überfällig"] {
                #expect(!text.contains(word), "\(tag): \(word)")
            }
        }
    }
}

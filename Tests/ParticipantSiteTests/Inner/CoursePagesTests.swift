import Access
import Bookkeeping
import Foundation
import Hummingbird
import HummingbirdTesting
import Instruments
import ParticipantSite
import Records
import StoreContract
import StudyDesign
import Testing

@Suite("My course as a page")
struct CoursePagesTests {
    /// Two occasions of both questionnaires for one person, one of them for another, and a session.
    private func house() async throws -> DoorHouse {
        let house = try await DoorHouse()
        let study = try TestStudy()
        func submitted(_ person: Participant.ID, _ visit: String, _ instrument: Instrument, _ value: Double) throws -> Act {
            let answers = try study.answers(instrument, value, last: .value(0))
            let submission = try study.submission(
                "r-\(person)-\(visit)-\(instrument.id)", of: person.rawValue, at: visit, answers, on: DoorHouse.day, instant: TestStudy.start + 9 * 1440 + 5)
            return Change.submitted(submission).act(at: 9 * 1440 + 5, as: .participant, by: person.rawValue)
        }
        try await house.take([
            Change.assigned(InnerVisit.person.rawValue).act(at: 9 * 1440 + 5),
            Change.opened(InnerVisit.person.rawValue, on: DoorHouse.day).act(at: 9 * 1440 + 5),
            submitted(InnerVisit.person, "baseline", study.gad7, 1), submitted(InnerVisit.person, "baseline", study.phq9, 2),
            submitted(InnerVisit.other, "baseline", study.gad7, 3),
        ])
        return house
    }

    @Test("One's own numbers, with their table and the session day; nobody else's; no name of a questionnaire")
    func own() async throws {
        let house = try await house()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(InnerVisit.person, isSteppedUp: true)
            let page = try await visitor.get("/course", client)
            #expect(page.status == .ok)
            for words in ["Worry and unease", "Low mood and little drive", "Session 1", "<table>", "role=\"img\"", ">6<", ">16<"] {
                #expect(page.text.contains(words), "\(words)")
            }
            // The other person's 18.
            #expect(!page.text.contains(">18<"))
            for words in ["GAD", "PHQ", "PTSD", "anxiety disorder", "severity", "is better", "therapy", "waiting"] {
                #expect(!page.text.localizedCaseInsensitiveContains(words), "\(words)")
            }
            #expect(!page.text.contains(" style=\"") && !page.text.contains("<style"))
        }
    }

    @Test("In the person's language, with its decimal sign")
    func german() async throws {
        let house = try await house()
        let choice = Preferences(participant: InnerVisit.person, version: 1, language: "de")
        try await house.take([Change.preferencesSet(choice).act(at: 9 * 1440 + 5, as: .participant, by: InnerVisit.person.rawValue)])
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(InnerVisit.person, isSteppedUp: true)
            let page = try await visitor.get("/course", client).text
            for words in ["Sorge und Unruhe", "Sitzung 1", "Wochen, seit Sie begonnen haben"] { #expect(page.contains(words), "\(words)") }
            for words in ["Session", "Weeks", "Week", "Worry", "not filled"] { #expect(!page.contains(words), "\(words)") }
        }
    }

    @Test("Before there is a line, the page says so; restricted people still see theirs")
    func empty() async throws {
        let house = try await house()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(DoorHouse.three[2], isSteppedUp: true)
            #expect(try await visitor.get("/course", client).text.contains("There is no line yet."))
            let restricted = try await house.participant(DoorHouse.person(.restricted), isSteppedUp: true)
            #expect(try await restricted.get("/course", client).status == .ok)
            let erased = try await house.participant(DoorHouse.person(.erased), isSteppedUp: true)
            #expect(try await erased.get("/course", client).status == .notFound)
        }
    }
}

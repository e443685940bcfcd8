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

@Suite("Today, and the check-in after a session, as pages")
struct DayPagesTests {
    static let person = DoorHouse.three[1]

    /// The value of the hidden field `seal`.
    static func seal(in html: String) -> String {
        guard let start = html.range(of: "name=\"seal\" value=\"") else { return "" }
        return String(html[start.upperBound...].prefix { $0 != "\"" })
    }

    private func state(_ house: DoorHouse) async throws -> ParticipantState { try await house.store.state()[Self.person] }

    /// A house in which the person had a session in the morning, and it is evening.
    private func afterSession() async throws -> DoorHouse {
        let house = try await DoorHouse()
        let acts = [Change.assigned(Self.person.rawValue), .opened(Self.person.rawValue, on: DoorHouse.day)].map { $0.act(at: 9 * 1440 + 5) }
        for outcome in try await house.store.record(acts) {
            if case .refused(let sentence) = outcome { throw HouseFault(description: sentence) }
        }
        house.clock.advance(minutes: 780)
        return house
    }

    @Test("The list links to forms, says how far they are, and names neither instrument nor study")
    func today() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(Self.person)
            let page = try await visitor.get("/today", client)
            #expect(page.status == .ok)
            for words in ["<title>Today</title>", "Some questions, part 1 of 2", "Begun", "Not begun", "0 of 2 done"] { #expect(page.text.contains(words), "\(words)") }
            let shown = page.text.replacing(#/href="[^"]*"/#, with: "").lowercased()
            for words in ["phq", "gad", "baseline", "contract", "overdue", "quittenbrot", "depress"] { #expect(!shown.contains(words), "\(words)") }
            let link = house.site.questionnaireLink(to: .init("phq9"), at: "baseline", of: Self.person)
            #expect(page.text.contains("href=\"\(link)\""))
            // In the person's language.
            let choice = Preferences(participant: Self.person, version: 1, language: "de")
            _ = try await house.store.record([Change.preferencesSet(choice).act(at: 9 * 1440 + 5, as: .participant)])
            #expect(try await visitor.get("/today", client).text.contains("Einige Fragen, Teil 1 von 2"))
        }
    }

    @Test("All is well: nobody waits any more, once, however often it is sent")
    func well() async throws {
        let house = try await afterSession()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(Self.person)
            #expect(try await visitor.get("/today", client).text.contains("href=\"/today/session-1.check-in-1\""))
            let page = try await visitor.get("/today/session-1.check-in-1", client)
            let seal = Self.seal(in: page.text)
            for _ in 0..<2 {
                let answer = try await visitor.post("/today/session-1.check-in-1", [("seal", seal), ("how", "well"), ("words", "")], client)
                #expect(answer.status == .seeOther && answer.location == "/today/session-1.check-in-1")
            }
            let after = try await state(house)
            #expect(after.checkIns.values.count { $0.isEnded } == 1)
            #expect(!after.alerts.contains { $0.rawValue.contains("check-in") })
            let said = try await visitor.get("/today/session-1.check-in-1", client).text
            #expect(said.contains("Thank you for telling us.") && !said.contains("<textarea"))
        }
    }

    @Test("Somebody is asked for: the team is told, the check-in has ended, and the page says the truth about when")
    func call() async throws {
        let house = try await afterSession()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(Self.person)
            let seal = Self.seal(in: try await visitor.get("/today/session-1.check-in-1", client).text)
            for _ in 0..<2 {
                let answer = try await visitor.post("/today/session-1.check-in-1", [("seal", seal), ("how", "call"), ("words", "I am uneasy")], client)
                #expect(answer.status == .seeOther)
            }
            let after = try await state(house)
            #expect(after.alerts.count { $0.rawValue.contains("call-check-in") } == 1)
            #expect(after.checkIns.values.count { $0.isEnded } == 1)
            let said = try await visitor.get("/today/session-1.check-in-1", client).text
            #expect(said.contains("Nobody is on duty now who would surely read it soon.") && said.contains("Please do not wait for us"))
            #expect(!said.contains("uneasy"))
        }
    }

    @Test("Too many words come back with a sentence; another's check-in, or one that is none, is not there")
    func edges() async throws {
        let house = try await afterSession()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(Self.person)
            let path = "/today/session-1.check-in-1"
            let seal = Self.seal(in: try await visitor.get(path, client).text)
            let long = try await visitor.post(path, [("seal", seal), ("how", "well"), ("words", String(repeating: "ä", count: 4001))], client)
            #expect(long.status == .unprocessableContent && long.text.contains("ääää") && long.text.contains("4000"))
            let odd = try await visitor.post(path, [("seal", seal), ("how", "sideways")], client).status.code
            #expect((400..<500).contains(odd))
            #expect(try await state(house).checkIns.values.allSatisfy { !$0.isEnded })
            let other = try await house.participant(DoorHouse.three[0])
            let nowhere = try await other.get("/no/such/page", client)
            for path in ["/today/session-1.check-in-1", "/today/session-9.check-in-1", "/today/x"] {
                #expect(try await other.get(path, client).face == nowhere.face)
                #expect(try await other.post(path, [("seal", seal), ("how", "well")], client).face == nowhere.face)
            }
            #expect(try await state(house).checkIns.values.allSatisfy { !$0.isEnded })
        }
    }
}

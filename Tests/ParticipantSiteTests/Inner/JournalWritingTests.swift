import Accompaniment
import Bookkeeping
import Foundation
import Hummingbird
import HummingbirdTesting
import ParticipantSite
import Records
import Testing

@Suite("Writing a page")
struct JournalWritingTests {
    private let path = "/journal/new"

    @Test("What was written is kept sign by sign, without a further question, and shown nowhere")
    func kept() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(InnerVisit.person)
            let page = try await visitor.get(path, client)
            #expect(page.status == .ok && !page.text.contains("Quittenbrot"))
            let text = "\n\(InnerVisit.canary)\n<b>&amp; e\u{301} 👩‍👩‍👧</b>\u{202E}\n\n"
            let sent = try await visitor.post(path, [("seal", InnerVisit.field("seal", in: page.text)), ("text", text.replacing("\n", with: "\r\n"))], client)
            #expect(sent.status == .seeOther && sent.location == "/journal/new?kept=1")
            #expect(try await house.written().last?.text.utf8.elementsEqual(text.utf8) == true)
            #expect(try await house.written().last?.day == DoorHouse.day)
            let after = try await visitor.get(sent.location ?? "", client)
            #expect(after.text.contains("role=\"status\"") && !after.text.contains("Quendelhonig"))
            #expect(!InnerVisit.outside(sent).contains("Quendel"))
            let id = try #require(try await house.written().last?.id)
            let own = try #require(try await house.state().journal[id])
            #expect(own.readers.isEmpty && own.research == nil && own.sharingVersion == 0)
        }
    }

    @Test("Sent twice it is kept once; another text from the same form is kept beside it")
    func twice() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(InnerVisit.person)
            let seal = InnerVisit.field("seal", in: try await visitor.get(path, client).text)
            let before = try await house.written().count
            for _ in 0..<3 { #expect(try await visitor.post(path, [("seal", seal), ("text", "one")], client).location == "/journal/new?kept=1") }
            #expect(try await house.written().count == before + 1)
            for _ in 0..<2 {
                let second = try await visitor.post(path, [("seal", seal), ("text", "two")], client)
                #expect(second.location == "/journal/new?kept=2" && !second.text.contains("one"))
            }
            #expect(try await house.written().suffix(2).map(\.text) == ["one", "two"])
        }
    }

    @Test("Who may read it can be chosen with it, and nobody outside the offered ones")
    func shared() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(InnerVisit.person)
            let page = try await visitor.get(path, client)
            #expect(page.text.contains("value=\"a-therapist\"") && !page.text.contains("value=\"a-coordinator\""))
            #expect(page.text.contains("A therapist"))
            let seal = InnerVisit.field("seal", in: page.text)
            let refused = try await visitor.post(path, [("seal", seal), ("text", InnerVisit.canary), ("reader", "a-coordinator")], client)
            #expect(refused.status == .unprocessableContent && refused.text.contains(InnerVisit.canary))
            let sent = try await visitor.post(
                path, [("seal", seal), ("text", InnerVisit.canary), ("reader", "a-therapist"), ("research", "count")], client)
            #expect(sent.status == .seeOther)
            let id = try #require(try await house.written().last?.id)
            let kept = try #require(try await house.state().journal[id])
            #expect(kept.readers == [.init("a-therapist")] && kept.research == .count && kept.sharingVersion == 1)
        }
    }

    @Test("Too long or blank: a sentence, the words come back, nothing is kept", arguments: ["", " \r\n ", String(repeating: "ä", count: 20_001)])
    func faults(_ text: String) async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(InnerVisit.person)
            let seal = InnerVisit.field("seal", in: try await visitor.get(path, client).text)
            let before = try await house.store.state().size
            let answer = try await visitor.post(path, [("seal", seal), ("text", text)], client)
            #expect(answer.status == .unprocessableContent && answer.text.contains("role=\"alert\""))
            #expect(text.isEmpty || answer.text.contains(OwnText.read(text)))
            #expect(try await house.store.state().size == before)
            // The same page can be sent once it is mended; 20,000 signs fit.
            let mended = String(repeating: "ä", count: 20_000)
            #expect(try await visitor.post(path, [("seal", seal), ("text", mended)], client).status == .seeOther)
        }
    }

    @Test("A sign-in that is over costs nothing: the words are in the page, to be sent again")
    func signedOut() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(InnerVisit.person)
            let seal = InnerVisit.field("seal", in: try await visitor.get(path, client).text)
            house.clock.advance(minutes: 6)
            let answer = try await visitor.post(path, [("seal", seal), ("text", InnerVisit.canary)], client)
            #expect(answer.status == .unauthorized && answer.text.contains(InnerVisit.canary))
            #expect(!InnerVisit.outside(answer).contains("Quendel"))
            // After another sign-in of the same person the page is still theirs; another person's it is not.
            let again = try await house.participant(InnerVisit.person)
            #expect(try await again.post(path, [("seal", seal), ("text", InnerVisit.canary)], client).status == .seeOther)
            let before = try await house.store.state().size
            let wrong = try await house.participant(InnerVisit.other)
            #expect(try await wrong.post(path, [("seal", seal), ("text", InnerVisit.canary)], client).status == .forbidden)
            #expect(try await house.store.state().size == before)
        }
    }

    @Test("The question of the day can be changed and left out")
    func question() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(InnerVisit.person)
            let (first, second, none) = (
                try await visitor.get(path, client).text, try await visitor.get(path + "?question=1", client).text,
                try await visitor.get(path + "?question=none", client).text
            )
            #expect(first.contains("id=\"question\"") && second.contains("id=\"question\"") && first != second)
            #expect(!none.contains("id=\"question\""))
            #expect(try await visitor.get(path + "?question=-99999999999999999999", client).status == .ok)
        }
    }
}

import Access
import Accompaniment
import Bookkeeping
import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ParticipantSite
import Records
import StudyDesign
import Testing

@Suite("Practices: the list, one practice, and what is said of it")
struct PracticeSiteTests {
    private let house: DoorHouse

    init() async throws { house = try await DoorHouse() }

    private func live(_ test: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        try await Application(router: house.site.router()).test(.router, test)
    }

    private func practices(of person: String) async throws -> [Practice] {
        let entries = try await house.store.entries(house.store.state().participants[.init(person)]?.entries ?? [])
        return entries.compactMap { if case .practised(let practice)? = $0.change { practice } else { nil } }
    }

    /// The name that a page gives its form.
    private func formName(in html: String) -> String {
        html.components(separatedBy: "name=\"practice\" value=\"").dropFirst().first.map { String($0.prefix { $0 != "\"" }) } ?? ""
    }

    @Test("The list offers every practice under a neutral title, and counts nothing")
    func list() async throws {
        let visitor = try await house.participant(.init("p-active"))
        try await live { client async throws in
            for minutes in ["5", "7", "77"] {
                _ = try await visitor.post("/practices/bodyScan", [("practice", "n-\(minutes)"), ("minutes", minutes)], client)
            }
            let page = try await visitor.get("/practices", client)
            #expect(page.status == .ok)
            for kind in GuideShelf.kinds {
                let title = try #require(house.site.guides.guide(to: kind, in: house.site.languages.site)?.title)
                #expect(page.text.contains("href=\"/practices/\(kind.rawValue)\">\(title)<"))
            }
            #expect(page.text.contains("<title>A practice</title>"))
            #expect(!page.text.contains("77") && !page.text.contains("n-5"))
        }
    }

    @Test("Every practice has its page; without a script it is all there as text")
    func pages() async throws {
        let visitor = try await house.participant(.init("p-active"))
        try await live { client async throws in
            for kind in GuideShelf.kinds {
                let page = try await visitor.get("/practices/\(kind.rawValue)", client)
                let guide = try #require(house.site.guides.guide(to: kind, in: house.site.languages.site))
                #expect(page.status == .ok && page.text.contains("<title>A practice</title>"))
                for step in guide.steps { #expect(page.text.contains(step.words)) }
                for other in guide.notNow { #expect(page.text.contains(other)) }
                #expect(page.text.contains("class=\"timer\"") == (guide.seconds != nil))
                #expect(!page.text.contains("{t") && !page.text.contains("[practices."))
            }
            #expect(try await visitor.get("/practices/other", client).status == .ok)
            for kind in ["intention", "supportPlan", "no", "bodyscan", "%2e%2e"] {
                #expect(try await visitor.get("/practices/\(kind)", client).status == .notFound)
            }
        }
    }

    @Test("Sent twice, or many times at once, it is recorded once; with other words it is the next version")
    func twice() async throws {
        let visitor = try await house.participant(.init("p-active"))
        try await live { client async throws in
            let name = formName(in: try await visitor.get("/practices/selfCare", client).text)
            #expect(name.count == 36)
            let fields = [("practice", name), ("minutes", "12"), ("finished", "stopped"), ("words", "a\r\nb")]
            let answers = try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { group in
                for _ in 0..<20 { group.addTask { try await visitor.post("/practices/selfCare", fields, client).status } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers == Array(repeating: .seeOther, count: 20))
            let first = try await practices(of: "p-active")
            #expect(first.count == 1)
            #expect(first.first?.words == "a\nb" && first.first?.minutes == 12 && first.first?.isFinished == false && first.first?.day == DoorHouse.day)

            house.clock.advance(minutes: 3)
            _ = try await visitor.post("/practices/selfCare", [("practice", name), ("minutes", "13")], client)
            let second = try await practices(of: "p-active")
            #expect(second.map(\.version) == [1, 2] && second.map(\.minutes) == [12, 13] && second.last?.words == nil)

            // Somebody else under the same name: their own, and nothing shows that there was another.
            let other = try await house.participant(.init("p-second"))
            #expect(try await other.post("/practices/selfCare", fields, client).status == .seeOther)
            #expect(try await practices(of: "p-second").map(\.version) == [1])
        }
    }

    @Test("Bad input gets a sentence at its field, keeps the words, and stores nothing", arguments: [
        ("minutes", "five"), ("minutes", "1441"), ("finished", "well"), ("words", String(repeating: "x", count: 2_001)), ("practice", "a/b"),
    ])
    func faults(_ field: String, _ value: String) async throws {
        let visitor = try await house.participant(.init("p-active"))
        try await live { client async throws in
            let before = try await practices(of: "p-active").count
            var fields = ["practice": "n", "minutes": "3", "words": "<b>Quitte & \"Brot\""]
            fields[field] = value
            let page = try await visitor.post("/practices/bodyScan", fields.sorted { $0.key < $1.key }, client)
            #expect(page.status == .unprocessableContent)
            let name = field == "practice" ? "form" : field
            #expect(page.text.contains(house.site.languages.site["practices.fault.\(name)"]))
            if field != "words" { #expect(page.text.contains("&lt;b&gt;Quitte &amp; &quot;Brot&quot;")) } else { #expect(page.text.contains(value)) }
            #expect(try await practices(of: "p-active").count == before)
        }
    }

    @Test("Fields that no form of ours has, or that come twice, are not read")
    func strange() async throws {
        let visitor = try await house.participant(.init("p-active"))
        try await live { client async throws in
            for extra in [("minutes", "4"), ("kind", "selfCare")] {
                let page = try await visitor.post("/practices/bodyScan", [("practice", "n"), ("minutes", "3"), extra], client)
                #expect(page.status == .badRequest)
            }
            #expect(try await practices(of: "p-active").isEmpty)
        }
    }

    @Test("What was said is in no page, title or address afterwards")
    func canary() async throws {
        let visitor = try await house.participant(.init("p-active"))
        try await live { client async throws in
            let sent = try await visitor.post("/practices/lovingKindness", [("practice", "n"), ("words", "Xanthippe")], client)
            #expect(sent.location == "/practices/lovingKindness?kept=yes" && !sent.text.contains("Xanthippe"))
            let page = try await visitor.get("/practices/lovingKindness?kept=yes", client)
            #expect(page.text.contains("role=\"status\">That is kept."))
            for address in ["/practices", "/practices/lovingKindness", "/today", "/help"] {
                let text = try await visitor.get(address, client).text
                #expect(!text.contains("Xanthippe"))
            }
        }
    }

    @Test("Whoever asked that nothing more be collected still reads a practice, and has no form to fill in")
    func stopped() async throws {
        let visitor = try await house.participant(.init("p-stopped"))
        try await live { client async throws in
            let page = try await visitor.get("/practices/bodyScan", client)
            #expect(page.status == .ok && !page.text.contains("name=\"practice\""))
            #expect(try await visitor.post("/practices/bodyScan", [("practice", "n")], client).status == .notFound)
            #expect(try await practices(of: "p-stopped").isEmpty)
        }
    }
}

import Access
import Bookkeeping
import Foundation
import Hummingbird
import HummingbirdTesting
import ParticipantSite
import Records
import StudyDesign
import Testing

@Suite("Plans as pages")
struct PlanPagesTests {
    private static let safety = "/safety-plan"
    private static let preparation = "/preparation"

    private func fields(_ page: String, _ parts: [(String, String)]) -> [(String, String)] {
        [("seal", InnerVisit.field("seal", in: page))] + parts.map { ("part-\($0.0)", $0.1) }
    }

    @Test("In a hard hour the plan opens at once, with numbers below it")
    func open() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(InnerVisit.person)
            let page = try await visitor.get(Self.safety, client)
            #expect(page.status == .ok && page.text.contains(DoorHouse.canary(InnerVisit.person, "plan")))
            #expect(page.text.contains("href=\"tel:"))
            // It stands by itself: the only other files are those that every page has.
            #expect(!page.text.contains("<img") && !page.text.contains("<iframe"))
            #expect(!InnerVisit.outside(page).contains("Quittenbrot"))
            #expect(try await visitor.get(Self.preparation, client).text.contains(DoorHouse.canary(InnerVisit.person, "intention")))
        }
    }

    @Test("Whoever has a link or a handed-over tablet finds neither plan")
    func errands() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            for visitor in [try await house.errand(InnerVisit.person, .link), try await house.errand(InnerVisit.person, .tablet)] {
                for path in [Self.safety, Self.preparation, "/journal/new", "/journal", "/course"] {
                    let answer = try await visitor.get(path, client)
                    #expect(answer.status == .notFound && !answer.text.contains("Quittenbrot"), "\(visitor.name) \(path)")
                }
            }
        }
    }

    @Test("Before a word is written, the page says who else can read it")
    func said() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(InnerVisit.person)
            for path in [Self.safety, Self.preparation] {
                #expect(try await visitor.get(path + "?change=1", client).text.lowercased().contains("whoever holds this phone"))
            }
            #expect(try await visitor.get(Self.preparation, client).text.contains("your no ends any touch at once"))
        }
    }

    @Test("Written part by part and kept as written; twice is once; two devices meet")
    func written() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(InnerVisit.person)
            let page = try await visitor.get(Self.safety + "?change=1", client).text
            let first = fields(page, [("signs", "a\r\nb <i>"), ("reasons", InnerVisit.canary), ("myself", "  ")])
            for _ in 0..<2 {
                let answer = try await visitor.post(Self.safety, first, client)
                #expect(answer.status == .seeOther && answer.location == "/safety-plan?kept=1")
            }
            #expect(try await house.plans().filter { $0.kind == .safety }.map(\.version) == [1, 2])
            #expect(try await house.plans().last?.parts == ["signs": "a\nb <i>", "reasons": InnerVisit.canary])
            #expect(try await visitor.get(Self.safety, client).text.contains("a\nb &lt;i&gt;"))
            let stale = try await visitor.post(Self.safety, fields(page, [("signs", "of the other device")]), client)
            #expect(stale.status == .conflict && stale.text.contains("of the other device") && stale.text.contains(InnerVisit.canary))
            #expect(try await house.plans().last?.version == 2)
            let chosen = try await visitor.post(Self.safety, fields(stale.text, [("signs", "of the other device"), ("reasons", InnerVisit.canary)]), client)
            #expect(chosen.status == .seeOther)
            #expect(try await house.plans().last?.parts == ["signs": "of the other device", "reasons": InnerVisit.canary])
        }
    }

    @Test("A part that is too long gets a sentence and comes back; nothing is kept")
    func tooLong() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(InnerVisit.person)
            let page = try await visitor.get(Self.preparation + "?change=1", client).text
            let before = try await house.store.state().size
            let text = String(repeating: "x", count: 4_001)
            let answer = try await visitor.post(Self.preparation, fields(page, [("people", text), ("practical", InnerVisit.canary)]), client)
            #expect(answer.status == .unprocessableContent && answer.text.contains(text) && answer.text.contains(InnerVisit.canary))
            #expect(answer.text.contains("href=\"#part-people\"") && answer.text.contains("aria-invalid=\"true\""))
            #expect(try await house.store.state().size == before)
        }
    }

    @Test("A form of another person, or of the other plan, files nothing")
    func misfiled() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let other = try await house.participant(InnerVisit.other)
            let theirs = try await other.get(Self.safety + "?change=1", client).text
            let visitor = try await house.participant(InnerVisit.person)
            let own = try await visitor.get(Self.safety + "?change=1", client).text
            let before = try await house.store.state().size
            #expect(try await visitor.post(Self.safety, fields(theirs, [("signs", "x")]), client).status == .forbidden)
            #expect(try await visitor.post(Self.preparation, fields(own, [("people", "x")]), client).status == .forbidden)
            #expect(try await visitor.post(Self.safety, [("part-signs", "x")], client).status == .forbidden)
            #expect(try await house.store.state().size == before)
            #expect(!theirs.contains("p-active"))
        }
    }

    @Test("Whoever asked to stop still has the plan for hard hours, and can still change it")
    func stopped() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(DoorHouse.person(.stopped))
            let page = try await visitor.get(Self.safety, client).text
            #expect(try await visitor.post(Self.safety, fields(page, [("helpers", "my sister")]), client).status == .seeOther)
            #expect(try await house.plans(of: DoorHouse.person(.stopped)).last?.parts == ["helpers": "my sister"])
        }
    }
}

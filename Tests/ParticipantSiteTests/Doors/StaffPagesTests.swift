import Access
import Bookkeeping
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ParticipantSite
import Records
import StaffSite
import StudyDesign
import Testing
import Web

/// What the team does on its listener.
@Suite("The staff's pages")
struct StaffPagesTests {
    private let alert = "p-active:call-ring"
    private var link: String { StaffAct.stepOnAlert.link(alert) }

    @Test("An alert is taken charge of, taken over, acted on and closed, each by its own form; one of two wins")
    func alerts() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.staff.router()).test(.router) { client async throws in
            let first = try await house.account(DoorHouse.account(.therapist)), second = try await house.account(DoorHouse.account(.coordinator))
            let page = try await first.get("/alerts", client)
            #expect(page.text.contains("p-active") && page.text.contains("Take charge of it") && !page.text.contains("Close the alert"))
            // Closing comes after charge and after something was done.
            #expect(try await first.post(link, [("step", "close")], client).status == .unprocessableContent)
            #expect(try await first.post(link, [("step", "claim")], client).status == .seeOther)
            let lost = try await second.post(link, [("step", "claim")], client)
            #expect(lost.status == .unprocessableContent && lost.text.contains("a-therapist"))
            #expect(try await second.post(link, [("step", "takeOver")], client).status == .unprocessableContent)
            #expect(try await second.post(link, [("step", "takeOver"), ("reason", "end of the shift")], client).status == .seeOther)
            let refused = try await second.post(link, [("step", "act"), ("code", ""), ("note", "spoke <kindly>")], client)
            #expect(refused.status == .unprocessableContent && refused.text.contains("spoke &lt;kindly&gt;"), "what was written comes back")
            #expect(try await second.post(link, [("step", "act"), ("code", "call"), ("note", "spoke for an hour")], client).status == .seeOther)
            #expect(try await first.post(link, [("step", "close")], client).status == .unprocessableContent)
            #expect(try await second.post(link, [("step", "close")], client).status == .seeOther)
            let state = try await house.store.state()
            #expect(state.alerts.open[AlertRecord.ID(alert)] == nil && state.alerts.closed == 1)
            // Twice is said, not done.
            #expect(try await second.post(link, [("step", "close")], client).status == .unprocessableContent)
            #expect(try await second.post(link, [("step", "dispatched")], client).status == .badRequest)
        }
    }

    @Test("Twenty claim at once: one has it")
    func race() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.staff.router()).test(.router) { client async throws in
            let link = link
            var won = 0
            let roles: [Role] = [.therapist, .coordinator, .investigator]
            var visitors: [DoorVisitor] = []
            for number in 0..<20 { visitors.append(try await house.account(DoorHouse.account(roles[number % 3]))) }
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for visitor in visitors { group.addTask { try await visitor.post(link, [("step", "claim")], client).status == .seeOther } }
                for try await isWon in group where isWon { won += 1 }
            }
            #expect(won == 1)
        }
    }

    @Test("Whoever looks at what is a person's is on record, and what a person asked to be kept from use is shown to nobody")
    func viewing() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.staff.router()).test(.router) { client async throws in
            let visitor = try await house.account(DoorHouse.account(.investigator))
            let before = try await house.store.state().size
            #expect(try await visitor.get("/alerts", client).status == .ok)
            let added = try await house.store.entries(Array(before..<(try await house.store.state().size)))
            #expect(added.map { $0.trace.participant } == DoorHouse.three.sorted())
            for entry in added {
                guard case .viewing(let viewing) = entry.trace else { Issue.record("\(entry.trace.act)"); continue }
                #expect(viewing.what == .answers && entry.actor == "a-investigator" && entry.role == .investigator)
            }
            #expect(try await visitor.get("/participants/p-restricted", client).status == .notFound)
        }
    }

    @Test("An invitation needs a step-up, is shown once, and an earlier one opens nothing any more")
    func invitation() async throws {
        let house = try await DoorHouse()
        let links = try await Application(router: house.staff.router()).test(.router) { client async throws in
            var links: [String] = []
            let plain = try await house.account(DoorHouse.account(.coordinator))
            #expect(try await plain.post("/people/p-second/invitation", [], client).location == "/confirm?to=%2Fpeople")
            let sure = try await house.account(DoorHouse.account(.coordinator), isSteppedUp: true)
            for _ in 0..<2 {
                let page = try await sure.post("/people/p-second/invitation", [], client)
                let found = page.text.components(separatedBy: "href=\"\(DoorHouse.participants)").dropFirst().map { String($0.prefix { $0 != "\"" }) }
                links += found
            }
            #expect(links.count == 2)
            let list = try await sure.get("/people", client)
            #expect(!list.text.contains(links[1]))
            #expect(try await sure.post("/people/p-erased/invitation", [], client).status == .notFound)
            #expect(try await sure.post("/people/p-nobody/invitation", [], client).status == .notFound)
            return links
        }
        try await Application(router: house.site.router()).test(.router) { client async throws in
            #expect(try await house.stranger().get(links[0], client).status == .gone)
            #expect(try await house.stranger().get(links[1], client).status == .ok)
        }
    }

    @Test("A device handed over is signed out of the team, and opens one visit of one person")
    func tablet() async throws {
        let house = try await DoorHouse()
        let sure = try await house.account(DoorHouse.account(.therapist), isSteppedUp: true)
        let link = try await Application(router: house.staff.router()).test(.router) { client async throws in
            #expect(try await sure.post("/people/p-active/tablet", [("visit", "nothing")], client).status == .badRequest)
            #expect(try await sure.post("/people/p-stopped/tablet", [("visit", "baseline")], client).status == .notFound)
            let page = try await sure.post("/people/p-active/tablet", [("visit", "baseline")], client)
            let link = page.text.components(separatedBy: "href=\"\(DoorHouse.participants)").dropFirst().first.map { String($0.prefix { $0 != "\"" }) } ?? ""
            #expect(page.headers[values: .setCookie].contains { $0.hasPrefix("desk=;") })
            #expect(!page.text.contains("p-active") && !page.text.contains("Alerts"))
            // The team's session is over, also for whoever kept the cookie.
            #expect(try await sure.get("/people", client).location?.hasPrefix("/sign-in") == true)
            return link
        }
        try await Application(router: house.site.router()).test(.router) { client async throws in
            let browser = EntryTests.Browser()
            #expect(try await browser.get(link, client).status == .ok)
            #expect(try await browser.post(link, [], client).status == .seeOther)
            #expect(try await browser.get("/", client).location == house.target(.questionnaire, of: DoorHouse.three[0]))
            #expect(try await browser.get("/journal", client).status == .notFound)
            house.clock.advance(minutes: 31)
            #expect(try await browser.get("/", client).location == "/sign-in")
            #expect(try await browser.get(link, client).status == .gone)
        }
    }

    @Test("A lost phone is locked out on a call")
    func lockOut() async throws {
        let house = try await DoorHouse()
        let phone = try await house.participant(DoorHouse.three[0], isSteppedUp: true)
        try await Application(router: house.staff.router()).test(.router) { client async throws in
            #expect(try await house.account(DoorHouse.account(.therapist)).post("/people/p-active/sessions", [], client).status == .seeOther)
        }
        try await Application(router: house.site.router()).test(.router) { client async throws in
            #expect(try await phone.get("/settings", client).location?.hasPrefix("/sign-in") == true)
        }
    }

    @Test("The team comes in with password and code, always both")
    func signIn() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.staff.router()).test(.router) { client async throws in
            let token = try await house.desk.invite(.staff(DoorHouse.account(.coordinator)), as: "coordinator")
            let browser = EntryTests.Browser()
            let (secret, _) = try await EntryTests.begin(browser, at: "/begin/\(token.text)", house, client)
            #expect(try await browser.get("/start", client).location == "/alerts")
            house.clock.advance(minutes: 1)
            let next = EntryTests.Browser()
            _ = try await next.get("/sign-in?to=%2Fpeople", client)
            #expect(try await next.post("/sign-in", [("name", "coordinator"), ("password", EntryTests.password), ("to", "/people")], client).location == "/sign-in/code?to=%2Fpeople")
            #expect(try await next.get("/people", client).location?.hasPrefix("/sign-in") == true, "a password alone opens nothing")
            _ = try await next.get("/sign-in/code?to=%2Fpeople", client)
            #expect(try await next.post("/sign-in/code", [("code", EntryTests.code(secret, house)), ("to", "/people")], client).location == "/people")
            #expect(try await next.get("/people", client).status == .ok)
        }
    }

    @Test("Security headers stand on every answer of both listeners")
    func headers() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.staff.router()).test(.router) { client async throws in
            let visitor = try await house.account(.init("tester"), isSteppedUp: true)
            for act in StaffAct.allCases where act.method == .get {
                let response = try await visitor.get(StaffMatrixTests.target(act, about: DoorHouse.three[0]), client)
                for (name, value) in SecurityHeaders<RemoteContext>.fields { #expect(response.headers[values: name] == [value], "\(act)") }
            }
        }
    }
}

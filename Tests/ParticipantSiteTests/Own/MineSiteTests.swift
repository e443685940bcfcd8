import Access
import Accompaniment
import Bookkeeping
import HTTPTypes
import HummingbirdTesting
import Instruments
import Ledger
import Records
import StoreContract
import StudyDesign
import Testing

@Suite("Everything of one's own on the participants' pages")
struct MineSiteTests {
    private func stepUp(_ browser: OwnBrowser, _ client: any TestClientProtocol) async throws {
        try await browser.get("/confirm", client)
        try await browser.send("/confirm", [("password", OwnHouse.password)], client)
        #expect(browser.status == .seeOther)
    }

    @Test("It is read only after showing anew who one is, holds what is one's own and nothing of anybody else")
    func own() async throws {
        let house = try await OwnHouse()
        let viewing = Viewing(participant: .init("p-active"), what: .answers)
        try await house.take([Act(at: house.house.clock.now(), by: DoorHouse.account(.therapist).rawValue, as: .therapist, .viewed(viewing))])
        try await house.test { client in
            let browser = try await house.signedIn()
            let addresses = ["/mine", "/mine/download/everything.json", "/mine/download/everything.csv", "/mine/download/everything.html"]
            for address in addresses {
                try await browser.get(address, client)
                // A sign-in that is fresh counts as shown; the clock goes on until it does not.
                if browser.status == .ok { house.house.clock.advance(minutes: 1) }
            }
            try await stepUp(browser, client)
            let before = try await house.store.state().size
            for address in addresses {
                try await browser.get(address, client)
                #expect(browser.status == .ok, "\(address)")
                #expect(browser.html.contains(DoorHouse.canary(.init("p-active"), "journal")) && browser.html.contains(DoorHouse.canary(.init("p-active"), "call")))
                for other in ["p-second", "p-third"] { #expect(!browser.html.contains("Quittenbrot-\(other)")) }
                #expect(browser.html.contains("A therapist"))
            }
            #expect(try await house.store.state().size == before)
            let json = try OwnRecord(json: await browserJSON(browser, client))
            #expect(json.participant == .init("p-active") && json.viewings.map(\.what) == [.answers] && json.sealed == 0)
            try await browser.get("/mine/download/everything.xml", client)
            #expect(browser.status == .notFound)
        }
    }

    private func browserJSON(_ browser: OwnBrowser, _ client: any TestClientProtocol) async throws -> [UInt8] {
        try await browser.get("/mine/download/everything.json", client)
        return browser.bytes
    }

    @Test("Without showing anew who one is, nothing is read")
    func unelevated() async throws {
        let house = try await OwnHouse()
        let visitor = try await house.house.participant(.init("p-active"))
        try await house.test { client in
            for address in ["/mine", "/mine/download/everything.json"] {
                let response = try await visitor.get(address, client)
                #expect(response.status == .seeOther && response.location?.hasPrefix("/confirm") == true)
                #expect(!response.text.contains("Quittenbrot"))
            }
        }
    }

    @Test("A request sent twice is one; of another person's answers nothing can be asked; empty words come back")
    func asking() async throws {
        let house = try await OwnHouse()
        let study = try TestStudy()
        let (own, other) = ("own-answers", "other-answers")
        for (id, person) in [(own, "p-active"), (other, "p-second")] {
            let answers = try study.answers(study.gad7, 0, last: .value(0))
            let submission = try study.submission(id, of: person, at: "baseline", answers, on: DoorHouse.day, instant: house.house.clock.now())
            try await house.take([Act(at: house.house.clock.now(), by: person, as: .participant, .submitted(submission))])
        }
        try await house.test { client in
            let browser = try await house.signedIn()
            try await stepUp(browser, client)
            try await browser.get("/mine", client)
            #expect(browser.html.contains(own) && !browser.html.contains(other))
            try await browser.send("/mine/correction", [("about", own), ("words", " ")], client)
            #expect(browser.status == .unprocessableContent && browser.html.contains("value=\"\(own)\" selected"))
            let asked = browser.hidden(of: "/mine/correction")
            try await browser.post("/mine/correction", asked + [("about", other), ("words", "Quitte")], client)
            #expect(browser.status == .notFound)
            for _ in 0..<2 {
                try await browser.post("/mine/correction", asked + [("about", own), ("words", "Quitte")], client)
                #expect(browser.location == "/mine?done=correction")
            }
            #expect(try await house.state().corrections.count == 1)
            try await browser.get("/mine?done=correction", client)
            let erasure = browser.hidden(of: "/mine/erasure")
            try await browser.post("/mine/erasure", erasure + [("words", String(repeating: "w", count: 5_001))], client)
            #expect(browser.status == .unprocessableContent && browser.html.contains("wwww"))
            for _ in 0..<2 { try await browser.post("/mine/erasure", erasure + [("words", "")], client) }
            #expect(try await house.state().wishes.values.filter { $0 == .erase }.count == 1)
            // The seal of one form is no seal of another.
            try await browser.post("/mine/erasure", asked + [("words", "Quitte")], client)
            #expect(browser.status == .forbidden)
        }
    }

    @Test("What is locked away is told in a sentence, and not shown")
    func restricted() async throws {
        let house = try await OwnHouse()
        try await house.take([
            Change.privacyOrdered(PrivacyOrder(participant: .init("p-active"), act: .restrict, legalBasis: "asked")).act(at: 9 * 1440, because: "asked")
        ])
        try await house.test { client in
            let browser = try await house.signedIn()
            try await stepUp(browser, client)
            for address in ["/mine", "/mine/download/everything.csv"] {
                try await browser.get(address, client)
                #expect(browser.status == .ok && browser.html.contains("locked away") && !browser.html.contains("Quittenbrot"))
            }
        }
    }
}

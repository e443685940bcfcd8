import Accompaniment
import Bookkeeping
import HTTPTypes
import HummingbirdTesting
import Records
import StoreContract
import StudyDesign
import Testing

@Suite("Consent on the participants' pages")
struct ConsentSiteTests {
    static let path = "/consent/agreement"
    static let right: [(String, String)] = [("q.freedom", "1"), ("q.lot", "2"), ("q.boundaries", "0")]
    static let choices: [(String, String)] = [("c.recording", "no"), ("c.touch", "yes"), ("c.recontact", "no"), ("c.sharing", "yes")]

    /// From the questions to the page that is signed.
    static func walk(_ browser: OwnBrowser, _ client: any TestClientProtocol) async throws {
        try await browser.get(path + "?step=questions", client)
        try await browser.send(path, right, client)
        try await browser.send(path, choices, client)
        #expect(browser.status == .ok && browser.html.contains("name=\"password\""))
    }

    @Test("Read in parts, asked without a mark, chosen freely, signed with the password, kept as page and file")
    func wholeWay() async throws {
        let house = try await OwnHouse()
        try await house.test { client in
            let browser = try await house.signedIn()
            try await browser.get("/consent", client)
            #expect(browser.html.contains(Self.path) && browser.html.contains("Waits for you"))
            try await browser.get(Self.path, client)
            #expect(browser.html.contains("Part 1 of 5"))
            try await browser.get(Self.path + "?part=5", client)
            #expect(browser.html.contains("Part 5 of 5") && browser.html.contains("step=questions"))
            for wrong in ["0", "6", "x", "-1"] {
                try await browser.get(Self.path + "?part=\(wrong)", client)
                #expect(browser.status == (wrong == "x" ? .ok : .notFound))
            }

            try await browser.get(Self.path + "?step=questions", client)
            #expect(!browser.html.contains(" checked"))
            try await browser.send(Self.path, [("q.freedom", "0"), ("q.lot", "2")], client)
            #expect(browser.status == .unprocessableContent && browser.html.contains("does not depend on taking part"))
            // What was right stays chosen.
            #expect(browser.html.contains("id=\"f-q.lot-2\" name=\"q.lot\" value=\"2\" checked"))
            try await browser.send(Self.path, Self.right, client)
            #expect(browser.status == .ok && browser.html.contains("c.touch") && !browser.html.contains(" checked"))
            try await browser.send(Self.path, [("c.touch", "yes")], client)
            #expect(browser.status == .unprocessableContent && browser.html.contains("f-c.touch-yes\" name=\"c.touch\" value=\"yes\" checked"))
            try await browser.send(Self.path, Self.choices, client)
            #expect(browser.html.contains("Thoughts of not wanting to live") && browser.html.contains("If anything is unclear, ask."))

            // Back to the choices and forward again: nothing is cleared.
            let signing = browser.hidden(of: Self.path)
            try await browser.post(Self.path, signing + [("to", "choices")], client)
            #expect(browser.html.contains("f-c.touch-yes\" name=\"c.touch\" value=\"yes\" checked"))
            try await browser.send(Self.path, Self.choices, client)

            try await browser.send(Self.path, [("name", "  "), ("password", OwnHouse.password)], client)
            #expect(browser.status == .unprocessableContent && browser.html.contains("f-name-fault"))
            try await browser.send(Self.path, [("name", "Zoë <b>Łuk"), ("password", "not the password at all")], client)
            #expect(browser.status == .unprocessableContent && browser.html.contains("Zoë &lt;b&gt;Łuk"))
            #expect(try await house.state().signatures[OwnHouse.form] == nil)

            let last = browser.hidden(of: Self.path) + [("name", "Zoë <b>Łuk"), ("password", OwnHouse.password)]
            try await browser.post(Self.path, last, client)
            #expect(browser.status == .seeOther && browser.location == Self.path + "/copy?signed=now")
            // Sent once more, it is signed once.
            try await browser.post(Self.path, last, client)
            #expect(browser.status == .seeOther)
            let signatures = try await house.state().signatures[OwnHouse.form]
            #expect(signatures?.count == 1 && signatures?.first?.textVersion == 1)

            try await browser.get(Self.path + "/copy", client)
            #expect(browser.html.contains("Zoë &lt;b&gt;Łuk") && browser.html.contains("I have read this text"))
            let english = try #require(try ExampleConsent.texts(in: .bundled(), form: OwnHouse.form).last)
            #expect(browser.html.contains("\(english.digest)"))
            try await browser.get(Self.path + "/copy.pdf", client)
            #expect(browser.bytes.starts(with: Array("%PDF-".utf8)) && browser.headers[.contentDisposition] == "attachment; filename=\"signed-copy.pdf\"")
        }
    }

    @Test("A text that changed while the page was open is shown again with what was chosen; nothing is signed")
    func stale() async throws {
        let house = try await OwnHouse()
        try await house.test { client in
            let browser = try await house.signedIn()
            try await Self.walk(browser, client)
            let old = browser.hidden(of: Self.path) + [("name", "Ada"), ("password", OwnHouse.password)]
            try await house.publish(version: 2)
            try await browser.post(Self.path, old, client)
            #expect(browser.status == .conflict && browser.html.contains("Version 2 says one thing more") && browser.html.contains("value=\"Ada\""))
            #expect(try await house.state().signatures[OwnHouse.form] == nil)
            // The new page signs; a digest that was put in by hand does not.
            let new = browser.hidden(of: Self.path).map { $0.0 == "digest" ? ($0.0, String(repeating: "0", count: 64)) : $0 }
            try await browser.post(Self.path, new + [("name", "Ada"), ("password", OwnHouse.password)], client)
            #expect(browser.status == .conflict)
            try await browser.send(Self.path, [("name", "Ada"), ("password", OwnHouse.password)], client)
            #expect(browser.status == .seeOther)
            #expect(try await house.state().signatures[OwnHouse.form]?.map(\.textVersion) == [2])
        }
    }

    @Test("A form of one person, sent by another, is filed with nobody; neither is one without its seal")
    func foreign() async throws {
        let house = try await OwnHouse()
        try await house.test { client in
            let first = try await house.signedIn()
            let second = try await house.signedIn("p-second")
            try await Self.walk(first, client)
            try await Self.walk(second, client)
            let token = second.hidden(of: Self.path).first { $0.0 == "token" }?.1 ?? ""
            let stolen = first.hidden(of: Self.path).map { $0.0 == "token" ? ($0.0, token) : $0 }
            for fields in [stolen, stolen.filter { $0.0 != "seal" }, stolen.map { $0.0 == "seal" ? ($0.0, $0.1 + "A") : $0 }] {
                try await second.post(Self.path, fields + [("name", "Eve"), ("password", OwnHouse.password)], client)
                #expect(second.status == .forbidden)
            }
            for id in ["p-active", "p-second"] { #expect(try await house.state(id).signatures[OwnHouse.form] == nil) }
        }
    }

    @Test("Steps cannot be left out: the last one looks at every question and choice again")
    func skipped() async throws {
        let house = try await OwnHouse()
        try await house.test { client in
            let browser = try await house.signedIn()
            try await browser.get(Self.path + "?step=sign", client)
            try await browser.send(Self.path, [("name", "Ada"), ("password", OwnHouse.password)], client)
            #expect(browser.status == .unprocessableContent && browser.html.contains("q.lot"))
            try await Self.walk(browser, client)
            let planted = browser.hidden(of: Self.path).filter { $0.0 != "q.lot" } + [("q.lot", "0"), ("name", "Ada"), ("password", OwnHouse.password)]
            try await browser.post(Self.path, planted, client)
            #expect(browser.status == .unprocessableContent)
            #expect(try await house.state().signatures[OwnHouse.form] == nil)
        }
    }

    @Test("Stopping asks once more, then does what it said; loading pages does nothing", arguments: Withdrawal.allCases)
    func withdrawal(_ way: Withdrawal) async throws {
        let house = try await OwnHouse()
        try await house.test { client in
            let browser = try await house.signedIn()
            try await browser.get("/withdraw?done=\(way.rawValue)", client)
            #expect(browser.status == .notFound)
            let size = try await house.store.state().size
            try await browser.get("/withdraw", client)
            #expect(!browser.html.contains(" checked"))
            try await browser.send("/withdraw", [("reason", "a reason")], client)
            #expect(browser.status == .unprocessableContent && browser.html.contains("a reason"))
            try await browser.send("/withdraw", [("way", way.rawValue), ("reason", String(repeating: "r", count: 5_001))], client)
            #expect(browser.status == .unprocessableContent && browser.html.contains("rrrr"))
            try await browser.send("/withdraw", [("way", way.rawValue), ("reason", "Quittenbrot")], client)
            #expect(browser.status == .ok && browser.html.contains("Quittenbrot"))
            #expect(try await house.store.state().size == size)
            let confirmed = browser.hidden(of: "/withdraw") + [("step", "confirmed")]
            try await browser.post("/withdraw", confirmed, client)
            #expect(browser.location == "/withdraw?done=\(way.rawValue)")
            let person = try await house.state()
            #expect(way.isSo(person))
            let after = try await house.store.state().size
            try await browser.post("/withdraw", confirmed, client)
            #expect(try await house.store.state().size == after)
            try await browser.get("/withdraw?done=\(way.rawValue)", client)
            #expect(browser.status == .ok && browser.html.contains("If you change your mind"))
            #expect(try await house.state("p-second").isUnder(.stop) == false)
        }
    }
}

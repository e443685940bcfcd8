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

/// Coming in, and going out, as a browser does it.
@Suite("Ways in and ways out")
struct EntryTests {
    static let password = "a kettle under seven larches"

    /// The values of a hidden field, as a browser would send them.
    static func token(in html: String) -> String {
        html.components(separatedBy: "name=\"token\" value=\"").dropFirst().first.map { String($0.prefix { $0 != "\"" }) } ?? ""
    }

    /// A browser that keeps cookies.
    final class Browser {
        var cookies: [String: String] = [:]
        var token = ""

        func take(_ response: TestResponse) {
            for line in response.headers[values: .setCookie] {
                let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                guard pair.count == 2 else { continue }
                cookies[pair[0]] = line.contains("Max-Age=0") ? nil : pair[1]
            }
            let found = EntryTests.token(in: response.text)
            if !found.isEmpty { token = found }
        }

        private var headers: HTTPFields {
            var headers: HTTPFields = [.acceptLanguage: "en", .userAgent: "Mozilla/5.0 (iPhone)"]
            if !cookies.isEmpty { headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
            return headers
        }

        func get(_ uri: String, _ client: some TestClientProtocol) async throws -> TestResponse {
            let response = try await client.execute(uri: uri, method: .get, headers: headers)
            take(response)
            return response
        }

        func post(_ uri: String, _ fields: [(String, String)], _ client: some TestClientProtocol) async throws -> TestResponse {
            var headers = headers
            headers[.contentType] = "application/x-www-form-urlencoded"
            headers[.origin] = "null"
            if let site = HTTPField.Name("Sec-Fetch-Site") { headers[site] = "same-origin" }
            let response = try await client.execute(uri: uri, method: .post, headers: headers, body: DoorVisitor.body([("token", token)] + fields))
            take(response)
            return response
        }
    }

    /// The key that a page shows for an authenticator.
    static func secret(in html: String) -> TimeCodeSecret? {
        guard let text = html.components(separatedBy: "secret=").dropFirst().first?.prefix(while: { $0 != "&" }) else { return nil }
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var bits = 0, held = 0
        var bytes: [UInt8] = []
        for character in text {
            guard let value = digits.firstIndex(of: character) else { return nil }
            bits = bits << 5 | value
            held += 5
            if held >= 8 {
                held -= 8
                bytes.append(UInt8(bits >> held & 255))
                bits &= (1 << held) - 1
            }
        }
        return TimeCodeSecret(bytes: bytes)
    }

    static func code(_ secret: TimeCodeSecret, _ house: DoorHouse) -> String { TimeCode.code(of: secret, step: TimeCode.step(at: house.clock.now())) }

    /// From an invitation to a session.
    static func begin(_ browser: Browser, at uri: String, _ house: DoorHouse, _ client: some TestClientProtocol) async throws -> (secret: TimeCodeSecret, codes: [String]) {
        #expect(try await browser.get(uri, client).status == .ok)
        let chosen = try await browser.post(uri, [("new-password", password)], client)
        #expect(chosen.location?.hasPrefix("/sign-in/code") == true)
        let page = try await browser.get("/sign-in/code", client)
        let secret = try #require(Self.secret(in: page.text))
        let wrong = try await browser.post("/sign-in/code", [("code", "000000")], client)
        #expect(wrong.status == .unprocessableContent)
        let sheet = try await browser.post("/sign-in/code", [("code", code(secret, house))], client)
        #expect(sheet.status == .ok)
        let codes = sheet.text.components(separatedBy: "<code>").dropFirst().map { String($0.prefix { $0 != "<" }) }
        #expect(codes.count == 10)
        return (secret, codes)
    }

    @Test("An invitation begins a sign-in; looking at it changes nothing; it serves once")
    func invitation() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client async throws in
            let token = try await house.desk.invite(.participant(DoorHouse.three[0]), as: "p-active")
            let uri = "/begin/\(token.text)"
            let browser = Browser()
            for _ in 0..<3 { #expect(try await browser.get(uri, client).status == .ok) }
            #expect(browser.cookies["visit"] == nil)
            let short = try await browser.post(uri, [("new-password", "short")], client)
            #expect(short.status == .unprocessableContent && short.text.contains("15"))
            // The password alone opens nothing.
            let half = Browser()
            _ = try await Self.begin(browser, at: uri, house, client)
            #expect(browser.cookies["visit"] != nil)
            #expect(try await browser.get("/settings", client).location == nil)
            #expect(try await half.get(uri, client).status == .gone)
            #expect(try await (400..<500).contains(half.post(uri, [("new-password", Self.password)], client).status.code))
        }
    }

    @Test("Name, password, code; each wrong one gets the same sentence; a code serves once; a sheet's code too")
    func signIn() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client async throws in
            let token = try await house.desk.invite(.participant(DoorHouse.three[0]), as: "p-active")
            let (secret, codes) = try await Self.begin(Browser(), at: "/begin/\(token.text)", house, client)
            house.clock.advance(minutes: 1)

            let wrongs = [("p-active", "a wrong password that is long"), ("nobody-of-that-name", Self.password), ("", ""), ("p-second", Self.password)]
            var faces: Set<String> = []
            for (name, password) in wrongs {
                let browser = Browser()
                _ = try await browser.get("/sign-in", client)
                let response = try await browser.post("/sign-in", [("name", name), ("password", password)], client)
                #expect(response.status == .unprocessableContent)
                #expect(!response.text.contains(password) || password.isEmpty, "a password never comes back")
                faces.insert(response.text.replacing(browser.token, with: "").replacing("value=\"\(name)\"", with: "value=\"\""))
            }
            #expect(faces.count == 1)

            func halfWay() async throws -> Browser {
                let browser = Browser()
                _ = try await browser.get("/sign-in", client)
                #expect(try await browser.post("/sign-in", [("name", "P-Active "), ("password", Self.password), ("to", "/journal")], client).location == "/sign-in/code?to=%2Fjournal")
                _ = try await browser.get("/sign-in/code?to=%2Fjournal", client)
                #expect(try await browser.get("/settings", client).location?.hasPrefix("/sign-in") == true)
                return browser
            }
            let browser = try await halfWay()
            let right = Self.code(secret, house)
            #expect(try await browser.post("/sign-in/code", [("code", right), ("to", "/journal")], client).location == "/journal")
            #expect(try await browser.get("/settings", client).location == nil)
            // Signed in is not stepped up.
            #expect(try await browser.get("/journal", client).location == "/confirm?to=%2Fjournal")
            let again = try await halfWay()
            #expect(try await again.post("/sign-in/code", [("code", right)], client).status == .unprocessableContent)
            #expect(try await again.post("/sign-in/code", [("code", codes[0].lowercased())], client).status == .seeOther)
            let third = try await halfWay()
            #expect(try await third.post("/sign-in/code", [("code", codes[0])], client).status == .unprocessableContent)
        }
    }

    @Test("Stepping up opens what is read back, under a new cookie, for five minutes; it leads to our own pages only")
    func stepUp() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client async throws in
            let token = try await house.desk.invite(.participant(DoorHouse.three[0]), as: "p-active")
            let browser = Browser()
            _ = try await Self.begin(browser, at: "/begin/\(token.text)", house, client)
            let before = browser.cookies["visit"]
            _ = try await browser.get("/confirm?to=%2Fjournal", client)
            #expect(try await browser.post("/confirm", [("password", "wrong and long enough")], client).status == .unprocessableContent)
            for elsewhere in ["//evil.example", "https://evil.example/", "/\\evil.example", "/leave", "/begin/x", "/assets/a", "/journal/../leave", "javascript:x", "/journal/search"] {
                #expect(try await browser.post("/confirm", [("password", Self.password), ("to", elsewhere)], client).location == "/", "\(elsewhere)")
            }
            #expect(try await browser.post("/confirm", [("password", Self.password), ("to", "/journal")], client).location == "/journal")
            #expect(browser.cookies["visit"] != before)
            #expect(try await browser.get("/journal", client).status == .ok)
            house.clock.advance(minutes: 4)
            _ = try await browser.get("/settings", client)
            house.clock.advance(minutes: 2)
            #expect(try await browser.get("/journal", client).location == "/confirm?to=%2Fjournal")
        }
    }

    @Test("After five quiet minutes password or code is enough; what was being written is kept and sent on")
    func idle() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client async throws in
            let token = try await house.desk.invite(.participant(DoorHouse.three[0]), as: "p-active")
            let browser = Browser()
            _ = try await Self.begin(browser, at: "/begin/\(token.text)", house, client)
            _ = try await browser.get("/journal/new", client)
            house.clock.advance(minutes: 6)
            let late = try await browser.post("/journal/new", [("text", "still here & <safe>")], client)
            #expect(late.status == .unauthorized && late.text.contains("still here &amp; &lt;safe&gt;"))
            let formToken = Self.token(in: late.text)
            let page = try await browser.get("/sign-in", client)
            #expect(page.text.contains("name=\"again\""))
            #expect(try await browser.post("/sign-in", [("again", "yes"), ("password", Self.password)], client).status == .seeOther)
            // The page that was kept open is still good: the same sign-in goes on.
            browser.token = formToken
            #expect(try await browser.post("/settings/devices", [], client).status == .seeOther)
            // The whole of it lasts an hour, whatever is done.
            house.clock.advance(minutes: 61)
            #expect(try await browser.get("/settings", client).location?.hasPrefix("/sign-in") == true)
        }
    }

    @Test("Leaving and signing out make the browser forget, and leave nothing to come back to")
    func leaving() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client async throws in
            for path in ["/leave", "/sign-out"] {
                let visitor = try await house.participant(DoorHouse.three[0])
                // Even from a page that is too old to be taken for anything else.
                let old = DoorVisitor(name: "old", cookie: visitor.cookie, token: "")
                let response = try await old.post(path, [], client)
                #expect(response.headers[HTTPField.Name("Clear-Site-Data") ?? .via]?.contains("storage") == true)
                #expect(response.headers[values: .setCookie].contains { $0.hasPrefix("visit=;") })
                #expect(try await visitor.get("/settings", client).location?.hasPrefix("/sign-in") == true)
                for word in ["Maitri", "therap", "study", "help"] { #expect(path == "/sign-out" || !response.text.lowercased().contains(word.lowercased())) }
            }
            // The link alone: this browser forgets; another device stays signed in.
            let visitor = try await house.participant(DoorHouse.three[0])
            #expect(try await visitor.get("/leave", client).headers[values: .setCookie].contains { $0.hasPrefix("visit=;") })
            #expect(try await visitor.get("/settings", client).location == nil)
        }
    }

    @Test("A follow-up link shows, and opens one person's one visit when sent; afterwards it says that it is over")
    func errand() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client async throws in
            let link = try house.desk.link(for: DoorHouse.three[0], to: .visit("baseline"), until: house.clock.now() + 60)
            let uri = "/follow-up/\(link)"
            let browser = Browser()
            let page = try await browser.get(uri, client)
            #expect(page.status == .ok && browser.cookies["visit"] == nil)
            #expect(!page.text.contains(DoorHouse.three[0].rawValue))
            #expect(try await browser.post(uri, [], client).status == .seeOther)
            let form = house.target(.questionnaire, of: DoorHouse.three[0])
            #expect(try await browser.get("/", client).location == form)
            for closed in ["/today", "/journal", "/mine", "/settings", "/safety-plan", house.target(.questionnaire, of: DoorHouse.three[1])] {
                #expect(try await browser.get(closed, client).status == .notFound, "\(closed)")
            }
            house.clock.advance(minutes: 61)
            #expect(try await Browser().get(uri, client).status == .gone)
            #expect(try await Browser().get("/follow-up/nonsense", client).status == .gone)
        }
    }

    @Test("A flood of tries from one block of addresses waits; help and the answers of whoever is in do not")
    func limits() {
        let budget = RequestBudget()
        let now = TestClockInstant.now
        let block = AddressBlock("192.0.2.7")
        var refused = 0
        for _ in 0..<200 where budget.take(ParticipantAct.signIn.cost, from: block, at: now) != nil { refused += 1 }
        #expect(refused == 170)
        #expect(budget.take(ParticipantAct.signIn.cost, from: AddressBlock("192.0.2.200"), at: now) != nil, "a neighbor shares the block")
        #expect(budget.take(ParticipantAct.signIn.cost, from: AddressBlock("198.51.100.1"), at: now) == nil)
        for act in [ParticipantAct.help, .saveAnswers, .submit, .safetyPlanPage, .leave, .withdraw] {
            for _ in 0..<5_000 { #expect(budget.take(act.cost, from: block, at: now) == nil) }
        }
        #expect(StaffAct.stepOnAlert.cost == .free)
        let wait = budget.take(.entry, from: block, at: now) ?? 0
        #expect(wait >= 1 && budget.take(.entry, from: block, at: now + 1) == nil)
    }

    @Test("Blocks of addresses", arguments: [
        ("192.0.2.7", "192.0.2.0/24"), ("192.0.2.255", "192.0.2.0/24"), ("::ffff:192.0.2.7", "192.0.2.0/24"), ("2001:db8:1:2ff::1", "2001:db8:1:200::/56"),
        ("2001:DB8:1:200:ffff::", "2001:db8:1:200::/56"), ("::1", "0:0:0:0::/56"), ("fe80::1%eth0", "fe80:0:0:0::/56"), ("", "unknown"), ("256.1.1.1", "unknown"),
        ("1.2.3", "unknown"), ("1::2::3", "unknown"), ("x", "unknown"), ("12345::", "unknown"),
    ])
    func blocks(_ address: String, _ block: String) {
        #expect(AddressBlock(address).description == block)
    }
}

private enum TestClockInstant { static let now = Instant(milliseconds: 1_800_000_000_000) }

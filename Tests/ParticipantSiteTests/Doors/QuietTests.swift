import Access
import Bookkeeping
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ParticipantSite
import Records
import StaffSite
import StudyDesign
import Testing
import Web

/// D-16: opening a page changes nothing, and nothing is taken from elsewhere.
@Suite("Opening a page changes nothing; what another site sends is not taken")
struct QuietTests {
    @Test("GETting every participants' route leaves the record as it was")
    func participants() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client async throws in
            let before = try await house.store.state()
            for kind in Visitor.Kind.allCases {
                for act in ParticipantAct.allCases where act.method == .get {
                    for method in [HTTPRequest.Method.get, .head] {
                        let visitor = try await house.visitor(kind, DoorHouse.three[0])
                        let response = try await visitor.get(house.target(act, of: DoorHouse.three[0]), client, method: method)
                        #expect(response.status.code < 500, "\(method) \(act) by \(kind)")
                        if method == .head { #expect(response.body.readableBytes == 0) }
                    }
                }
            }
            #expect(try await house.store.state() == before)
        }
    }

    @Test("GETting every staff route adds who looked at whom, and nothing else")
    func staff() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.staff.router()).test(.router) { client async throws in
            let before = try await house.store.state().size
            let visitor = try await house.account(.init("tester"), isSteppedUp: true)
            for act in StaffAct.allCases where act.method == .get {
                let response = try await visitor.get(StaffMatrixTests.target(act, about: DoorHouse.three[0]), client)
                #expect(response.status.code != 500, "\(act)")
            }
            let size = try await house.store.state().size
            let added = try await house.store.entries(Array(before..<size)).map(\.trace)
            #expect(!added.isEmpty)
            for trace in added {
                guard case .viewing = trace else { Issue.record("\(trace.act) by opening a page"); continue }
            }
        }
    }

    /// What a browser says of itself, and whether it is believed.
    static let origins: [(site: String?, origin: String?, isTaken: Bool)] = [
        ("same-origin", "null", true), ("same-origin", "http://localhost", true), ("same-origin", nil, true), ("none", nil, true),
        ("cross-site", "null", false), ("cross-site", "http://evil.example", false), ("same-site", nil, false), ("cross-site", nil, false),
        (nil, "http://evil.example", false), ("same-origin", "http://evil.example", false), (nil, "http://localhost", true),
        (nil, "https://localhost", false), (nil, "null", true), (nil, nil, true), ("same-origin", "http://localhost.evil.example", false),
    ]

    @Test("Where a form comes from, on both sides", arguments: origins)
    func whence(_ site: String?, _ origin: String?, _ isTaken: Bool) async throws {
        let house = try await DoorHouse()
        @Sendable func headers(_ visitor: DoorVisitor) -> HTTPFields {
            var headers = visitor.headers(posting: true)
            headers[.origin] = origin
            if let name = HTTPField.Name("Sec-Fetch-Site") { headers[name] = site }
            return headers
        }
        let participant = try await house.participant(DoorHouse.three[0])
        try await Application(router: house.site.router()).test(.router) { client async throws in
            let response = try await client.execute(
                uri: "/settings/devices", method: .post, headers: headers(participant), body: DoorVisitor.body([("token", participant.token)]))
            #expect((response.status == .seeOther) == isTaken)
            #expect(isTaken || response.status == .forbidden)
        }
        let account = try await house.account(.init("tester"))
        try await Application(router: house.staff.router()).test(.router) { client async throws in
            let response = try await client.execute(
                uri: "/account/devices", method: .post, headers: headers(account), body: DoorVisitor.body([("token", account.token)]))
            #expect((response.status == .seeOther) == isTaken)
        }
    }

    @Test("A form without its token, or with another's, is not taken; what was written comes back")
    func tokens() async throws {
        let house = try await DoorHouse()
        let visitor = try await house.participant(DoorHouse.three[0])
        let other = try await house.participant(DoorHouse.three[1])
        let text = "what I wrote & <meant>"
        try await Application(router: house.site.router()).test(.router) { client async throws in
            let size = try await house.store.state().size
            for token in [nil, "", "x", other.token, house.stranger().token, String(visitor.token.dropLast()), visitor.token + "A"] {
                let fields = (token.map { [("token", $0)] } ?? []) + [("text", text)]
                let response = try await client.execute(
                    uri: "/journal/new", method: .post, headers: visitor.headers(posting: true), body: DoorVisitor.body(fields))
                #expect(response.status == .conflict, "\(token ?? "none")")
                #expect(response.text.contains("what I wrote &amp; &lt;meant&gt;"))
            }
            // A token sent twice is none.
            let twice = try await visitor.post("/journal/new", [("token", visitor.token), ("text", text)], client)
            #expect(twice.status == .conflict)
            #expect(try await house.store.state().size == size)
        }
    }

    @Test("Cookies, headers and lengths")
    func cookies() async throws {
        let house = try await DoorHouse()
        let visitor = try await house.participant(DoorHouse.three[0])
        try await Application(router: house.site.router()).test(.router) { client async throws in
            // Two cookies of one name: one of them is somebody else's.
            let doubled = DoorVisitor(name: "doubled", cookie: "\(visitor.cookie ?? ""); visit=\(Token(.system).text)", token: visitor.token)
            #expect(try await doubled.get("/settings", client).location?.hasPrefix("/sign-in") == true)
            var headers = visitor.headers(posting: true)
            headers[.contentType] = "text/plain"
            let plain = try await client.execute(uri: "/journal/new", method: .post, headers: headers, body: DoorVisitor.body([("token", visitor.token)]))
            #expect(plain.status.code >= 400)
            let long = try await visitor.post("/journal/new", [("text", String(repeating: "x", count: ParticipantSite.largestBody))], client)
            #expect(long.status == .contentTooLarge)
        }
        for isSecure in [false, true] {
            let cookie = HostCookie("visit", isSecure: isSecure, sameSite: .lax)
            #expect(cookie.name == (isSecure ? "__Host-visit" : "visit"))
            #expect(cookie.setting("x").contains("Secure") == isSecure)
            #expect(cookie.setting("x").contains("HttpOnly") && cookie.setting("x").contains("Path=/;") && !cookie.setting("x").contains("Domain"))
        }
    }
}

import Access
import Bookkeeping
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ParticipantSite
import Records
import StaffSite
import Testing
import Web

/// P-13 and G-05: one address, one meaning.
@Suite("However it is spelled, the staff's side is not on the participants' listener")
struct SpellingTests {
    /// Addresses that only the staff's table has.
    static var staffPaths: [String] {
        let participants = Set(ParticipantAct.allCases.map(\.path))
        let filled = StaffAct.allCases.filter { !participants.contains($0.path) && $0 != .study }.map { StaffMatrixTests.target($0, about: DoorHouse.three[0]) }
        return Set(filled).sorted()
    }

    @Test("There are enough spellings, and each is another one")
    func enough() {
        let spellings = Spellings.of("/alerts").map(\.target)
        #expect(spellings.count >= 40)
        #expect(Set(spellings).count == spellings.count)
        #expect(Self.staffPaths.count >= 12)
    }

    @Test("Each spelling and method gets the answer of an address that is nowhere")
    func spellings() async throws {
        let house = try await DoorHouse()
        let visitors = [house.stranger(), try await house.participant(DoorHouse.three[0], isSteppedUp: true)]
        try await Application(router: house.site.router()).test(.router) { client async throws in
            var count = 0
            for visitor in visitors {
                for path in Self.staffPaths {
                    for (name, target) in Spellings.of(path) where name != "query of a path" {
                        for method in [HTTPRequest.Method.get, .post] {
                            let response = try await Self.send(target, method, visitor, client)
                            let nowhere = try await Self.send("/no/such/page", method, visitor, client)
                            #expect(response.status == .notFound && response.face == nowhere.face, "\(method) \(target) (\(name)), \(visitor.name)")
                            count += 1
                        }
                    }
                    for method in Spellings.methods {
                        let response = try await Self.send(path, method, visitor, client)
                        let nowhere = try await Self.send("/no/such/page", method, visitor, client)
                        #expect(response.status == .notFound && response.face == nowhere.face, "\(method) \(path), \(visitor.name)")
                    }
                }
            }
            #expect(count >= 2 * 12 * 40 * 2)
        }
    }

    @Test("Other spellings of the participants' own addresses lead nowhere too")
    func ownAddresses() async throws {
        let house = try await DoorHouse()
        let visitor = try await house.participant(DoorHouse.three[0], isSteppedUp: true)
        let same: Set<String> = ["plain", "query", "query of a path"]
        try await Application(router: house.site.router()).test(.router) { client async throws in
            let nowhere = try await visitor.get("/no/such/page", client)
            for path in ["/today", "/journal", "/mine", "/journal/entry/j-p-active"] {
                for (name, target) in Spellings.of(path) where !same.contains(name) {
                    #expect(try await visitor.get(target, client).face == nowhere.face, "\(target) (\(name))")
                }
            }
        }
    }

    @Test("The grammar of paths", arguments: [
        ("/", true), ("/a", true), ("/a/b-c_d.e~f", true), ("/a%20b", true), ("/p1%3Acall-x", true), ("/%C3%A9", true), ("", false), ("a", false),
        ("//", false), ("/a/", false), ("/a//b", false), ("/.", false), ("/a/..", false), ("/...", true), ("/a%2Fb", false), ("/%61", false),
        ("/%3a", false), ("/a%", false), ("/a%2", false), ("/%00", false), ("/%7F", false), ("/a b", false), ("/a;b", false), ("/é", false), ("/a\\b", false),
    ])
    func grammar(_ path: String, _ isOne: Bool) {
        #expect(PathSpelling.isCanonical(path.utf8) == isOne)
    }

    private static func send(_ target: String, _ method: HTTPRequest.Method, _ visitor: DoorVisitor, _ client: some TestClientProtocol) async throws -> TestResponse {
        let isPosting = method == .post
        return try await client.execute(
            uri: target, method: method, headers: visitor.headers(posting: isPosting), body: isPosting ? DoorVisitor.body([("token", visitor.token)]) : nil)
    }
}

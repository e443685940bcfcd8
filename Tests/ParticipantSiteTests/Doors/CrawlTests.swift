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

/// P-02: everything that anybody sees an address of is asked for by everybody else.
///
/// `MAITRI_CRAWL` says how many requests; without it enough for every change of the program.
@Suite("Nobody reaches what is another's by its address")
struct CrawlTests {
    static var wanted: Int { ProcessInfo.processInfo.environment["MAITRI_CRAWL"].flatMap { Int($0) } ?? 4_000 }

    /// Addresses that a page leads to, and those to which its forms are sent.
    static func addresses(in html: String) -> Set<String> {
        var found: Set<String> = []
        for mark in ["href=\"", "action=\"", "data-answers=\"", "data-merge=\""] {
            for piece in html.components(separatedBy: mark).dropFirst() {
                let address = piece.prefix { $0 != "\"" }.replacing("&amp;", with: "&")
                let path = address.prefix { $0 != "#" && $0 != "?" }
                if path.hasPrefix("/"), !path.hasPrefix("//") { found.insert(String(path)) }
            }
        }
        return found
    }

    /// Every page that a visitor finds by following what they see, from the pages that have no place to be filled.
    static func crawl(_ visitor: DoorVisitor, from starts: [String], _ client: some TestClientProtocol) async throws -> Set<String> {
        var seen: Set<String> = []
        var waiting = Set(starts)
        while let address = waiting.min() {
            waiting.remove(address)
            guard seen.insert(address).inserted, seen.count < 400, !["/leave", "/sign-out"].contains(address) else { continue }
            let response = try await visitor.get(address, client)
            if response.status == .ok, response.headers[.contentType]?.hasPrefix("text/html") == true {
                waiting.formUnion(addresses(in: response.text).subtracting(seen))
            } else if let location = response.location {
                waiting.insert(String(location.prefix { $0 != "?" }))
            }
        }
        return seen
    }

    private static let starts = ParticipantAct.allCases.filter { $0.method == .get && !$0.path.contains(":") }.map(\.path)

    @Test("Every address of three people, asked for by everybody else")
    func everybodyElse() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client async throws in
            // What each has seen; and what only they have.
            var seen: [Participant.ID: Set<String>] = [:]
            for person in DoorHouse.three {
                let own = try await Self.crawl(house.participant(person, isSteppedUp: true), from: Self.starts, client)
                let own2 = [ParticipantAct.questionnaire, .questionnairePart, .journalEntry, .saveAnswers, .savePart, .review, .submit, .done, .reviseJournal, .shareJournal]
                    .map { house.target($0, of: person) }
                seen[person] = own.union(own2)
            }
            let shared = seen.values.reduce(seen[DoorHouse.three[0]] ?? []) { $0.intersection($1) }
            for person in DoorHouse.three { #expect((seen[person] ?? []).subtracting(shared).count >= 7, "\(person) has addresses of their own") }

            var requests = 0, reached = 0, round = 0
            while requests < Self.wanted {
                round += 1
                for owner in DoorHouse.three {
                    let addresses = round == 1 ? (seen[owner] ?? []) : (seen[owner] ?? []).subtracting(shared)
                    let others = DoorHouse.three.filter { $0 != owner }
                    var visitors: [(DoorVisitor, Visitor)] = []
                    for other in others {
                        visitors.append((try await house.participant(other), .participant(other, .signedIn)))
                        visitors.append((try await house.participant(other, isSteppedUp: true), .participant(other, .steppedUp)))
                        visitors.append((try await house.errand(other, .link), .errand(other, "baseline", .link)))
                        visitors.append((try await house.errand(other, .tablet), .errand(other, "baseline", .tablet)))
                    }
                    visitors.append((house.stranger(), .stranger))
                    let size = try await house.store.state().participants[owner]?.entries.count
                    for (visitor, kind) in visitors {
                        let nowhere = try await visitor.get("/no/such/page", client).face
                        for address in addresses.sorted() where !["/leave", "/sign-out", "/settings/devices"].contains(address) {
                            for method in [HTTPRequest.Method.get, .post] {
                                let response = try await MatrixTests.send(method, address, as: visitor, client)
                                requests += 1
                                let acts = Self.acts(at: address, method)
                                if acts.contains(where: { $0.permission.decision(for: kind, standing: kind.participant == nil ? nil : .active) == .allowed }) { reached += 1 }
                                #expect(!response.text.contains("Quittenbrot-\(owner)"), "\(method) \(address) by \(visitor.name) shows what \(owner) wrote")
                                #expect(response.status.code < 500, "\(method) \(address) by \(visitor.name): \(response.status)")
                                if !shared.contains(address), kind != .stranger, response.status == .ok {
                                    Issue.record("\(method) \(address) of \(owner) answers \(visitor.name)")
                                }
                                if !shared.contains(address), method == .get, acts.isEmpty { #expect(response.face == nowhere) }
                            }
                        }
                    }
                    #expect(try await house.store.state().participants[owner]?.entries.count == size, "nobody else adds to what is \(owner)'s")
                }
            }
            print("P-02: \(requests) requests for what is another's, \(reached) of them reached a page's own code, in \(round) rounds; 0 may show it.")
            #expect(reached > requests / 10, "a crawl that never gets in proves nothing")
        }
    }

    /// The acts whose address this may be.
    static func acts(at address: String, _ method: HTTPRequest.Method) -> [ParticipantAct] {
        let parts = address.split(separator: "/")
        return ParticipantAct.allCases.filter { act in
            let places = act.path.split(separator: "/")
            return act.method == method && places.count == parts.count && zip(places, parts).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
        }
    }

    @Test("A page that forgets whose it is would be found")
    func planted() async throws {
        let house = try await DoorHouse()
        let router = house.site.router()
        // Planted: an entry is handed out to whoever names it.
        router.get("/planted/:entry") { _, context in
            let name = context.parameters.get("entry") ?? ""
            let owner = DoorHouse.three.first { name == "j-\($0)" }
            return owner.map { DoorHouse.canary($0, "journal") } ?? "nothing"
        }
        try await Application(router: router).test(.router) { client async throws in
            let response = try await house.participant(DoorHouse.three[1]).get("/planted/j-\(DoorHouse.three[0])", client)
            #expect(response.text.contains("Quittenbrot-\(DoorHouse.three[0])"))
        }
    }
}

import Access
import Accompaniment
import Bookkeeping
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
@testable import ParticipantSite
import Records
import Testing
import Web

@Suite("Reading one's own pages back")
struct JournalReadingTests {
    private static let entry = "/journal/entry/j-p-active"
    private static let reading = ["/journal", entry, "/course"]

    /// Addresses that hand out what a person wrote.
    private static func leaks(_ paths: [String], _ read: (String) async throws -> String) async throws -> [String] {
        var found: [String] = []
        for path in paths {
            if try await read(path).contains("Quittenbrot-p-active-journal") { found.append(path) }
        }
        return found
    }

    @Test("Nothing is read back before the person has shown who they are; a page that forgot to ask is caught")
    func stepUp() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(InnerVisit.person)
            for path in Self.reading {
                let answer = try await visitor.get(path, client)
                #expect(answer.status == .seeOther && answer.location?.hasPrefix("/confirm") == true, "\(path)")
            }
            #expect(try await Self.leaks(Self.reading) { try await visitor.get($0, client).text } == [])
            let searched = try await visitor.post("/journal/search", [("words", "Quittenbrot")], client)
            #expect(searched.status == .conflict && !searched.text.contains("Quittenbrot-p-active"))
            // The plant: the same pages without the gate.
            let record = try await house.store.state()
            let person = try #require(house.site.personNow(InnerVisit.person, in: record, at: house.clock.now()))
            let planted = try await Self.leaks(Array(Self.reading.prefix(2))) { path in
                let call = Call(
                    act: path == "/journal" ? .journal : .journalEntry,
                    request: Request(head: HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: path), body: .init(buffer: .init())),
                    parts: ["entry": "j-p-active"], fields: PostedFields([]), isForm: true, body: [],
                    visitor: .participant(InnerVisit.person, .signedIn),
                    session: Session(hash: Token(.system).hash, holder: .participant(InnerVisit.person), way: .account, created: house.clock.now()),
                    idle: nil, person: person, phrases: house.site.languages.site, now: house.clock.now(), token: "", block: "")
                let page = CollectedBody()
                try await house.site.answer(call).body.write(page)
                return page.text
            }
            #expect(planted == ["/journal", Self.entry])
        }
    }

    @Test("One's own pages are read, searched and found; no address, title or header holds a word of them")
    func reading() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(InnerVisit.person, isSteppedUp: true)
            let words = "Quittenbrot-p-active-journal"
            for answer in [
                try await visitor.get("/journal", client), try await visitor.get(Self.entry, client),
                try await visitor.post("/journal/search", [("words", "QUITTENBROT")], client),
            ] {
                #expect(answer.status == .ok && answer.text.contains(words))
                #expect(!InnerVisit.outside(answer).contains("Quittenbrot"))
                for address in answer.text.components(separatedBy: "href=\"").dropFirst() { #expect(!address.prefix { $0 != "\"" }.contains("Quitten")) }
            }
            let none = try await visitor.post("/journal/search", [("words", InnerVisit.canary)], client)
            #expect(none.text.contains("No page holds these words.") && !InnerVisit.outside(none).contains("Quendel"))
        }
    }

    @Test("Another person's page is as absent as one that never was")
    func others() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(InnerVisit.person, isSteppedUp: true)
            let nothing = try await visitor.get("/journal/entry/never-was", client).face
            #expect(try await visitor.get("/journal/entry/j-p-second", client).face == nothing)
            let seal = InnerVisit.seal(to: Self.entry, in: try await visitor.get(Self.entry, client).text)
            let before = try await house.store.state().size
            for path in ["/journal/entry/j-p-second", "/journal/entry/j-p-second/readers", "/journal/entry/never-was"] {
                #expect(try await visitor.post(path, [("seal", seal), ("text", "x")], client).status == .notFound)
            }
            #expect(try await house.store.state().size == before)
            for path in ["/journal", "/journal/new"] { #expect(!(try await visitor.get(path, client).text.contains("p-second"))) }
        }
    }
}

/// A page that is not sent to anybody.
private final class CollectedBody: ResponseBodyWriter {
    private var bytes = ByteBuffer()
    var text: String { String(buffer: bytes) }

    func write(_ buffer: ByteBuffer) async throws { bytes.writeImmutableBuffer(buffer) }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

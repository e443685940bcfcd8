import Bookkeeping
import Foundation
import Hummingbird
import HummingbirdTesting
import Ledger
import ParticipantSite
import Records
import StoreContract
import Testing

@Suite("Changing a page, and who may read it")
struct JournalChangesTests {
    private static let entry = "/journal/entry/j-p-active"
    private static let readers = entry + "/readers"

    @Test("A change becomes a version; a stale page meets both texts, and keeps whichever is chosen, or both")
    func merge() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(InnerVisit.person, isSteppedUp: true)
            let seal = InnerVisit.seal(to: Self.entry, in: try await visitor.get(Self.entry, client).text)
            #expect(try await visitor.post(Self.entry, [("seal", seal), ("text", "from the phone")], client).status == .seeOther)
            let stale = try await visitor.post(Self.entry, [("seal", seal), ("text", "from the desk")], client)
            #expect(stale.status == .conflict && stale.text.contains("from the phone") && stale.text.contains("from the desk"))
            let newer = InnerVisit.seal(to: Self.entry, in: stale.text)
            let both = try await visitor.post(Self.entry, [("seal", newer), ("text", "from the phone\r\n\r\nfrom the desk")], client)
            #expect(both.status == .seeOther && both.location == Self.entry + "?done=words")
            // Repeated, it doubles nothing.
            #expect(try await visitor.post(Self.entry, [("seal", newer), ("text", "from the phone\r\n\r\nfrom the desk")], client).status == .seeOther)
            let versions = try await house.written().filter { $0.id == .init("j-p-active") }
            #expect(versions.map(\.version) == [1, 2, 3])
            #expect(versions.last?.text == "from the phone\n\nfrom the desk")
        }
    }

    @Test("When the confirmation is over, the words come back with the way to confirm again")
    func locked() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(InnerVisit.person, isSteppedUp: true)
            let seal = InnerVisit.seal(to: Self.entry, in: try await visitor.get(Self.entry, client).text)
            house.clock.advance(minutes: 4)
            _ = try await visitor.get("/today", client)
            house.clock.advance(minutes: 3)
            let answer = try await visitor.post(Self.entry, [("seal", seal), ("text", InnerVisit.canary)], client)
            #expect(answer.status == .conflict && answer.text.contains(InnerVisit.canary) && answer.text.contains("href=\"/confirm\""))
            #expect(!InnerVisit.outside(answer).contains("Quendel"))
        }
    }

    @Test("A mind can be changed; a second device is told; what a copy holds is said")
    func sharing() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(InnerVisit.person, isSteppedUp: true)
            let first = try await visitor.get(Self.entry, client).text
            #expect(first.contains("Only you."))
            let seal = InnerVisit.seal(to: Self.readers, in: first)
            let chosen = [("seal", seal), ("reader", "a-therapist"), ("research", "text")]
            for _ in 0..<2 { #expect(try await visitor.post(Self.readers, chosen, client).status == .seeOther) }
            let id = JournalEntry.ID("j-p-active")
            #expect(try await house.state().journal[id]?.sharingVersion == 1)
            // Another device that has not seen it is shown what holds now.
            let stale = try await visitor.post(Self.readers, [("seal", seal), ("research", "count")], client)
            #expect(stale.status == .conflict && stale.text.contains("value=\"a-therapist\" checked"))
            #expect(try await house.state().journal[id]?.research == .text)
            let snapshot = try await house.store.snapshot()
            let frozen = FrozenSnapshot(ledgerSize: snapshot.ledgerSize, digest: try snapshot.digest())
            try await house.take([Change.snapshotFrozen(frozen).act(at: 9 * 1440 + 5)])
            let page = try await visitor.get(Self.entry, client).text
            #expect(page.contains("It cannot be taken back from that copy."))
            let back = InnerVisit.seal(to: Self.readers, in: page)
            #expect(try await visitor.post(Self.readers, [("seal", back), ("research", "nothing")], client).status == .seeOther)
            let kept = try #require(try await house.state().journal[id])
            #expect(kept.readers.isEmpty && kept.research == nil && kept.sharingVersion == 2)
        }
    }
}

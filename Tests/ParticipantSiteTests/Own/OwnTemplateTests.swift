import Access
import Accompaniment
import Bookkeeping
import HTTPTypes
import Foundation
import Hummingbird
import Instruments
import NIOCore
@testable import ParticipantSite
import Records
import StoreContract
import StudyDesign
import Testing
import Web

/// Every tag of the templates of consent and of one's own is a property of its page, is reached by some page,
/// and prints `PageText`; every property is printed.
@Suite("Templates of consent and of one's own")
struct OwnTemplateTests {
    private func call(_ house: OwnHouse, _ id: String = "p-active", _ uri: String = "/consent", language: String = "en") async throws -> Call {
        let site = house.house.site
        let now = house.house.clock.now()
        let person = try #require(site.personNow(.init(id), in: try await house.store.state(), at: now))
        let token = Token(.system)
        let session = Session(hash: token.hash, holder: .participant(.init(id)), way: .account, created: now, steppedUp: now)
        let request = Request(head: HTTPRequest(method: .get, scheme: nil, authority: "localhost", path: uri), body: RequestBody(buffer: ByteBuffer()))
        return Call(
            act: .consents, request: request, parts: ["form": OwnHouse.form.rawValue], fields: PostedFields([]), isForm: false, body: [],
            visitor: .participant(.init(id), .steppedUp), session: session, idle: nil, person: person,
            phrases: site.languages.phrases(chosen: language, accepted: nil), now: now, token: "token", block: "test")
    }

    @Test("Every tag is a property, every property is printed", arguments: ["en", "de"])
    func contract(_ language: String) async throws {
        let house = try await OwnHouse()
        let site = house.house.site
        let paper = ConsentText(form: .init("paper"), version: 1, language: "en", text: "# On paper\nWords.", choices: ["x"], isRequired: false)
        let approval = ConsentApproval(form: .init("paper"), version: 1, language: "en", from: DoorHouse.day, decision: "yes")
        try await house.take([Change.consentPublished(paper).act(at: 9 * 1440), Change.consentApproved(approval).act(at: 9 * 1440, by: "second")])
        let text = try #require(try ExampleConsent.texts(in: .bundled(), form: OwnHouse.form).last)
        let signature = ConsentSignature(
            participant: .init("p-active"), text: text, day: DoorHouse.day, choices: Dictionary(uniqueKeysWithValues: text.choices.map { ($0, true) }),
            understood: text.questions, printedName: "Ada")
        try await house.take([Act(at: house.house.clock.now(), by: "p-active", as: .participant, .consentSigned(signature))])
        let viewing = Viewing(participant: .init("p-active"), what: .answers)
        try await house.take([Act(at: house.house.clock.now(), by: DoorHouse.account(.therapist).rawValue, as: .therapist, .viewed(viewing))])

        var contract = TemplateContract()
        let call = try await call(house, language: language)
        try contract.check(site.consents(call))
        let empty = ConsentsPage(
            frame: site.frame(call, title: "consent.title"), heading: "h", lead: "l", items: [], none: "n", withdraw: LinkContext("w", "/"))
        try contract.check(empty)
        let item = try site.consentItem(call)
        let parts = ConsentReading(item.text.text).parts
        for number in parts.indices { try contract.check(site.partPage(number + 1, of: parts, item, call)) }
        try await house.publish(version: 2)
        let again = try await self.call(house, language: language)
        let newer = try site.consentItem(again)
        try contract.check(site.partPage(2, of: ConsentReading(newer.text.text).parts, newer, again))
        let wrong = ConsentAnswers(["q.lot": "0", "c.touch": "yes"], to: item.text)
        for step in [ConsentStep.questions, .choices] {
            for isChecked in [true, false] { try contract.check(site.stepPage(step, item, wrong, call, isChecked: isChecked)) }
        }
        try contract.check(site.signPage(item, wrong, call, name: "Ada", .init(name: "a fault", password: "a fault", notes: ["a note"])))
        let local = LocalTime(day: DoorHouse.day, minutes: 600, offset: 0)
        for isWithdrawn in [true, false] {
            let copy = try #require(SignedCopy(signature, of: text, entry: 3, signed: local, isWithdrawn: isWithdrawn))
            try contract.check(site.copyPage(copy, try await self.call(house, "p-active", "/consent?signed=now", language: language)))
        }
        let invited = try await self.call(house, "p-invited", language: language)
        try contract.check(site.withdrawalPage(invited, chosen: .erase, reason: "r", fault: "f"))
        for way in Withdrawal.allCases {
            try contract.check(site.confirmPage(way, "r", call))
            try contract.check(site.withdrawnPage(way, call))
        }
        var asked = MineAsked()
        (asked.correctionFault, asked.erasureFault) = ("f", "f")
        var mine = try await site.minePage(try await self.call(house, "p-active", "/mine?done=erasure", language: language), asked)
        try contract.check(mine)
        mine = try await site.minePage(invited, MineAsked())
        try contract.check(mine)
        var record = try await site.ownRecord(call)
        record = OwnRecord(
            participant: record.participant, study: record.study, written: record.written,
            entries: (0..<4).flatMap { _ in record.entries }, viewings: record.viewings, sealed: 2)
        try contract.check(site.filePage(record, call))
        try contract.check(site.minePage(of: OwnRecord(
            participant: record.participant, study: record.study, written: record.written,
            entries: (0..<30).flatMap { _ in record.entries }, viewings: [], sealed: 1), try await self.call(house, "p-active", "/mine?from=50", language: language), asked))
        let restricted = try await self.call(house, "p-restricted", language: language)
        let closed = try site.closedPage(restricted)
        try contract.check(#require(closed))
        #expect(contract.faults == [])
        #expect(try contract.missing(in: ["Consent", "Mine"]) == [])
    }

    @Test("No template prints anything raw, styles or scripts in place, and every form carries the token")
    func folder() throws {
        let contract = TemplateContract.self
        for (name, text) in try contract.texts(in: ["Consent", "Mine"]) {
            for raw in ["{{{", "{{&", "{{%", "{{=", "{{>*", "{{ ", "<style", "<script", "style=", "onclick"] { #expect(!text.contains(raw), "\(name) \(raw)") }
            #expect(text.components(separatedBy: "method=\"post\"").count == text.components(separatedBy: "name=\"token\"").count, "\(name)")
        }
    }
}

import Access
import Accompaniment
import Bookkeeping
import Foundation
import HTTPTypes
import Hummingbird
@testable import ParticipantSite
import Records
import StudyDesign
import Testing
import Web

@Suite("Templates of practices and of help")
struct PracticeTemplateTests {
    private static let templates = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/ParticipantSite/Templates")

    private func read(_ name: String) throws -> String {
        // The frame is held against its layout elsewhere.
        if name == "Layout" { return "{{$main}}{{/main}}" }
        return try String(contentsOf: Self.templates.appending(path: "\(name).mustache"), encoding: .utf8)
    }

    private func call(_ house: DoorHouse) async throws -> Call {
        let id = Participant.ID("p-active")
        let now = house.clock.now()
        let request = Request(head: HTTPRequest(method: .get, scheme: nil, authority: "localhost", path: "/practices"), body: .init(buffer: .init()))
        let session = Session(hash: Token(.system).hash, holder: .participant(id), way: .account, created: now, steppedUp: nil)
        return Call(
            act: .practices, request: request, parts: [:], fields: PostedFields([]), isForm: false, body: [], visitor: .participant(id, .signedIn),
            session: session, idle: nil, person: house.site.personNow(id, in: try await house.store.state(), at: now),
            phrases: house.site.languages.site, now: now, token: "token", block: "test")
    }

    @Test("Every tag is a property, every value printed is text, and every template is used")
    func contract() async throws {
        let house = try await DoorHouse()
        let site = try ParticipantSite(
            settings: ParticipantSiteSettings(home: Zone("Europe/Zurich"), onCall: .init(number: "1", dial: "1")), store: house.store,
            catalog: house.site.catalog, signIn: house.desk, secret: DoorHouse.secret, now: house.clock.now)
        let call = try await self.call(house)
        let given = PracticeForm.Given(id: "n", minutes: "x", finished: "finished", words: "w")
        let spoken = HelpLineContext(number: "1", url: "tel:1", name: "n", note: "n", spoken: "s")
        let country = HelpCountryContext(name: "c", lines: [spoken])
        var help = TagReader(read: read)
        let page = site.help(call)
        #expect(page.near.first?.lines.contains { $0.spoken != nil } == true && page.own != nil && page.plan != nil)
        try help.check(
            ParticipantSite::HelpPage.template,
            ParticipantSite::HelpPage(
                frame: page.frame, heading: page.heading, lead: page.lead, danger: page.danger, callHeading: page.callHeading, own: spoken,
                near: [country], meanwhile: page.meanwhile, plan: page.plan, othersHeading: page.othersHeading, others: [country], foot: page.foot))
        let offline = site.offline(call)
        try help.check(
            OfflinePage.template,
            OfflinePage(
                frame: offline.frame, heading: offline.heading, sentences: offline.sentences, again: offline.again, plan: offline.plan,
                help: NearestHelpContext(own: spoken, country: country), callHeading: offline.callHeading, all: offline.all))
        try help.check(PracticesPage.template, site.practices(call))
        let shown = try #require(site.practice(.bodyScan, call, given: given, faults: PracticeForm.Fault.allCases, isKept: true))
        let letter = try #require(site.practice(.kindLetter, call)?.guide)
        try help.check(
            PracticePage.template,
            PracticePage(
                frame: shown.frame, back: shown.back, heading: shown.heading, lead: shown.lead, kept: shown.kept, faults: shown.faults,
                guide: shown.guide.map { guide in
                    GuideContext(
                        time: guide.time, freedom: guide.freedom, notNowHeading: guide.notNowHeading, notNow: guide.notNow,
                        stepsHeading: guide.stepsHeading, steps: guide.steps, closing: guide.closing, timer: guide.timer, write: letter.write)
                }, form: shown.form))
        #expect(help.faults == [])
        let files = try FileManager.default.subpathsOfDirectory(atPath: Self.templates.path).filter { $0.hasSuffix(".mustache") }
            .map { String($0.dropLast(9)) }.filter { $0.hasPrefix("Help/") || $0.hasPrefix("Practices/") }
        #expect(Set(files).subtracting(help.visited) == [])
    }
}

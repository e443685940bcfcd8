import Access
import Accompaniment
import Bookkeeping
import Foundation
import FoundationEssentials
import Hummingbird
import HummingbirdTesting
import Instruments
import ParticipantSite
import Records
import StudyDesign
import Testing
import Web

@Suite("Help for whoever needs it")
struct HelpSiteTests {
    private let house: DoorHouse

    init() async throws { house = try await DoorHouse() }

    private func site(home: String = "Europe/Zurich", onCall: ParticipantSiteSettings.OnCall? = nil, language: String = "en") throws -> ParticipantSite {
        try ParticipantSite(
            settings: ParticipantSiteSettings(language: language, home: Zone(home), onCall: onCall), store: house.store, catalog: house.site.catalog,
            signIn: house.desk, secret: DoorHouse.secret, now: house.clock.now)
    }

    private func place(_ part: String, _ text: String) throws -> String.Index {
        try #require(text.range(of: part), "\(part) is not there").lowerBound
    }

    @Test("Anybody gets it: the study's own line, then the country of the time zone, then all the others")
    func order() async throws {
        let site = try site(home: "Pacific/Auckland", onCall: .init(number: "+64 9 555 0100", dial: "+6495550100"))
        try await Application(router: site.router()).test(.router) { client async throws in
            let page = try await house.stranger().get("/help", client)
            #expect(page.status == .ok && page.text.contains("<title>Help</title>"))
            let order = ["tel:+6495550100", "<h3>New Zealand</h3>", "tel:1737", "Other countries", "<h3>European Union</h3>", "tel:116123"]
            let places = try order.map { try place($0, page.text) }
            #expect(places == places.sorted())
            for line in site.helpLines.countries.flatMap(\.lines) { #expect(page.text.contains("href=\"tel:\(line.dial)\"")) }
            #expect(page.text.contains("30 November 2026") && !page.text.contains("/safety-plan"))
        }
    }

    @Test("A person's own time zone decides, wherever the site is; the plan is one step away")
    func zone() async throws {
        let moved = Act(
            at: house.clock.now(), by: "p-active", as: .participant,
            .zoneSet(ZoneMove(participant: .init("p-active"), zone: "America/Indiana/Knox", from: house.clock.now())))
        for outcome in try await house.store.record([moved]) {
            if case .refused(let sentence) = outcome { Issue.record("\(sentence)") }
        }
        let visitor = try await house.participant(.init("p-active"))
        try await Application(router: house.site.router()).test(.router) { client async throws in
            let page = try await visitor.get("/help", client)
            #expect(try place("<h3>United States</h3>", page.text) < place("Other countries", page.text))
            #expect(try place("<h3>Switzerland</h3>", page.text) > place("Other countries", page.text))
            #expect(page.text.contains("href=\"/safety-plan\""))
        }
    }

    @Test("In German it is German, names and notes too")
    func german() async throws {
        let site = try site(home: "Europe/Vienna", language: "de")
        try await Application(router: site.router()).test(.router) { client async throws in
            let page = try await client.execute(uri: "/help", method: .get, headers: [:])
            for part in ["lang=\"de\"", "<h3>Österreich</h3>", "Tag und Nacht, kostenlos.", "Dort wird gesprochen: Deutsch, Französisch und Italienisch.", "Notruf"] {
                #expect(page.text.contains(part), "\(part)")
            }
            #expect(!page.text.contains("Day and night") && !page.text.contains("Emergency services"))
        }
    }

    @Test("Where no country is near, every country is there")
    func nowhere() async throws {
        let site = try site(home: "Asia/Thimphu")
        try await Application(router: site.router()).test(.router) { client async throws in
            let page = try await house.stranger().get("/help", client)
            #expect(page.text.contains("By country") && !page.text.contains("Other countries"))
            #expect(page.text.components(separatedBy: "<h3>").count - 1 == site.helpLines.countries.count)
        }
    }

    @Test("Without a network the nearest numbers are there")
    func offline() async throws {
        try await Application(router: house.site.router()).test(.router) { client async throws in
            let page = try await house.stranger().get("/offline", client)
            #expect(page.status == .ok && page.text.contains("tel:143") && page.text.contains("href=\"/help\""))
        }
    }

    @Test("Every line is said in every language, and every language that is spoken has a name there")
    func complete() throws {
        let site = house.site
        for phrases in site.languages.languages {
            for country in site.helpLines.countries {
                if phrases.tag != "en" { #expect(country.names?[phrases.tag] != nil, "\(country.name)") }
                for line in country.lines {
                    if phrases.tag != "en" { #expect(line.notes?[phrases.tag] != nil, "\(line.number)") }
                    for tag in line.languages ?? [] { #expect(phrases.keys.contains("help.language.\(tag)"), "\(tag)") }
                }
                for zone in country.zones ?? [] { #expect((try? Zone(zone)) != nil, "\(zone)") }
            }
        }
        let zones = site.helpLines.countries.flatMap { $0.zones ?? [] }
        #expect(Set(zones).count == zones.count)
    }
}

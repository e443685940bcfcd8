import Access
import Bookkeeping
import Hummingbird
import HummingbirdTesting
import ParticipantSite
import Records
import StudyDesign
import Testing

@Suite("A person's own choices")
struct SettingsTests {
    static let person = DoorHouse.three[2]

    private static func fields(
        _ seal: String, language: String = "", zone: String = "Europe/Zurich", quiet: String = "usual", from: String = "21:00",
        until: String = "08:00", single: Bool = false, reminders: Bool = true, company: String = "unchanged"
    ) -> [(String, String)] {
        [("seal", seal), ("language", language), ("zone", zone), ("quiet", quiet), ("from", from), ("until", until), ("company", company)]
            + (single ? [("single", "yes")] : []) + (reminders ? [("reminders", "yes")] : [])
    }

    private func preferences(_ house: DoorHouse) async throws -> Preferences { try await house.store.correspondence(of: Self.person).preferences }

    @Test("What is chosen is recorded, shown, and in force at once")
    func chosen() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(Self.person)
            let seal = DayPagesTests.seal(in: try await visitor.get("/settings", client).text)
            let answer = try await visitor.post(
                "/settings",
                Self.fields(seal, language: "de", zone: "America/Lima", quiet: "own", from: "22:30", until: "7:05", single: true, reminders: false), client)
            #expect(answer.status == .seeOther && answer.location == "/settings?kept=1")
            let kept = try await preferences(house)
            #expect(kept == Preferences(
                participant: Self.person, version: 1, language: "de", quietHours: QuietHours(from: 1350, until: 425), asksOneAtATime: true,
                wantsReminders: false))
            #expect(try await house.store.state()[Self.person].zones.last?.zone == "America/Lima")
            let page = try await visitor.get("/settings?kept=1", client).text
            for words in ["lang=\"de\"", "Ihre Angaben sind aufbewahrt.", "value=\"22:30\"", "value=\"07:05\"", "value=\"America/Lima\" selected", "value=\"own\" checked"] {
                #expect(page.contains(words), "\(words)")
            }
        }
    }

    @Test("The same choices again record nothing, also from an old page")
    func same() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(Self.person)
            let seal = DayPagesTests.seal(in: try await visitor.get("/settings", client).text)
            for _ in 0..<3 { #expect(try await visitor.post("/settings", Self.fields(seal, quiet: "none"), client).status == .seeOther) }
            #expect(try await preferences(house).version == 1)
            #expect(try await preferences(house).quietHours == QuietHours(from: 0, until: 0))
        }
    }

    @Test("A page from before a change elsewhere is shown again with what was chosen; nothing is lost, nothing overwritten")
    func stale() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(Self.person)
            let seal = DayPagesTests.seal(in: try await visitor.get("/settings", client).text)
            _ = try await visitor.post("/settings", Self.fields(seal, single: true), client)
            let late = try await visitor.post("/settings", Self.fields(seal, zone: "Asia/Tokyo", reminders: false), client)
            #expect(late.status == .conflict && late.text.contains("value=\"Asia/Tokyo\" selected"))
            #expect(try await preferences(house).asksOneAtATime)
            let again = try await visitor.post("/settings", Self.fields(DayPagesTests.seal(in: late.text), zone: "Asia/Tokyo", reminders: false), client)
            #expect(again.status == .seeOther)
            #expect(try await preferences(house).version == 2)
        }
    }

    @Test("That one is not alone is recorded, and the page does not show it")
    func company() async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(Self.person)
            func page() async throws -> String {
                let text = try await visitor.get("/settings", client).text
                return text.replacing(DayPagesTests.seal(in: text), with: "")
            }
            let first = DayPagesTests.seal(in: try await visitor.get("/settings", client).text)
            _ = try await visitor.post("/settings", Self.fields(first, single: true), client)
            let before = try await page()
            let seal = DayPagesTests.seal(in: try await visitor.get("/settings", client).text)
            _ = try await visitor.post("/settings", Self.fields(seal, single: true, company: "notAlone"), client)
            #expect(try await preferences(house).isNotAlone)
            #expect(try await page() == before)
            // And it stays so when something else is changed.
            let next = DayPagesTests.seal(in: try await visitor.get("/settings", client).text)
            _ = try await visitor.post("/settings", Self.fields(next), client)
            #expect(try await preferences(house).isNotAlone)
        }
    }

    @Test("What is to be mended comes back with a sentence; what no form of ours sends is not taken", arguments: [
        ["quiet": "own", "from": ""], ["quiet": "own", "from": "24:00"], ["quiet": "own", "until": "7"], ["zone": "Mars/Olympus"], ["zone": ""],
        ["language": "tlh"], ["quiet": "always"], ["company": "maybe"],
    ])
    func faults(_ changed: [String: String]) async throws {
        let house = try await DoorHouse()
        try await Application(router: house.site.router()).test(.router) { client in
            let visitor = try await house.participant(Self.person)
            let seal = DayPagesTests.seal(in: try await visitor.get("/settings", client).text)
            let fields = Self.fields(seal).map { ($0.0, changed[$0.0] ?? $0.1) }
            let answer = try await visitor.post("/settings", fields, client)
            #expect((400..<500).contains(answer.status.code))
            #expect(try await preferences(house).version == 0)
        }
    }
}

import Bookkeeping
import Foundation
import Hummingbird
import HummingbirdTesting
import ParticipantSite
import Records
import Testing

/// What the tests of a person's own pages do again and again.
enum InnerVisit {
    static let person = DoorHouse.three[0]
    static let other = DoorHouse.three[1]
    /// In no page, address, title or header but the person's own.
    static let canary = "Quendelhonig im Föhrenwald"

    /// The value of a hidden field; the last one on the page where there are several.
    static func field(_ name: String, in html: String, last: Bool = false) -> String {
        let found = html.components(separatedBy: "name=\"\(name)\" value=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        return (last ? found.last : found.first) ?? ""
    }

    /// The hidden field `seal` of the form that is sent to an address.
    static func seal(to action: String, in html: String) -> String {
        guard let form = html.components(separatedBy: "<form ").first(where: { $0.contains("action=\"\(action)\"") }) else { return "" }
        return field("seal", in: form)
    }

    /// The parts of an answer that others see: the status line's neighbors, never the body.
    static func outside(_ response: TestResponse) -> String {
        let headers = response.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        let title = response.text.components(separatedBy: "<title>").dropFirst().first?.components(separatedBy: "</title>").first ?? ""
        return headers + "\n" + title
    }

    /// Letters as a page writes them.
    static func written(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

extension DoorHouse {
    func state(_ person: Participant.ID = InnerVisit.person) async throws -> ParticipantState { try await store.state()[person] }

    /// Every version of every page of a person's journal, in order.
    func written(by person: Participant.ID = InnerVisit.person) async throws -> [JournalEntry] {
        try await store.entries(state(person).entries).compactMap { if case .journalWritten(let page)? = $0.change { page } else { nil } }
    }

    func plans(of person: Participant.ID = InnerVisit.person) async throws -> [PersonalPlan] {
        try await store.entries(state(person).entries).compactMap { if case .personalPlanWritten(let plan)? = $0.change { plan } else { nil } }
    }

    func take(_ acts: [Act]) async throws {
        for outcome in try await store.record(acts) { if case .refused(let sentence) = outcome { throw HouseFault(description: sentence) } }
    }
}

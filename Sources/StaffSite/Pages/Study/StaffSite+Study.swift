import Access
import Bookkeeping
package import Hummingbird
import Records
import StudyDesign
package import Web

/// The study's pages, with the team's ways around them.
extension StaffSite {
    package func site(_ call: StaffCall) throws(StaffFault) -> Site {
        guard var site = call.study else { throw .notReady }
        site.ways = ways(for: call.visitor)
        return site
    }

    package func helpPage(_ call: StaffCall) throws -> Response {
        let page = HelpPage(frame: frame(call, title: "Help in a crisis"), help: help)
        return try Response.text(studyTemplates.render(page), type: "text/html; charset=utf-8")
    }

    package func participantsPage(_ call: StaffCall) throws -> Response {
        let asked = call.request.uri.queryParameters.getAll(SiteURL.pageKey)
        let site = try site(call)
        guard let text = asked.first else { return try site.response(site.participantsPage(1)) }
        guard asked.count == 1, let page = Self.page(String(text)) else { throw StaffFault.absent }
        return try orAbsent { try site.response(site.participantsPage(page)) }
    }

    /// One person's course: that somebody looked is taken down before it is shown.
    package func participantPage(_ call: StaffCall) async throws -> Response {
        let id = Participant.ID(try call.part("participant"))
        let site = try site(call)
        let response = try orAbsent { try site.response(site.participantPage(id.rawValue)) }
        try await viewed([Viewing(participant: id, what: .course)], call)
        return response
    }

    package func instrumentPage(_ call: StaffCall) throws -> Response {
        let (site, id) = (try site(call), try call.part("instrument"))
        return try orAbsent { try site.response(site.instrumentPage(id)) }
    }

    package func trialPage(_ call: StaffCall) throws -> Response {
        let (site, id) = (try site(call), try call.part("instrument"))
        let query = call.request.uri.queryParameters.map { (String($0.key), String($0.value)) }
        return try orAbsent { try site.response(site.trialPage(id, tried: TriedForm(query))) }
    }

    /// That somebody of the team looked at what is a person's. Nothing is shown of which that is not on record.
    func viewed(_ viewings: [Viewing], _ call: StaffCall) async throws {
        guard !viewings.isEmpty else { return }
        let actor = try call.actor(of: Role.ofStaff)
        let acts = viewings.map { Act(at: call.now, by: actor.account.rawValue, as: actor.role, .viewed($0), in: settings.home.name) }
        for outcome in try await store.record(acts) {
            if case .refused(let sentence) = outcome { throw StaffFault.refused(sentence) }
        }
    }

    /// A page of a list, from 1; nil for what is no plain number.
    static func page(_ text: String) -> Int? {
        guard (1...6).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }), let page = Int(text), page > 0 else { return nil }
        return page
    }

    private func orAbsent(_ body: () throws -> Response) throws -> Response {
        do {
            return try body()
        } catch is Failure {
            throw StaffFault.absent
        }
    }
}

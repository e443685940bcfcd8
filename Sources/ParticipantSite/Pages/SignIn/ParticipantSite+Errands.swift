import Access
import Accompaniment
import HTTPTypes
package import Hummingbird
import Instruments
package import Records
package import StudyDesign
import Web

/// A link without an account, or a tablet that was handed over: one visit's forms of one person.
extension ParticipantSite {
    package func errandPage(_ call: Call) async throws -> Response {
        let phrases = call.phrases
        let link = try call.part("token")
        do {
            let errand = try await signIn.errand(of: link)
            let key = errand.way == .tablet ? "signIn.tablet" : "signIn.errand"
            return try page(
                DoorPage(
                    frame: frame(call, title: "signIn.title"), heading: phrases["\(key).heading"], lead: phrases["\(key).lead"],
                    notes: [phrases["signIn.errand.note"]],
                    form: DoorForm(ParticipantAct.openErrand.link(link), call.token, fields: [], send: phrases["signIn.errand.begin"])))
        } catch let refusal as SignInRefusal {
            return try overPage(call, refusal)
        }
    }

    package func openErrand(_ call: Call) async throws -> Response {
        do {
            let opened = try await signIn.open(link: try call.part("token"), label: DeviceName.of(call.request.headers))
            if let old = cookieToken(call) { try await signIn.signOut(old) }
            return entered(opened, to: nil)
        } catch let refusal as SignInRefusal {
            return try overPage(call, refusal)
        }
    }

    /// Where whoever comes in goes first.
    package func entrance(_ call: Call) async throws -> Response {
        switch call.visitor {
        case .stranger, .staff: return onward(to: ParticipantAct.signInPage.path)
        case .participant: return onward(to: ParticipantAct.today.path)
        case .errand(let person, let visit, _):
            guard let form = try nextForm(call, at: visit) else { return try errandDonePage(call) }
            return onward(to: ParticipantAct.questionnaire.link(addressName(of: form, person)))
        }
    }

    /// The first questionnaire of a visit that has not been handed in; nil when nothing is left of it.
    package func nextForm(_ call: Call, at visit: Visit.Code) throws -> ResponseRecord.ID? {
        let person = try call.own()
        let handedIn = person.state.currentResponses.filter { $0.response.visit == visit }.map(\.response.instrument)
        return instruments(of: person, at: visit).first { !handedIn.contains($0) }
            .map { FormName.id(of: person.id, at: visit, asking: $0.rawValue) }
    }

    /// What a participant answers at a visit, or in a check-in of that name.
    private func instruments(of person: PersonNow, at visit: Visit.Code) -> [Instrument.ID] {
        if let planned = person.study.visits.first(where: { $0.code == visit }) {
            return planned.instruments.filter { catalog.instrument($0)?.respondent == .participant }
        }
        let draw = person.state.draws.first { draw in draw.prompts.contains { $0.id.rawValue == visit } }
        return draw.flatMap { draw in person.study.prompts?.first { $0.code == draw.plan } }.map { [$0.instrument] } ?? []
    }

    private func errandDonePage(_ call: Call) throws -> Response {
        let phrases = call.phrases
        return try page(
            DoorPage(
                frame: frame(call, title: "signIn.title"), heading: phrases["signIn.errand.doneHeading"], lead: phrases["signIn.errand.doneLead"],
                form: DoorForm(ParticipantAct.signOut.path, call.token, fields: [], send: phrases["signIn.errand.close"])))
    }
}

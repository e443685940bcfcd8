import Access
import Accompaniment
import Bookkeeping
package import Hummingbird
import Instruments
import Records
import StudyDesign
package import Web

/// A questionnaire is handed in: exactly as its person read it over, or not at all.
extension ParticipantSite {
    package func submit(_ call: Call) async throws -> Response {
        let place = try place(call)
        if place.isHandedIn { return onward(to: link(.done, place, call)) }
        guard place.isOpen else { return try closed(call) }
        let person = try call.own()
        let draft = try await draft(of: place.id, person.state)
        let seals = call.fields.all("seal")
        let found = seals.count == 1 ? finding(on: seals[0], for: place, call) : .foreign
        guard found == .good, call.fields["revision"] == "\(draft.revision)" else {
            return try await reviewPage(of: place, note: call.phrases["forms.review.changed"], call)
        }
        let sheet = try await sheet(place, draft, call)
        guard let answers = try? sheet.answers() else { throw PageFault.unreadable }
        let response = ResponseRecord(
            id: place.id, participant: person.id, visit: place.visit, day: person.today, answers: answers, revision: draft.revision)
        let submission = Submission(response, scoredBy: place.instrument, under: person.study, at: call.now)
        do {
            try await record(.submitted(submission), call)
        } catch PageFault.refused {
            let state = try await store.state()[person.id]
            if state.responses[place.id] != nil { return onward(to: link(.done, place, call)) }
            guard state.forms[place.id]?.revision ?? 0 == draft.revision else {
                return try await reviewPage(of: place, note: call.phrases["forms.review.changed"], call)
            }
            return try notice("forms.review.refused", detail: nil, call)
        }
        return try await handedIn(place, call)
    }

    /// Whoever came for this one errand is done with it, and the device shows nothing of it any more.
    private func handedIn(_ place: FormPlace, _ call: Call) async throws -> Response {
        let record = try await store.state()
        guard case .errand(let id, _, _) = call.visitor, let token = cookieToken(call),
            let now = personNow(id, in: record, at: call.now), case let later = call.with(now), nextOfOccasion(later) == nil
        else { return onward(to: link(.done, place, call)) }
        var response = try await donePage(later)
        guard try await signIn.finishErrand(token) else { return response }
        response.headers[values: .setCookie].append(sessionCookie.clearing)
        return response
    }
}

/// Thank you, and what comes next; no score. Template: `Questionnaires/Done`.
package struct FormDonePage: ParticipantPage {
    package static let template = "Questionnaires/Done"
    package let frame: Frame
    package let heading: PageText
    package let explanation: PageText
    package let help: FormHelpContext?
    package let sentences: [PageText]
    /// Another page of the same occasion, for whoever came for one; else back to the day; nil where there is neither.
    package let wayOn: LinkContext?
}

extension ParticipantSite {
    package func donePage(_ call: Call) async throws -> Response {
        let place = try place(call)
        guard place.isHandedIn else { return onward(to: link(.questionnaire, place, call)) }
        let phrases = call.phrases
        let (keys, wayOn): ([String], LinkContext?)
        switch call.visitor {
        case .errand(_, _, let way):
            let next = nextOfOccasion(call)
            wayOn = next.map { LinkContext(phrases["forms.next"], $0) }
            keys = next == nil ? [way == .tablet ? "forms.done.tablet" : "forms.done.link"] : []
        case .participant, .staff, .stranger:
            wayOn = LinkContext(phrases["forms.done.today"], ParticipantAct.today.path)
            keys = ["forms.done.noScore", "forms.done.again"]
        }
        return try page(
            FormDonePage(
                frame: frame(call, title: "forms.title"), heading: PageText(phrases["forms.done.title"]),
                explanation: PageText(phrases["forms.done.lead"]), help: await help(of: place, call),
                sentences: keys.map { PageText(phrases[$0]) }, wayOn: wayOn))
    }

    /// The first questionnaire of the visitor's occasion that is not in yet: where an errand begins and goes on.
    package func nextOfOccasion(_ call: Call) -> String? {
        guard let person = call.person, case .errand(_, let visit, _) = call.visitor else { return nil }
        return occasion(visit, of: person).first { instrument in
            !person.state.responses.values.contains { $0.visit == visit && $0.instrument == instrument }
        }.map { questionnaireLink(to: $0, at: visit, of: person.id) }
    }

    /// The participant's questionnaires of a visit or check-in, in their order.
    private func occasion(_ visit: Visit.Code, of person: PersonNow) -> [Instrument.ID] {
        let planned = person.study.visits.first { $0.code == visit }?.instruments ?? []
        let draw = person.state.draws.first { $0.prompts.contains { $0.id.rawValue == visit } }
        let prompted = draw.flatMap { draw in person.study.prompts?.first { $0.code == draw.plan }?.instrument }
        return (planned + [prompted].compactMap(\.self)).filter { catalog.instrument($0)?.respondent == .participant }
    }
}

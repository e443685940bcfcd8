package import Access
package import Accompaniment
import HTTPTypes
package import Hummingbird
import Instruments
import StudyDesign
package import Web

/// Before a questionnaire: how long, why, who sees it, what happens to what is not handed in.
/// Template: `Questionnaires/Start`.
package struct FormStartPage: ParticipantPage {
    package static let template = "Questionnaires/Start"
    package let frame: Frame
    package let heading: PageText
    package let length: PageText
    package let sentences: [PageText]
    /// The words are not the questionnaire's own.
    package let placeholder: PageText?
    package let help: FormHelpContext?
    package let begin: LinkContext
    /// The whole of it at once, where something is answered already.
    package let review: LinkContext?
}

extension ParticipantSite {
    package func questionnairePage(_ call: Call) async throws -> Response {
        let place = try place(call)
        let address = link(.questionnaire, place, call)
        if ParticipantAct.questionnaire.link(try call.part("form")) != address { return onward(to: address) }
        if place.isHandedIn { return onward(to: link(.done, place, call)) }
        guard place.isOpen else { return try closed(call) }
        let sheet = try await sheet(place, draft(of: place.id, call.own().state), call)
        let (phrases, words) = (call.phrases, FormWords(call.phrases))
        let isWatched = call.person?.study.alertRules.contains { $0.instrument == place.instrument.id } ?? false
        let items = phrases("forms.start.items", count: sheet.items.count)
        let first = (sheet.resume ?? sheet.parts.first).map { partLink($0, place, call) } ?? link(.review, place, call)
        let way = sheet.resume == nil && sheet.isBegun ? link(.review, place, call) : first
        return try page(
            FormStartPage(
                frame: frame(call, title: "forms.title"), heading: PageText(phrases["forms.start.title"]),
                length: PageText(phrases("forms.start.how", ["items": items, "minutes": words.time(of: sheet)])),
                sentences: [
                    phrases["forms.start.why"], phrases["forms.start.who"], phrases[isWatched ? "forms.start.liveSafety" : "forms.start.live"],
                    phrases["forms.start.saved"],
                ].map { PageText($0) },
                placeholder: sheet.wording.isPlaceholder ? PageText(phrases["forms.placeholder"]) : nil, help: await help(of: place, call),
                begin: LinkContext(phrases[sheet.isBegun ? "forms.goOnHere" : "forms.begin"], way),
                review: sheet.isBegun && sheet.resume != nil ? LinkContext(phrases["forms.toReview"], link(.review, place, call)) : nil))
    }

    package func link(_ act: ParticipantAct, _ place: FormPlace, _ call: Call) -> String {
        act.link(call.person.map { addressName(of: place.id, $0.id) } ?? "")
    }

    package func partLink(_ part: FormPart, _ place: FormPlace, _ call: Call) -> String {
        ParticipantAct.questionnairePart.link(call.person.map { addressName(of: place.id, $0.id) } ?? "", "\(part.number)")
    }

    /// It was open, or will be; now it takes nothing.
    package func closed(_ call: Call) throws -> Response { try notice("forms.closed", detail: nil, call) }

    /// One sentence, and the way on.
    package func notice(_ key: String, detail: String?, _ call: Call) throws -> Response {
        let home = if case .participant = call.visitor { ParticipantAct.today.path } else { ParticipantAct.help.path }
        return try page(
            FailurePage(
                frame: frame(call, title: "forms.title"), heading: PageText(call.phrases["forms.title"]),
                explanation: PageText(call.phrases[key]), detail: detail.map { PageText($0) },
                wayOn: LinkContext(call.phrases["failure.wayOn"], home)),
            status: .conflict)
    }
}

import Access
import Accompaniment
import Bookkeeping
import HTTPTypes
package import Hummingbird
import Instruments
import Records
package import Web

/// Everything once more, before it is handed in. Template: `Questionnaires/Review`.
package struct FormReviewPage: ParticipantPage {
    package static let template = "Questionnaires/Review"
    package let frame: Frame
    package let heading: PageText
    package let explanation: PageText
    /// Another answer came in while this page was open.
    package let note: PageText?
    package let help: FormHelpContext?
    /// How many are open; nil when none is.
    package let open: PageText?
    package let rows: [RowContext]
    package let action: PageText
    package let seal: PageText
    /// The answer of the form up to which this page shows it.
    package let revision: PageText
    package let handIn: PageText

    /// A question and what was said.
    package struct RowContext: Hashable, Sendable {
        package let number: PageText
        package let text: PageText
        package let language: PageText
        package let answer: PageText
        package let isOpen: Bool
        package let change: LinkContext
    }
}

extension ParticipantSite {
    package func reviewPage(_ call: Call) async throws -> Response {
        let place = try place(call)
        if place.isHandedIn { return onward(to: link(.done, place, call)) }
        guard place.isOpen else { return try closed(call) }
        return try await reviewPage(of: place, call)
    }

    func reviewPage(of place: FormPlace, note: String? = nil, _ call: Call) async throws -> Response {
        guard let person = call.person else { throw PageFault.absent }
        let draft = try await draft(of: place.id, try await store.state()[person.id])
        let sheet = try await sheet(place, draft, call)
        let (phrases, words) = (call.phrases, FormWords(call.phrases))
        let rows = sheet.items.filter(\.isAsked).map { item in
            let way = sheet.part(holding: item.code).map { partLink($0, place, call) + "#item-\(item.code)" } ?? ""
            return FormReviewPage.RowContext(
                number: PageText(phrases.number(item.number)), text: PageText(item.text),
                language: PageText(sheet.wording.isPlaceholder ? "en" : sheet.wording.language.rawValue),
                answer: PageText(words.answer(item.held?.answer, to: item)), isOpen: !item.isGiven,
                change: LinkContext(phrases["forms.change"], way))
        }
        return try page(
            FormReviewPage(
                frame: frame(call, title: "forms.title"), heading: PageText(phrases["forms.review.title"]),
                explanation: PageText(phrases["forms.review.lead"]), note: note.map { PageText($0) }, help: await help(of: place, call),
                open: sheet.open.isEmpty ? nil : PageText(phrases("forms.itemsOpen.lead", count: sheet.open.count)), rows: rows,
                action: PageText(link(.submit, place, call)), seal: PageText(seal(place, call)), revision: PageText("\(draft.revision)"),
                handIn: PageText(phrases["forms.handIn"])),
            status: note == nil ? .ok : .conflict)
    }
}

import Access
import Accompaniment
import HTTPTypes
package import Hummingbird
import Instruments
import Records
import Web

/// A page of a form comes back, without script: everything on it is saved that can be, and whatever cannot is
/// shown again as it was sent.
extension ParticipantSite {
    /// Fields of the page that are not answers.
    static let ownFields: Set<String> = ["token", "seal", "to"]

    package func savePart(_ call: Call) async throws -> Response {
        let place = try place(call)
        let draft = try await draft(of: place.id, call.own().state)
        let sheet = try await sheet(place, draft, call)
        let part = try part(of: sheet, call)
        let posted = PostedForm(call.fields.pairs, for: sheet, own: Self.ownFields)
        if place.isHandedIn { return try late(posted, sheet, call, key: "forms.alreadyIn") }
        var pending = Pending()
        (pending.faults, pending.typed) = (posted.faults, posted.typed)
        let seals = call.fields.all("seal")
        let found = seals.count == 1 ? finding(on: seals[0], for: place, call) : .foreign
        guard found == .good else {
            for one in posted.given { pending.given[one.item] = one }
            let note = call.phrases[found == .otherVersion ? "forms.fault.changed" : "common.expired"]
            return try await page(of: part, in: sheet, place, call, showing: pending, note: note, status: .conflict)
        }
        let saving = try await save(posted.given, in: place, mode: sheet.layout == .single ? .single : .block, call)
        // An answer that comes after its time is kept all the same: somebody may have to look at it. Handing in is over.
        guard place.isOpen else { return try late(posted, sheet, call, key: "forms.closed") }
        return try await answer(saving, posted, pending, to: part, before: sheet, place, call)
    }

    private func answer(
        _ saving: FormSaving, _ posted: PostedForm, _ pending: Pending, to part: FormPart, before: FormSheet, _ place: FormPlace, _ call: Call
    ) async throws -> Response {
        let sheet = try await sheet(place, saving.draft, call)
        if saving.isHandedIn { return try late(posted, sheet, call, key: "forms.alreadyIn") }
        guard saving.conflicts.isEmpty else { return try mergePage(Array(saving.conflicts.values), part, sheet, place, call) }
        var pending = pending
        pending.faults.merge(saving.faults) { first, _ in first }
        for one in posted.given where saving.faults[one.item] != nil { pending.given[one.item] = one }
        let note = posted.strangers.isEmpty ? nil : call.phrases["forms.stranger"]
        guard pending.faults.isEmpty, note == nil else {
            let here = pending.faults.keys.compactMap { sheet.part(holding: $0) }.min { $0.number < $1.number }
            return try await page(of: here ?? part, in: sheet, place, call, showing: pending, note: note, status: .unprocessableContent)
        }
        switch call.fields["to"] {
        case "back": return onward(to: (sheet.part(before: part) ?? part).link(place, call, self))
        case "stop":
            if case .participant = call.visitor { return onward(to: ParticipantAct.today.path) }
            return onward(to: link(.questionnaire, place, call))
        default: break
        }
        // What this very page opened is asked before one goes on.
        let opened = zip(before.items(in: part), sheet.items(in: part)).contains { !$0.isAsked && $1.isAsked && !$1.isGiven }
        if opened { return onward(to: part.link(place, call, self)) }
        return onward(to: sheet.part(after: part)?.link(place, call, self) ?? link(.review, place, call))
    }

    /// It came too late. What was sent stands on the page, and is nowhere else.
    private func late(_ posted: PostedForm, _ sheet: FormSheet, _ call: Call, key: String) throws -> Response {
        let words = FormWords(call.phrases)
        let sent = posted.given.compactMap { given in
            sheet.item(given.item).map { "\(call.phrases.number($0.number)). \($0.text) – \(words.answer(given.answer, to: $0))" }
        }
        return try notice(key, detail: sent.isEmpty ? nil : sent.joined(separator: "; "), call)
    }
}

extension FormPart {
    fileprivate func link(_ place: FormPlace, _ call: Call, _ site: ParticipantSite) -> String { site.partLink(self, place, call) }
}

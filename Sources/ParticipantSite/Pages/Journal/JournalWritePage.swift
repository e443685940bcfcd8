import Access
import Accompaniment
import HTTPTypes
package import Hummingbird
import Records
package import Web

/// A page to write on. It shows nothing that was written before. Template: `Journal/Write`.
package struct JournalWritePage: ParticipantPage {
    package static let template = "Journal/Write"
    package let frame: Frame
    package let heading: PageText
    package let lead: PageText
    /// What has just happened; nil when nothing.
    package let kept: PageText?
    /// Nil for whoever wants none.
    package let question: JournalQuestionContext?
    package let form: JournalTextContext
    package let read: LinkContext
    package let readWhy: PageText
}

package struct JournalQuestionContext: Sendable {
    package let heading: PageText
    package let text: PageText
    package let another: LinkContext
    package let none: LinkContext
}

extension ParticipantSite {
    package func journalWritingPage(_ call: Call) async throws -> Response {
        let kept: String? = switch call.request.uri.queryParameters["kept"].map(String.init) {
        case "1": "journal.kept"
        case "2": "journal.keptTwice"
        default: nil
        }
        return try await writingPage(call, object: "journal/\(newName())", kept: kept)
    }

    /// - Parameters:
    ///   - fault: A sentence; the page then comes with the words that were sent.
    func writingPage(
        _ call: Call, object: String, text: String = "", sharing: SharingChoice = .onlyMe, kept: String? = nil, fault: String? = nil
    ) async throws -> Response {
        let phrases = call.phrases
        let person = try call.own()
        let readers = try await readers(for: person)
        let form = JournalTextContext(
            action: PageText(ParticipantAct.writeJournal.path), token: PageText(call.token), seal: try seal(object, version: 0, call),
            label: PageText(phrases["journal.text"]), hint: PageText(phrases["journal.chooseLater"]), text: PageText(text),
            fault: fault.map { PageText($0) }, sharing: SharingContext(sharing, readers: readers, phrases),
            save: PageText(phrases["journal.save"]))
        return try page(
            JournalWritePage(
                frame: frame(call, title: "journal.title"), heading: PageText(phrases["journal.title"]), lead: PageText(phrases["journal.lead"]),
                kept: kept.map { PageText(phrases[$0]) }, question: fault == nil ? question(call, person) : nil, form: form,
                read: LinkContext(phrases["journal.read"], ParticipantAct.journal.path), readWhy: PageText(phrases["journal.readWhy"])),
            status: fault == nil ? .ok : .unprocessableContent)
    }

    private func question(_ call: Call, _ person: PersonNow) -> JournalQuestionContext? {
        let asked = call.request.uri.queryParameters["question"].map(String.init) ?? "0"
        guard asked != "none" else { return nil }
        let further = min(max(Int(asked) ?? 0, 0), 1_000)
        let path = ParticipantAct.journalWritingPage.path
        return JournalQuestionContext(
            heading: PageText(call.phrases["journal.question"]),
            text: PageText(JournalQuestions.question(on: person.today, further: further, in: call.phrases)),
            another: LinkContext(call.phrases["journal.another"], "\(path)?question=\((further + 1) % JournalQuestions.count)"),
            none: LinkContext(call.phrases["journal.noQuestion"], "\(path)?question=none"))
    }
}

import Access
import Accompaniment
import HTTPTypes
package import Hummingbird
import Records
import StudyDesign
package import Web

/// One page of one's own: the words, who may read them, and both to change. Template: `Journal/Entry`.
package struct JournalEntryPage: ParticipantPage {
    package static let template = "Journal/Entry"
    package let frame: Frame
    package let heading: PageText
    package let back: LinkContext
    package let done: PageText?
    package let version: PageText
    package let words: PageText
    package let readers: PageText
    /// What cannot be taken back; nil when nothing.
    package let copied: PageText?
    package let sharing: JournalSharingFormContext
    /// Nil where nothing more is taken in, or the words cannot be opened.
    package let revision: JournalRevisionContext?
}

package struct JournalRevisionContext: Sendable {
    package let heading: PageText
    package let form: JournalTextContext
}

package struct JournalSharingFormContext: Sendable {
    package let action: PageText
    package let token: PageText
    package let seal: PageText
    package let choice: SharingContext
    package let fault: PageText?
    package let save: PageText
}

extension ParticipantSite {
    package func journalEntryPage(_ call: Call) async throws -> Response {
        let done: String? = switch call.request.uri.queryParameters["done"].map(String.init) {
        case "words": "journal.revised"
        case "readers": "journal.readersKept"
        default: nil
        }
        return try await entryPage(call, done: done)
    }

    /// - Parameters:
    ///   - text: What was sent, where it is to be looked at again.
    ///   - choice: The same of who may read.
    func entryPage(
        _ call: Call, done: String? = nil, text: String? = nil, fault: String? = nil, choice: SharingChoice? = nil,
        choiceFault: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let phrases = call.phrases
        let person = try call.own()
        let id = JournalEntry.ID(try call.part("entry"))
        guard let entry = try await journal(of: person)[id] else { throw PageFault.absent }
        let readers = try await readers(for: person, besides: entry.sharing.readers + (choice?.readers ?? []))
        let path = ParticipantAct.journalEntry.link(id.rawValue)
        var form: JournalTextContext?
        if let own = text ?? entry.text, PersonStanding.collecting.contains(person.standing) {
            form = JournalTextContext(
                action: PageText(path), token: PageText(call.token), seal: try seal("journal/\(id)", version: entry.version, call),
                label: PageText(phrases["journal.text"]), hint: PageText(phrases["journal.reviseHint"]), text: PageText(own),
                fault: fault.map { PageText($0) }, sharing: nil, save: PageText(phrases["journal.save"]))
        }
        let sharing = JournalSharingFormContext(
            action: PageText(ParticipantAct.shareJournal.link(id.rawValue)), token: PageText(call.token),
            seal: try seal("readers/\(id)", version: entry.sharingVersion, call),
            choice: SharingContext(choice ?? entry.sharing, readers: readers, phrases), fault: choiceFault.map { PageText(phrases[$0]) },
            save: PageText(phrases["journal.saveChoice"]))
        let moment = phrases.moment(person.zones.local(entry.written), seenFrom: person.zones.local(call.now))
        return try page(
            JournalEntryPage(
                frame: frame(call, title: "journal.titleRead"), heading: PageText(phrases.dayWithYear(entry.day)),
                back: LinkContext(phrases["journal.searchAll"], ParticipantAct.journal.path), done: done.map { PageText(phrases[$0]) },
                version: PageText(phrases("journal.version", ["n": phrases.number(entry.version), "moment": moment])),
                words: PageText(entry.text ?? phrases["journal.cannotOpen"]),
                readers: PageText(entry.sharing.words(in: phrases, names: readers.name)),
                copied: entry.wasCopied ? PageText(phrases["journal.copied"]) : nil, sharing: sharing,
                revision: form.map { JournalRevisionContext(heading: PageText(phrases["journal.revise"]), form: $0) }),
            status: status)
    }
}

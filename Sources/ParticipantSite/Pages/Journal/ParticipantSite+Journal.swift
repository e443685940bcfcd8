import Access
import Accompaniment
package import Hummingbird
import Records
import StudyDesign
import Web

/// Keeping a page.
extension ParticipantSite {
    /// A new page. The form brings the page's name, so that what is sent twice is kept once; where another
    /// text already stands under it, this one is kept beside it, and neither is shown.
    package func writeJournal(_ call: Call) async throws -> Response {
        let person = try call.own()
        let form = try sealed(call)
        guard form.object.hasPrefix("journal/") else { throw PageFault.elsewhere }
        let name = String(form.object.dropFirst("journal/".count))
        let text = OwnText.read(call.fields["text"] ?? "")
        let open = SharingChoice.therapists(of: person.record.team)
        guard let sharing = SharingChoice.read(readers: call.fields.all("reader"), research: call.fields["research"], open: open) else {
            return try await writingPage(call, object: form.object, text: text, fault: call.phrases["journal.unknownChoice"])
        }
        if let fault = fault(of: text, call.phrases) {
            return try await writingPage(call, object: form.object, text: text, sharing: sharing, fault: fault)
        }
        return try await keep(text, sharing: sharing, named: name, call, person)
    }

    private func keep(
        _ text: String, sharing: SharingChoice, named name: String, _ call: Call, _ person: PersonNow
    ) async throws -> Response {
        for number in 1...50 {
            let id = JournalEntry.ID(number == 1 ? name : "\(name).\(number)")
            let held = try await heldText(of: id, person)
            if person.state.journal[id] != nil, held.map({ OwnText.isSame($0, text) }) != true { continue }
            do {
                if person.state.journal[id] == nil {
                    try await record(.journalWritten(JournalEntry(id: id, participant: person.id, day: person.today, text: text)), call)
                }
                if !sharing.isOnlyMe, person.state.journal[id]?.sharingVersion ?? 0 == 0 {
                    try await record(.journalShared(sharing.record(of: id, person.id, version: 1)), call)
                }
            } catch PageFault.refused {
                return try await writingPage(
                    call, object: "journal/\(name)", text: text, sharing: sharing, fault: call.phrases["journal.notKept"])
            }
            return onward(to: ParticipantAct.journalWritingPage.path + (number == 1 ? "?kept=1" : "?kept=2"))
        }
        throw PageFault.wait(seconds: 60)
    }

    /// What is wrong with a text, as a sentence; nil when nothing is.
    func fault(of text: String, _ phrases: Phrases) -> String? {
        if OwnText.isBlank(text) { return phrases["journal.blank"] }
        let length = OwnText.length(text)
        guard length > OwnText.longest else { return nil }
        return phrases("journal.tooLong", ["n": phrases.number(length), "most": phrases.number(OwnText.longest)])
    }
}

extension SharingChoice {
    func record(of id: JournalEntry.ID, _ person: Participant.ID, version: Int) -> JournalSharing {
        JournalSharing(entry: id, participant: person, version: version, readers: readers, research: research)
    }
}

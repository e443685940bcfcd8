import Access
import Accompaniment
import Bookkeeping
package import Hummingbird
import Records
import Web

/// Changing a page, and who may read it.
extension ParticipantSite {
    package func reviseJournal(_ call: Call) async throws -> Response {
        let id = JournalEntry.ID(try call.part("entry"))
        guard try call.own().state.journal[id] != nil else { throw PageFault.absent }
        let seen = try seen("journal/\(id)", call)
        let text = OwnText.read(call.fields["text"] ?? "")
        if let fault = fault(of: text, call.phrases) {
            return try await entryPage(call, text: text, fault: fault, status: .unprocessableContent)
        }
        return try await revise(id, text, seen: seen, call, try call.own())
    }

    private func revise(_ id: JournalEntry.ID, _ text: String, seen: Int, _ call: Call, _ person: PersonNow) async throws -> Response {
        let version = person.state.journal[id]?.version ?? 0
        let held = try await heldText(of: id, person) ?? ""
        switch WritingDecision.of(held: version, seen: seen, isSame: OwnText.isSame(held, text)) {
        case .alreadySo: break
        case .changed: return try mergePage(call, id: id, held: (held, version), mine: text)
        case .write(let next):
            let entry = JournalEntry(id: id, participant: person.id, version: next, day: person.today, text: text)
            do {
                try await record(.journalWritten(entry), call)
            } catch PageFault.refused {
                // Somebody was faster between reading and writing: what they wrote is shown beside this.
                guard let now = personNow(person.id, in: try await store.state(), at: call.now),
                    let newer = now.state.journal[id]?.version, newer != version
                else { return try await entryPage(call, text: text, fault: call.phrases["journal.notKept"], status: .conflict) }
                return try await revise(id, text, seen: seen, call, now)
            }
        }
        return onward(to: ParticipantAct.journalEntry.link(id.rawValue) + "?done=words")
    }

    package func shareJournal(_ call: Call) async throws -> Response {
        let person = try call.own()
        let id = JournalEntry.ID(try call.part("entry"))
        guard let page = person.state.journal[id] else { throw PageFault.absent }
        let seen = try seen("readers/\(id)", call)
        // Whoever reads it already may stay, also after their account was closed.
        let open = SharingChoice.therapists(of: person.record.team) + page.readers
        guard let choice = SharingChoice.read(readers: call.fields.all("reader"), research: call.fields["research"], open: open) else {
            return try await entryPage(call, choiceFault: "journal.unknownChoice", status: .unprocessableContent)
        }
        let held = SharingChoice(readers: page.readers, research: page.research)
        switch WritingDecision.of(held: page.sharingVersion, seen: seen, isSame: held == choice) {
        case .alreadySo: break
        case .changed: return try await entryPage(call, choiceFault: "journal.readersChanged", status: .conflict)
        case .write(let version):
            do {
                try await record(.journalShared(choice.record(of: id, person.id, version: version)), call)
            } catch PageFault.refused {
                return try await entryPage(call, choice: choice, choiceFault: "journal.notKept", status: .conflict)
            }
        }
        return onward(to: ParticipantAct.journalEntry.link(id.rawValue) + "?done=readers")
    }
}

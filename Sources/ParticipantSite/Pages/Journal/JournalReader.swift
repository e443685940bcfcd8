import Accompaniment
import Bookkeeping
package import Records

/// Somebody of the team whom a person can let read a page.
package struct JournalReader: Hashable, Sendable {
    package let id: Account.ID
    package let name: String
    /// Can be chosen now: a therapist whose account is open.
    package let isOpen: Bool
}

extension ParticipantSite {
    /// Therapists who can be chosen, and those who were chosen before and are not there any more.
    func readers(for person: PersonNow, besides chosen: [Account.ID] = []) async throws -> [JournalReader] {
        let open = SharingChoice.therapists(of: person.record.team)
        let all = Set(open + chosen).sorted()
        let entries = all.compactMap { person.record.team.members[$0]?.entry }
        let names = try await store.entries(entries).reduce(into: [Account.ID: String]()) { names, entry in
            if case .accountSet(let account)? = entry.change { names[account.id] = account.name }
        }
        return all.map { JournalReader(id: $0, name: names[$0] ?? $0.rawValue, isOpen: open.contains($0)) }
    }

    /// A person's journal; only for whoever has just shown who they are.
    func journal(of person: PersonNow) async throws -> OwnJournal {
        let copies = person.record.snapshots.map(\.ledgerSize)
        let entries = try await store.entries(OwnJournal.entriesToOpen(of: person.state, copies: copies))
        return OwnJournal(entries, of: person.state, copies: copies)
    }

    /// The newest words of one page as the record holds them now.
    func heldText(of id: JournalEntry.ID, _ person: PersonNow) async throws -> String? {
        guard let entry = person.state.journal[id]?.entry else { return nil }
        guard case .journalWritten(let page)? = try await store.entries([entry]).first?.change else { return nil }
        return page.text
    }
}

public import Records
public import StudyDesign

/// One page of a journal as its writer reads it: the newest version, and who may read it.
public struct JournalPage: Hashable, Sendable, Identifiable {
    public let id: JournalEntry.ID
    public let day: Day
    /// When the newest version was written.
    public let written: Instant
    public let version: Int
    /// Nil when it cannot be opened any more.
    public let text: String?
    public let sharing: SharingChoice
    /// Of who may read it; 0 while nobody was asked.
    public let sharingVersion: Int
    /// A copy for research was made while research was allowed to have something of it.
    public let wasCopied: Bool
}

/// A person's own journal, read from the record.
public struct OwnJournal: Hashable, Sendable {
    /// The newest first.
    public let pages: [JournalPage]

    /// The entries that have to be opened: the newest version of each page; and everything where copies for
    /// research were made and something was shared, for when it was.
    public static func entriesToOpen(of person: ParticipantState, copies: [UInt64]) -> [Int64] {
        let mayHaveBeenCopied = !copies.isEmpty && person.journal.values.contains { $0.sharingVersion > 0 }
        return mayHaveBeenCopied ? person.entries : person.journal.values.compactMap(\.entry).sorted()
    }

    /// - Parameter copies: the lengths of the ledger at which copies for research were made.
    public init(_ entries: [RecordedEntry], of person: ParticipantState, copies: [UInt64]) {
        let written = entries.reduce(into: [Int64: (JournalEntry, Instant)]()) { all, entry in
            if case .journalWritten(let page)? = entry.change { all[entry.number] = (page, entry.instant) }
        }
        let copied = Self.copied(entries, at: copies)
        pages = person.journal.compactMap { id, state -> JournalPage? in
            guard let number = state.entry else { return nil }
            let opened = written[number]
            return JournalPage(
                id: id, day: opened?.0.day ?? Day(daysSinceEpoch: 0), written: opened?.1 ?? Instant(milliseconds: 0),
                version: state.version, text: opened?.0.text,
                sharing: SharingChoice(readers: state.readers, research: state.research),
                sharingVersion: state.sharingVersion, wasCopied: copied.contains(id))
        }.sorted { ($0.written, $0.id) > ($1.written, $1.id) }
    }

    public subscript(id: JournalEntry.ID) -> JournalPage? { pages.first { $0.id == id } }

    /// The pages of which research could have something when a copy was made.
    private static func copied(_ entries: [RecordedEntry], at copies: [UInt64]) -> Set<JournalEntry.ID> {
        guard !copies.isEmpty else { return [] }
        var shared: [JournalEntry.ID: Int64] = [:]
        var found: Set<JournalEntry.ID> = []
        func end(_ id: JournalEntry.ID, before end: UInt64) {
            guard let start = shared.removeValue(forKey: id), let from = UInt64(exactly: start) else { return }
            if copies.contains(where: { from < $0 && $0 <= end }) { found.insert(id) }
        }
        for entry in entries.sorted(by: { $0.number < $1.number }) {
            guard case .journalSharing(let sharing) = entry.trace else { continue }
            end(sharing.entry, before: UInt64(exactly: entry.number) ?? .max)
            if sharing.research != nil { shared[sharing.entry] = entry.number }
        }
        for id in shared.keys.sorted() { end(id, before: .max) }
        return found
    }
}

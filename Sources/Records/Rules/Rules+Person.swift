import StudyDesign

/// What people write.
extension Rules {
    func check(_ entry: JournalEntry, _ act: Act) throws {
        try check(entry.id, "journal entry")
        try check(entry.day)
        let person = try requireKnown(entry.participant)
        try requireNotStopped(entry.participant)
        // One's own words are changed without a reason.
        guard entry.version == (person.journal[entry.id]?.version ?? 0) + 1 else {
            throw Refusal("The journal entry \(entry.id) has changed since. Load it again; nothing is lost.")
        }
    }

    func check(_ sharing: JournalSharing, _ act: Act) throws {
        guard let page = person(sharing.participant).journal[sharing.entry] else {
            throw Refusal("There is no journal entry \(sharing.entry).")
        }
        guard sharing.version == page.sharingVersion + 1 else {
            throw Refusal("Who may read the journal entry \(sharing.entry) has changed since. Load it again.")
        }
        if let unknown = sharing.readers.first(where: { state.team.members[$0] == nil }) {
            throw Refusal("There is no account \(unknown).")
        }
    }

    func check(_ practice: Practice, _ act: Act) throws {
        try check(practice.id, "practice")
        try check(practice.day)
        let person = try requireKnown(practice.participant)
        try requireNotStopped(practice.participant)
        guard practice.version == (person.practices[practice.id] ?? 0) + 1 else {
            throw Refusal("The practice \(practice.id) has changed since. Load it again.")
        }
        if let minutes = practice.minutes, !(0...1440).contains(minutes) {
            throw Refusal("A practice of \(minutes) minutes does not fit into a day.")
        }
    }

    func check(_ note: Note, _ act: Act) throws {
        try check(note.id, "note")
        let person = try requireKnown(note.participant)
        try requireText(note.text, "The note")
        try checkVersion(note.version, after: person.notes[note.id] ?? 0, of: "The note \(note.id)", act)
    }
}

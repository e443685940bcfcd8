import Accompaniment
import Records
import StudyDesign

extension Reminders {
    /// Sends what is due, some at a time, and records what became of each lot before the next.
    func send(_ days: [PersonDay], _ report: inout Report) async throws {
        var letters: [Letter] = []
        for day in days { letters += await self.letters(for: day, &report) }
        for start in stride(from: 0, to: letters.count, by: Self.breadth) {
            let lot = Array(letters[start..<min(start + Self.breadth, letters.count)])
            let isAccepted = await deliver(lot)
            _ = try await record(zip(lot, isAccepted).compactMap { step(of: $0, isAccepted: $1, &report) }, &report)
        }
    }

    private struct Letter: Sendable {
        let note: Note
        let message: Message
        let day: Day
    }

    /// What may go to a person now.
    private func letters(for day: PersonDay, _ report: inout Report) async -> [Letter] {
        guard !day.person.isUnder(.stop), day.person.erased == nil else { return [] }
        let notes = day.notes(told: day.person.told).filter { isDue($0, on: day) }
        guard !notes.isEmpty, let person = await correspondent(of: day, &report), person.isWrittenTo, let address = person.address else {
            return []
        }
        guard person.allows(day.now, in: day.zones) else {
            report.held += notes.count
            return []
        }
        let phrases = languages.phrases(chosen: person.preferences.language)
        return notes.compactMap { note in
            guard let link = link(note), let text = Self.text(phrases, link) else {
                report.add("There is no address to write into the mail about what waits, so it is not sent.")
                return nil
            }
            let code = coder.code("note \(note.participant) \(note.about)")
            return Letter(note: note, message: Message(to: address, code: code, written: day.now, text: text), day: day.local.day)
        }
    }

    private func isDue(_ note: Note, on day: PersonDay) -> Bool {
        if let last = memory.tries[note], day.now < last + Self.retryAfter { return false }
        return memory.fresh[note] != day.local.day
    }

    /// The same few words whatever waits.
    static func text(_ phrases: Phrases, _ link: Message.Link) -> Message.Text? {
        Message.Text(
            subject: phrases["mail.subject"], lines: [phrases["mail.body"], "", link.description, "", phrases["mail.stop"]])
    }

    private func deliver(_ letters: [Letter]) async -> [Bool] {
        let messenger = messenger
        return await withTaskGroup(of: (Int, Bool).self) { group in
            for (place, letter) in letters.enumerated() {
                group.addTask { (place, await messenger.send(letter.message) == .accepted) }
            }
            return await group.reduce(into: [(Int, Bool)]()) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    /// Every mail that was accepted is recorded, and the first refusal of each.
    private func step(of letter: Letter, isAccepted: Bool, _ report: inout Report) -> Change? {
        let note = letter.note
        guard isAccepted else {
            report.failed += 1
            memory.tries[note] = letter.message.written
            return memory.noted.insert(note).inserted ? note.step(.refused) : nil
        }
        report.accepted += 1
        memory.tries[note] = nil
        memory.noted.remove(note)
        memory.fresh = memory.fresh.filter { $0.value == letter.day }
        memory.fresh[Note(of: note.participant, about: note.about + Note.again)] = letter.day
        return note.step(.accepted)
    }

    /// Nil when it cannot be read; the person's notes then wait.
    private func correspondent(of day: PersonDay, _ report: inout Report) async -> Correspondent? {
        let edition = Memory.Edition(identity: day.person.identityVersion, preferences: day.person.preferences.version)
        if let known = memory.people[day.id], known.edition == edition { return known.correspondent }
        do {
            let correspondent = try await people(day.id)
            memory.people[day.id] = (edition, correspondent)
            return correspondent
        } catch {
            report.add("How somebody may be written to cannot be read, so their mail waits: \(error)")
            return nil
        }
    }
}

extension Reminders.Report {
    mutating func add(_ problem: String) {
        if !readProblems.contains(problem) { readProblems.append(problem) }
    }
}

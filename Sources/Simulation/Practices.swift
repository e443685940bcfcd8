import Records
import Statistics
import StudyDesign

/// What people practise for themselves between session 1 and week 18, written down once a week on
/// most weeks. Nothing is planted: minutes follow a person's own habit and chance, move nothing, and
/// are moved by nothing.
struct Practices: Sendable {
    static let kinds: [Practice.Kind] = [.selfCompassionBreak, .lovingKindness, .selfCare, .breathAwareness]
    /// Of the weeks, how many are written down: an assumption.
    static let logged = 0.7

    private let entries: [(studyDay: Int, kind: Practice.Kind, minutes: Int)]

    init(firstSession: Int, seed: UInt64, number: UInt64) {
        var stream = RandomStream(seed: seed, stream: number, purpose: Purpose.practice.rawValue)
        let habit = stream.normal()
        var entries: [(studyDay: Int, kind: Practice.Kind, minutes: Int)] = []
        for week in 0..<15 {
            let isLogged = stream.chance(Self.logged)
            let kind = Self.kinds[stream.index(below: Self.kinds.count)]
            let length = 40 + 18 * habit + 20 * stream.normal()
            let day = firstSession + 7 * week + 3 + stream.index(below: 4)
            guard isLogged, length >= 5 else { continue }
            entries.append((day, kind, Int(exactly: (length / 5).rounded()).map { 5 * $0 } ?? 5))
        }
        self.entries = entries
    }

    /// The entries of the study days after `first` up to `last`.
    func acts(of participant: Participant.ID, after first: Int, to last: Int, _ calendar: ParticipantCalendar) -> [(Instant, Change)] {
        entries.enumerated().filter { $0.element.studyDay > first && $0.element.studyDay <= last }.map { place, entry in
            let day = calendar.day(entry.studyDay)
            let practice = Practice(
                id: Practice.ID("practice-\(place + 1)"), participant: participant, day: day, kind: entry.kind, minutes: entry.minutes)
            return (Instant(day, minutes: 1080 + place), .practised(practice))
        }
    }
}

import Records
import Statistics
import StudyDesign

/// What was practised before a visit: minutes a week since the visit before was due, by kind. Whoever
/// wrote nothing down in that time has no value: no entry is not the same as no practice.
struct PracticedMinutes: Sendable {
    enum Group: String, Sendable, CaseIterable {
        case compassion, selfCare = "self_care", other

        init(_ kind: Practice.Kind) {
            switch kind {
            case .lovingKindness, .selfCompassionBreak, .compassionateSelfTalk: self = .compassion
            case .selfCare: self = .selfCare
            default: self = .other
            }
        }

        var words: String {
            switch self {
            case .compassion: "compassion for oneself and others"
            case .selfCare: "self-care"
            case .other: "other practice"
            }
        }
    }

    let group: Group
    let visit: Visit
    let cells: [NumericCell]

    var name: String { "practice_\(group.rawValue)_\(visit.code)" }

    /// One column a group and visit before which anybody wrote something down.
    static func all(_ snapshot: Snapshot, people: [SubjectLevel]) -> [PracticedMinutes] {
        guard !snapshot.practices.isEmpty else { return [] }
        let entries = Dictionary(grouping: snapshot.practices, by: \.participant)
        let visits = snapshot.study.visits
        return zip(visits, visits.dropFirst()).flatMap { before, visit -> [PracticedMinutes] in
            let (start, end) = (before.window.target, visit.window.target)
            let within = people.map { person in
                (entries[person.participant] ?? []).filter { entry in
                    let day = entry.day - person.enrolled
                    return day > start && day <= end && entry.minutes != nil
                }
            }
            guard end > start, within.contains(where: { !$0.isEmpty }) else { return [] }
            let weeks = Double(end - start) / 7
            return Group.allCases.map { group in
                let cells = within.map { entries -> NumericCell in
                    guard !entries.isEmpty else { return .missing(MissingReason("nothing written down")) }
                    let minutes = entries.filter { Group($0.kind) == group }.reduce(0) { $0 + Double($1.minutes ?? 0) }
                    return .value(minutes / weeks)
                }
                return PracticedMinutes(group: group, visit: visit, cells: cells)
            }
        }
    }
}

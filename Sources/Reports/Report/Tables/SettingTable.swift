import StudyDesign

/// Where and how the sessions took place: the thirty items of the consensus on reporting setting (ReSPCT;
/// Pronovost-Morgan, Greenway and Roseman 2025), in our words. Items 1 to 25 are a default of the protocol from which
/// sessions may depart; 26 to 30 are how participants found it.
struct SettingTable {
    static let groups: [(title: String, items: [String])] = [
        ("Physical environment", [
            "Kind of place", "Atmosphere", "Access to nature", "Objects and decoration", "Light", "What shut out the senses", "Bathroom",
        ]),
        ("Dosing session", [
            "Who was there, and in which role", "Position of the participant and of the others", "What the attention was on", "Music", "How people were spoken to and touched",
            "What the participant could decide", "Doses, and when", "Medical or experimental procedures", "Before and after the session", "Disturbances",
        ]),
        ("Therapeutic frame", [
            "Approach", "What people were told to expect, and to make of it", "Number of sessions", "Preparation", "Integration", "Further support and follow-up",
            "Training of those present", "Cultural competence",
        ]),
        ("How participants found it", [
            "Alliance", "Trust", "Bodily comfort", "Bodily safety", "Psychological and cultural safety",
        ]),
    ]

    let study: StudyProtocol
    /// By item number; what the plan or the protocol's authors state.
    let stated: [Int: String]

    static let notRecorded = "Not recorded"

    /// What the protocol itself tells.
    private var known: [Int: String] {
        var known: [Int: String] = [:]
        if !study.sessions.isEmpty {
            let arms = study.arms.map { arm in
                "\(arm.name): " + study.sessions.map { "session \($0.number), day \($0.day): \($0.doses[arm.code] ?? "dose not stated")" }.joined(separator: "; ")
            }
            known[14] = arms.joined(separator: ". ")
            known[20] = Words.count(study.sessions.count, "dosing session", "dosing sessions")
        }
        let follow = study.visits.filter { $0.epoch == .followUp }.map { "\($0.name) (day \($0.window.target))" }
        if !follow.isEmpty { known[23] = "Measured afterwards: \(follow.joined(separator: ", "))" }
        return known
    }

    var table: ReportTable {
        var rows: [[String]] = []
        var number = 0
        var recorded = 0
        let known = known
        for (group, items) in Self.groups {
            for item in items {
                number += 1
                let text = stated[number] ?? known[number]
                if text != nil { recorded += 1 }
                rows.append(["\(number). \(item)", group, text ?? Self.notRecorded])
            }
        }
        return ReportTable(
            caption: "Setting of the sessions, item by item (ReSPCT): \(recorded) of \(number) recorded",
            columns: [.init("Item"), .init("Group"), .init("In this study")], rows: rows,
            notes: [
                "Items in our words, after Pronovost-Morgan, Greenway and Roseman 2025. Items 1 to 25 are what the protocol plans for every session; sessions that departed from it are told in the record. Items 26 to 30 are for participants to rate.",
            ])
    }
}

import Instruments
import Records
import StudyDesign

/// A trial of a few people, made by hand: one of each kind of gap. All answers of an instrument
/// are the same number, so that the scores can be worked out at sight: CAPS-5 all 1 is 20 (the sum
/// of twenty symptom items), SCS all 3 is 3 in every mean, since 3 reversed is 3.
///
/// | | arm | what happened |
/// |---|---|---|
/// | full | mdma | all visits |
/// | ill | placebo | missed week 8 with a note; no PHQ-9 at week 12 |
/// | left | mdma | left on day 58, after week 8 was due and before its window closed; no note |
/// | noted | placebo | the same, but week 8 was noted as missed |
/// | early | mdma | left on day 30 |
/// | blank | placebo | CAPS-5 at week 18 handed in empty |
/// | late | mdma | left on day 130, after the last visit |
/// | silent | placebo | nothing at week 18, and no word about it |
/// | waiting | none | enrolled, not allocated |
///
/// Besides them four were screened and did not enroll.
enum SmallTrial {
    static let catalog = Result { try Catalog.bundled() }
    /// The template's first five visits with three instruments.
    static let study = core(of: .mdmaForPTSD)
    static let start = Day(daysSinceEpoch: 20_000)
    static let arms: [String: String] = [
        "full": "mdma", "ill": "placebo", "left": "mdma", "noted": "placebo", "early": "mdma", "blank": "placebo",
        "late": "mdma", "silent": "placebo",
    ]
    static let people = arms.keys.sorted() + ["waiting"]

    private static func core(of known: StudyProtocol) -> StudyProtocol {
        let kept = ["caps5", "scs", "phq9"]
        return StudyProtocol(
            id: known.id, version: "1.0", title: known.title, isFictional: true, substance: known.substance, condition: known.condition,
            arms: known.arms,
            visits: known.visits.prefix(5).map { visit in
                Visit(
                    code: visit.code, name: visit.name, epoch: visit.epoch, window: visit.window,
                    instruments: visit.instruments.filter { kept.contains($0.rawValue) })
            },
            sessions: known.sessions, eligibility: known.eligibility, alertRules: known.alertRules,
            primaryOutcome: known.primaryOutcome, primaryVisit: known.primaryVisit, mechanism: known.mechanism, masking: known.masking)
    }

    /// Visits at which somebody handed nothing in.
    private static let absent: [String: Set<String>] = [
        "ill": ["week8"], "left": ["week8", "week12", "week18"], "noted": ["week8", "week12", "week18"],
        "early": ["week8", "week12", "week18"], "silent": ["week18"], "waiting": ["week4", "week8", "week12", "week18"],
    ]

    private static func submission(_ person: String, _ visit: Visit, _ id: Instrument.ID) throws -> Submission {
        let instrument = try catalog.get().instrument(named: id.rawValue)
        let value: Double = id.rawValue == "scs" ? 3 : 1
        let isEmpty = person == "blank" && visit.code == "week18" && id.rawValue == "caps5"
        let answers = try Answers(
            inOrder: instrument.items.map { item in
                isEmpty || !instrument.response(of: item).accepts(value) ? .missing(.blank) : .value(value)
            }, for: instrument)
        let day = start + visit.window.target + 1
        return Submission(
            ResponseRecord(
                id: .init("\(person)-\(visit.code)-\(id)"), participant: .init(person), visit: visit.code, day: day, answers: answers),
            scoredBy: instrument, under: study, at: Instant(day))
    }

    static func submissions() throws -> [Submission] {
        try people.flatMap { person in
            try study.visits.filter { absent[person]?.contains($0.code) != true }.flatMap { visit in
                try visit.instruments
                    .filter { !(person == "ill" && visit.code == "week12" && $0.rawValue == "phq9") }
                    .map { try submission(person, visit, $0) }
            }
        }
    }

    private static func screening(_ person: String, _ outcome: ScreeningRecord.Outcome) -> ScreeningRecord {
        ScreeningRecord(participant: .init(person), day: start + -7, findings: [], outcome: outcome)
    }

    /// - Parameter order: applied to every list, to show that their order does not matter.
    static func snapshot(_ order: (Int) -> Int = { $0 }, harms: [HarmRecord] = [], practices: [Practice] = [], sites: [String: String] = [:]) throws -> Snapshot {
        func shuffled<Element>(_ list: [Element]) -> [Element] {
            list.enumerated().sorted { (order($0.offset), $0.offset) < (order($1.offset), $1.offset) }.map(\.element)
        }
        let screened = people.map { screening($0, .eligible) } + [
            screening("out-1", .excluded(["E4", "I3"])), screening("out-2", .excluded(["E4"])), screening("out-3", .declined),
            screening("out-4", .eligible), screening("out-5", .excluded([])),
        ]
        let sessions = people.filter { $0 != "waiting" }.flatMap { person in
            study.sessions.filter { person != "early" || $0.number == 1 }.map { session in
                SessionRecord(participant: .init(person), number: session.number, day: start + session.day, supplementalDoseTaken: true,
                    monitors: sites.isEmpty ? nil : [.init("t-\(sites[person] ?? "")"), .init("second")])
            }
        }
        return Snapshot(
            study: study, ledgerSize: 1, screenings: shuffled(screened),
            enrollments: shuffled(people.map { Enrollment(participant: .init($0), day: start, protocolVersion: "1.0", site: sites[$0]) }),
            allocations: shuffled(arms.keys.sorted().enumerated().map { Allocation(participant: .init($1), arm: arms[$1] ?? "", place: $0 + 1) }),
            sessions: shuffled(sessions), submissions: shuffled(try submissions()),
            missedVisits: shuffled([
                MissedVisit(participant: .init("ill"), visit: "week8", reason: "ill"),
                MissedVisit(participant: .init("noted"), visit: "week8", reason: "travel"),
            ]),
            discontinuations: shuffled([
                Discontinuation(participant: .init("left"), day: start + 58, reason: .withdrewConsent),
                Discontinuation(participant: .init("noted"), day: start + 58, reason: .moved),
                Discontinuation(participant: .init("early"), day: start + 30, reason: .withdrewConsent),
                Discontinuation(participant: .init("late"), day: start + 130, reason: .adverseEvent),
            ]), adverseEvents: shuffled(harms), practices: shuffled(practices))
    }
}

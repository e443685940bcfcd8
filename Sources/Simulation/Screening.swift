import Records
import Statistics
import StudyDesign

/// People come to be assessed until enough of them are enrolled; the others fail a
/// criterion or decline.
struct Screening: Sendable {
    struct Assessed: Sendable {
        let record: ScreeningRecord
        let minute: Int
    }

    /// Chance of each inclusion criterion to fail and of each exclusion criterion to apply,
    /// of an eligible person to decline, and the pace: assumptions. Together about
    /// six of ten assessed people are enrolled.
    static let failingChance = 0.055
    static let decliningChance = 0.08
    static let assessmentsPerWeek = 3

    /// In the order of assessment, the last one being the last who is enrolled.
    let assessed: [Assessed]

    init(_ plan: SimulationPlan, participants: Int, opening: Day, seed: UInt64) {
        var stream = RandomStream(seed: seed, stream: 0, purpose: Purpose.screening.rawValue)
        let width = max(3, String(2 * participants).count)
        var assessed: [Assessed] = []
        var eligible = 0
        while eligible < participants {
            let number = assessed.count + 1
            let day = Self.day(of: assessed.count, opening: opening)
            let digits = String(number)
            let pseudonym = "P-" + String(repeating: "0", count: max(0, width - digits.count)) + digits
            let record = Self.record(Participant.ID(pseudonym), on: day, plan.study.eligibility, &stream)
            // The place in the day keeps the order of assessment.
            let minute = 540 + 120 * (assessed.count % Self.assessmentsPerWeek) + stream.index(below: 60)
            assessed.append(Assessed(record: record, minute: minute))
            if record.outcome == .eligible { eligible += 1 }
        }
        self.assessed = assessed
    }

    /// A few assessments a week, on the first working days after the opening week.
    private static func day(of index: Int, opening: Day) -> Day {
        let monday = (0..<7).map { opening + 7 + $0 }.first { ($0.daysSinceEpoch + 3) % 7 == 0 } ?? opening + 7
        return monday + 7 * (index / assessmentsPerWeek) + 2 * (index % assessmentsPerWeek)
    }

    private static func record(
        _ participant: Participant.ID, on day: Day, _ criteria: [EligibilityCriterion],
        _ stream: inout RandomStream
    ) -> ScreeningRecord {
        var failed: [String] = []
        let findings = criteria.map { criterion in
            let fails = stream.chance(failingChance)
            if fails { failed.append(criterion.code) }
            // "Met" means that the criterion's text is true of the person.
            return ScreeningRecord.Finding(
                criterion: criterion.code, isMet: criterion.kind == .inclusion ? !fails : fails,
                evidence: criterion.kind == .inclusion ? "clinical interview" : "history and medical records")
        }
        let declines = stream.chance(decliningChance)
        let outcome: ScreeningRecord.Outcome =
            failed.isEmpty ? (declines ? .declined : .eligible) : .excluded(failed)
        return ScreeningRecord(participant: participant, day: day, findings: findings, outcome: outcome)
    }
}

public import Instruments
public import Records
import Statistics
public import StudyDesign

/// A trial that never took place, recorded as if it had: a pure function of the protocol,
/// the truth, the number of participants and the seed.
///
/// ```swift
/// let trial = try VirtualTrial(
///     protocol: .mdmaForPTSD, truth: .trueMediation, participants: 90, seed: 2026,
///     catalog: catalog, opening: opening)
/// let outcomes = try await store.record(trial.acts)
/// ```
public struct VirtualTrial: Sendable {
    public let truth: Truth
    public let seed: UInt64
    /// Everything that would have been recorded, in the order of time.
    public let acts: [Act]
    /// Who was given which arm, in the order of the list: in the record it is sealed.
    public let allocations: [Allocation]
    /// What was planted, for comparison with what an analysis finds.
    public let planted: PlantedTruth

    /// - Parameters:
    ///   - study: one control arm and one active arm, visits due in weeks 0, 4, 8, 12 and 18
    ///     that ask for SCS (all) and CAPS-5 (all but week 12). It may plan visits in weeks 26, 52
    ///     and 104, and ask at any visit for PHQ-9 and the self-reports of ``SelfReport``, at the
    ///     first for expectancy and at the others for guesses.
    ///   - participants: how many are enrolled, at least 4.
    ///   - opening: the day on which the study opens; the first assessment is a week later.
    /// - Throws: ``SimulationError`` with every reason why this protocol cannot be simulated.
    public init(
        protocol study: StudyProtocol, truth: Truth, participants: Int, seed: UInt64, catalog: Catalog,
        opening: Day
    ) throws(SimulationError) {
        let plan = try SimulationPlan(study, participants: participants, catalog: catalog)
        let screening = Screening(plan, participants: participants, opening: opening, seed: seed)
        let enrolled = Enrolled.all(screening, plan, seed: seed)
        let controls = enrolled.map { $0.arm.isControl }
        let cohort = try Cohort(truth, controls: controls, seed: seed, isFollowed: plan.isFollowed)

        var diary = Diary()
        VirtualTeam.begin(study, list: Enrolled.list(enrolled), at: Instant(opening, minutes: 480), in: &diary)
        for assessed in screening.assessed {
            let record = assessed.record
            diary.note(
                at: Instant(record.day, minutes: assessed.minute), by: "coordinator-1", as: .coordinator,
                .screened(record))
        }
        var faults: [String] = []
        for (number, person) in zip(enrolled, cohort.people).enumerated() {
            var story = ParticipantStory(
                person.0, course: person.1, plan: plan, seed: seed, number: UInt64(number))
            story.tell(into: &diary)
            faults += story.faults
        }
        guard faults.isEmpty else { throw SimulationError(faults: faults) }
        self.truth = truth
        self.seed = seed
        VirtualTeam.answerAlerts(in: &diary)
        acts = diary.inOrder
        allocations = enrolled.sorted { $0.place < $1.place }.map {
            Allocation(participant: $0.participant, arm: $0.arm.code, place: $0.place)
        }
        planted = cohort.planted
    }
}

/// Acts as they are noted, to be put into the order of time; acts of one moment stay in the
/// order in which they were noted.
struct Diary: Sendable {
    private(set) var acts: [Act] = []

    mutating func note(at instant: Instant, by actor: String, as role: Role, _ change: Change) {
        acts.append(Act(at: instant, by: actor, as: role, change))
    }

    /// By a participant.
    mutating func note(at instant: Instant, by participant: Participant.ID, _ change: Change) {
        note(at: instant, by: participant.rawValue, as: .participant, change)
    }

    var inOrder: [Act] {
        acts.enumerated()
            .sorted { ($0.element.instant, $0.offset) < ($1.element.instant, $1.offset) }
            .map(\.element)
    }
}

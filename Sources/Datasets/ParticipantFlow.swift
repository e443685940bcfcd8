public import Records
import Statistics
public import StudyDesign

/// How people came to be, and ceased to be, in the study: the numbers of a CONSORT
/// diagram, counted from the records. They add up: assessed = not randomized + randomized;
/// in each arm allocated = discontinued + missed endpoint + analyzed.
///
/// Source: CONSORT 2025, item 22a (participant flow).
public struct ParticipantFlow: Hashable, Sendable {
    public struct Reason: Hashable, Sendable {
        public let text: String
        public let count: Int
    }

    public struct ArmFlow: Hashable, Sendable {
        public let arm: Arm
        public let allocated: Int
        /// People who had each planned session, by its number in protocol order.
        public let sessions: [(number: Int, count: Int)]
        /// Left, and the primary outcome was not measured at the endpoint: by reason.
        public let discontinued: [Reason]
        /// Left, although the primary outcome was measured at the endpoint; they count
        /// among ``analyzed``.
        public let leftAndAnalyzed: Int
        /// Without the primary outcome at the endpoint, and without having left.
        public let missedEndpoint: Int
        /// With the primary outcome measured at the study's endpoint.
        public let analyzed: Int

        public static func == (left: ArmFlow, right: ArmFlow) -> Bool {
            left.arm == right.arm && left.allocated == right.allocated
                && left.sessions.map(\.number) == right.sessions.map(\.number)
                && left.sessions.map(\.count) == right.sessions.map(\.count)
                && left.discontinued == right.discontinued && left.leftAndAnalyzed == right.leftAndAnalyzed
                && left.missedEndpoint == right.missedEndpoint && left.analyzed == right.analyzed
        }

        public func hash(into hasher: inout Hasher) { hasher.combine(arm) }
    }

    public let assessed: Int
    /// Reasons in protocol order; somebody who failed several criteria counts under the first.
    public let notRandomized: [Reason]
    public let randomized: Int
    public let arms: [ArmFlow]

    public init(_ snapshot: Snapshot, dataset: AnalysisDataset) {
        let study = snapshot.study
        let randomized = dataset.randomized.count
        let allocated = Set(dataset.randomized.map(\.participant))
        var excluded: [String: Int] = [:]
        var otherwise = 0
        var declined = 0
        var others = 0
        for screening in snapshot.screenings where !allocated.contains(screening.participant) {
            switch screening.outcome {
            case .excluded(let criteria):
                if let first = study.eligibility.first(where: { criteria.contains($0.code) }) {
                    excluded[first.code, default: 0] += 1
                } else {
                    otherwise += 1
                }
            case .declined: declined += 1
            case .eligible: others += 1
            }
        }
        var reasons = study.eligibility.compactMap { criterion in
            excluded[criterion.code].map {
                Reason(text: (criterion.kind == .inclusion ? "Not met: " : "Excluded: ") + criterion.text, count: $0)
            }
        }
        if otherwise > 0 { reasons.append(Reason(text: "Excluded, criterion not stated", count: otherwise)) }
        if declined > 0 { reasons.append(Reason(text: "Declined to take part", count: declined)) }
        if others > 0 { reasons.append(Reason(text: "Eligible, not allocated", count: others)) }
        notRandomized = reasons
        self.randomized = randomized
        assessed = randomized + reasons.map(\.count).reduce(0, +)
        arms = study.arms.map { Self.flow(of: $0, in: dataset) }
    }

    private static func flow(of arm: Arm, in dataset: AnalysisDataset) -> ArmFlow {
        let people = dataset.randomized.filter { $0.arm == arm.code }
        let outcome = dataset.study.primaryOutcome
        let last = dataset.study.endpoint
        func isMeasured(_ person: SubjectLevel) -> Bool {
            last.flatMap { dataset.value(outcome, of: person.participant, at: $0.code)?.value } != nil
        }
        let analyzed = people.filter(isMeasured)
        let unmeasured = people.filter { !isMeasured($0) }
        let reasons = Discontinuation.Reason.allCases.compactMap { reason -> Reason? in
            let count = unmeasured.filter { $0.discontinued?.reason == reason }.count
            return count > 0 ? Reason(text: reason.rawValue, count: count) : nil
        }
        return ArmFlow(
            arm: arm, allocated: people.count,
            sessions: dataset.study.sessions.map { session in
                (session.number, people.filter { $0.sessions.contains { $0.number == session.number } }.count)
            },
            discontinued: reasons, leftAndAnalyzed: analyzed.filter { $0.discontinued != nil }.count,
            missedEndpoint: unmeasured.filter { $0.discontinued == nil }.count, analyzed: analyzed.count)
    }
}

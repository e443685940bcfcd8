public import Records
public import StudyDesign

/// Adverse events by arm: how many people had at least one, and how many events there were. People
/// count once in a row, events each time; the denominator is everybody allocated.
///
/// Reporting by people and by events with their severity: CONSORT Harms (Junqueira et al. 2023).
public struct HarmsSummary: Hashable, Sendable {
    public struct Count: Hashable, Sendable {
        public let people: Int
        public let events: Int
    }

    /// One term, or one group of events such as the serious ones.
    public struct Row: Hashable, Sendable {
        public let name: String
        /// One an arm, in the order of ``HarmsSummary/arms``.
        public let counts: [Count]
    }

    /// The control arm first.
    public let arms: [Arm]
    /// People allocated to each arm.
    public let allocated: [Int]
    public let any: Row
    /// Mild, moderate, severe. A person counts in each severity that they had.
    public let severities: [Row]
    public let serious: Row
    /// Possible, probable or definite.
    public let related: Row
    public let unexpected: Row
    public let aspects: [Row]
    /// Most people first, then by name.
    public let terms: [Row]
    /// Everybody's events in arms, as they were counted.
    public let records: [HarmRecord]

    public init(_ snapshot: Snapshot, dataset: AnalysisDataset) {
        let people = dataset.randomized
        let levels = dataset.armLevels
        arms = levels.compactMap { dataset.study.arm($0) }
        allocated = levels.map { arm in people.count { $0.arm == arm } }
        let placed = Dictionary(
            people.compactMap { person in person.arm.flatMap(levels.firstIndex).map { (person.participant, $0) } },
            uniquingKeysWith: { first, _ in first })
        let records = snapshot.adverseEvents.filter { placed[$0.participant] != nil }
        func row(_ name: String, _ holds: (HarmRecord) -> Bool) -> Row {
            var seen: [Set<Participant.ID>] = levels.map { _ in [] }
            var events = levels.map { _ in 0 }
            for record in records where holds(record) {
                guard let arm = placed[record.participant] else { continue }
                seen[arm].insert(record.participant)
                events[arm] += 1
            }
            return Row(name: name, counts: levels.indices.map { Count(people: seen[$0].count, events: events[$0]) })
        }
        any = row("Any event") { _ in true }
        severities = AdverseEvent.Severity.allCases.map { severity in row(severity.rawValue) { $0.severity == severity } }
        serious = row("Serious") { $0.isSerious }
        related = row("Related, at least possibly") { [.possible, .probable, .definite].contains($0.relatedness) }
        unexpected = row("Not expected") { !$0.isExpected }
        aspects = AdverseEvent.Aspect.allCases.map { aspect in row(aspect.words) { $0.aspects.contains(aspect) } }
            .filter { $0.counts.contains { $0.events > 0 } }
        let terms = Set(records.map(\.shownTerm)).sorted().map { term in row(term) { $0.shownTerm == term } }
        self.terms = terms.enumerated().sorted { left, right in
            let counts = [left, right].map { $0.element.counts.reduce(0) { $0 + $1.people } }
            return (counts[1], left.offset) < (counts[0], right.offset)
        }.map(\.element)
        self.records = records
    }
}

extension HarmRecord {
    /// What a table calls it.
    var shownTerm: String { isConfidential ? "told in confidence" : term }
}

extension AdverseEvent.Aspect {
    /// For people.
    public var words: String {
        switch self {
        case .pleasant: "pleasant"
        case .perceptual: "perceptual"
        case .dissociative: "dissociative"
        case .abuseRelated: "related to abuse"
        case .boundaryViolation: "boundary violation"
        case .suicidality: "suicidality"
        case .physical: "physical"
        case .other: "other"
        }
    }
}

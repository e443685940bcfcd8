import Datasets
public import Records
import StudyDesign

/// Adverse events by arm: people and events, what they were, how grave, how related; those of abuse
/// potential and those that were pleasant apart.
public struct HarmsTable: Hashable, Sendable {
    /// An arm and how many people were at risk in it.
    public struct Arm: Hashable, Sendable {
        public let name: String
        public let people: Int
        public let isControl: Bool

        public init(_ name: String, people: Int, isControl: Bool) {
            self.name = name
            self.people = people
            self.isControl = isControl
        }
    }

    /// The newest version of an event, and the place of its person's arm.
    public struct Event: Hashable, Sendable {
        public let event: HarmRecord
        public let arm: Int

        public init(_ event: HarmRecord, arm: Int) {
            self.event = event
            self.arm = arm
        }
    }

    public let arms: [Arm]
    public let events: [Event]

    public init(arms: [Arm], events: [Event]) {
        self.arms = arms
        self.events = events.filter { arms.indices.contains($0.arm) }
    }

    /// People who had at least one such event, and how many such events there were.
    public func count(arm: Int, where holds: (HarmRecord) -> Bool) -> (people: Int, events: Int) {
        let here = events.filter { $0.arm == arm && holds($0.event) }
        return (Set(here.map(\.event.participant)).count, here.count)
    }
}

extension HarmsTable {
    /// From the frozen records: everybody allocated is at risk.
    init(_ material: StudyMaterial) {
        let arms = material.study.arms
        let people = material.dataset.randomized
        var places: [Participant.ID: Int] = [:]
        for person in people { places[person.participant] = arms.firstIndex { $0.code == person.arm } }
        self.init(
            arms: arms.map { arm in Arm(arm.name, people: people.count { $0.arm == arm.code }, isControl: arm.isControl) },
            events: material.snapshot.adverseEvents.compactMap { event in places[event.participant].map { Event(event, arm: $0) } })
    }
}

extension HarmRecord {
    /// Possibly related counts; what nobody assessed counts too, until somebody does.
    var isRelated: Bool {
        switch relatedness {
        case .possible, .probable, .definite, .notAssessed: true
        case .unrelated, .unlikely: false
        }
    }
    /// Wanted or not, it is an effect on mind or senses that a report shows apart.
    var isPleasantOrPerceptual: Bool { aspects.contains { [.pleasant, .perceptual, .dissociative].contains($0) } }
    /// What a table calls it. A boundary violation is counted, and what was done is not told here.
    var shownTerm: String {
        aspects.contains(.boundaryViolation) ? "Boundary violation" : term.isEmpty ? "Term not stated" : term
    }
}

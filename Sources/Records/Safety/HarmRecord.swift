public import StudyDesign

/// An adverse event as an analysis needs it: the newest version, without its narrative.
public struct HarmRecord: Hashable, Sendable, Codable {
    public let id: AdverseEvent.ID
    public let participant: Participant.ID
    public let term: String
    public let aspects: [AdverseEvent.Aspect]
    public let onset: Day
    public let severity: AdverseEvent.Severity
    /// Empty when the event is not serious.
    public let seriousness: [AdverseEvent.Seriousness]
    public let relatedness: AdverseEvent.Relatedness
    public let isExpected: Bool
    public let course: AdverseEvent.Course
    /// Told past the treating team: it is counted, and its term is not shown.
    public let isConfidential: Bool

    public init(_ event: AdverseEvent) {
        id = event.id
        participant = event.participant
        term = event.term
        aspects = event.aspects
        onset = event.onset
        severity = event.severity
        seriousness = event.seriousness
        relatedness = event.relatedness
        isExpected = event.isExpected
        course = event.course
        isConfidential = event.isConfidential
    }

    /// The event again, with an empty narrative.
    public var event: AdverseEvent {
        AdverseEvent(
            id: id, participant: participant, term: term, aspects: aspects, onset: onset, severity: severity, seriousness: seriousness,
            relatedness: relatedness, isExpected: isExpected, course: course, narrative: "", isConfidential: isConfidential)
    }

    public var isSerious: Bool { !seriousness.isEmpty }
}

public import StudyDesign

/// Harm, or what may be harm, including what is pleasant at first (CDISC: AE). Nothing here
/// has a default: whoever reports says each of it.
public struct AdverseEvent: Hashable, Sendable, Codable {
    public typealias ID = Identifier<AdverseEvent>

    public enum Severity: String, Hashable, Sendable, Codable, CaseIterable { case mild, moderate, severe }

    public enum Relatedness: String, Hashable, Sendable, Codable, CaseIterable {
        case unrelated, unlikely, possible, probable, definite, notAssessed
    }

    public enum Course: String, Hashable, Sendable, Codable, CaseIterable {
        case recovered, recovering, notRecovered, recoveredWithSequelae, fatal, unknown
    }

    public enum Aspect: String, Hashable, Sendable, Codable, CaseIterable {
        case pleasant, perceptual, dissociative, abuseRelated, boundaryViolation, suicidality, physical, other
    }

    /// What makes an event serious (ICH E2A).
    public enum Seriousness: String, Hashable, Sendable, Codable, CaseIterable {
        case death, lifeThreatening, hospitalization, disability, congenitalAnomaly, medicallyImportant
    }

    public let id: ID
    public let participant: Participant.ID
    /// Gapless from 1; a later version amends the one before, with a reason.
    public let version: Int
    public let term: String
    public let aspects: [Aspect]
    public let onset: Day
    public let severity: Severity
    /// Empty when the event is not serious.
    public let seriousness: [Seriousness]
    public let relatedness: Relatedness
    public let isExpected: Bool
    public let course: Course
    public let narrative: String
    /// The report goes past the treating team, to the study's independent contact.
    public let isConfidential: Bool

    public init(
        id: ID, participant: Participant.ID, version: Int = 1, term: String, aspects: [Aspect], onset: Day,
        severity: Severity, seriousness: [Seriousness], relatedness: Relatedness, isExpected: Bool, course: Course,
        narrative: String, isConfidential: Bool
    ) {
        self.id = id
        self.participant = participant
        self.version = version
        self.term = term
        self.aspects = aspects
        self.onset = onset
        self.severity = severity
        self.seriousness = seriousness
        self.relatedness = relatedness
        self.isExpected = isExpected
        self.course = course
        self.narrative = narrative
        self.isConfidential = isConfidential
    }
}

public import StudyDesign

/// The day on which a visit is to take place.
public struct Appointment: Hashable, Sendable, Codable {
    public let participant: Participant.ID
    public let visit: Visit.Code
    /// Gapless from 1; a later version moves the visit.
    public let version: Int
    public let day: Day

    public init(participant: Participant.ID, visit: Visit.Code, version: Int = 1, day: Day) {
        self.participant = participant
        self.visit = visit
        self.version = version
        self.day = day
    }
}

/// A planned visit that did not happen, and why.
public struct MissedVisit: Hashable, Sendable, Codable {
    public let participant: Participant.ID
    public let visit: Visit.Code
    /// Gapless from 1; a later version corrects the one before, with a reason.
    public let version: Int
    public let reason: String
    /// True when the visit took place after all.
    public let isRevoked: Bool

    public init(participant: Participant.ID, visit: Visit.Code, version: Int = 1, reason: String, isRevoked: Bool = false) {
        self.participant = participant
        self.visit = visit
        self.version = version
        self.reason = reason
        self.isRevoked = isRevoked
    }
}

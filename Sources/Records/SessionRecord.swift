public import StudyDesign

/// A session with the medicine that was held (CDISC: EX). What was given follows from
/// the arm and the protocol, and is not repeated here while the study is masked.
public struct SessionRecord: Hashable, Sendable, Codable {
    public let participant: Participant.ID
    public let number: Int
    public let day: Day
    public let supplementalDoseTaken: Bool

    public init(participant: Participant.ID, number: Int, day: Day, supplementalDoseTaken: Bool) {
        self.participant = participant
        self.number = number
        self.day = day
        self.supplementalDoseTaken = supplementalDoseTaken
    }
}

/// A planned visit that did not happen, and why.
public struct MissedVisit: Hashable, Sendable, Codable {
    public let participant: Participant.ID
    public let visit: Visit.Code
    public let reason: String

    public init(participant: Participant.ID, visit: Visit.Code, reason: String) {
        self.participant = participant
        self.visit = visit
        self.reason = reason
    }
}

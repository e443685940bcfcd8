public import StudyDesign

/// The arm that the concealed list gave.
public struct Allocation: Hashable, Sendable, Codable {
    public let participant: Participant.ID
    public let arm: Arm.Code
    public let stratum: String
    /// Place in the stratum's list, from 1.
    public let place: Int

    public init(participant: Participant.ID, arm: Arm.Code, stratum: String = AllocationList.onlyStratum, place: Int) {
        self.participant = participant
        self.arm = arm
        self.stratum = stratum
        self.place = place
    }
}

/// A wish for the next place. Whoever asks learns that a place was given, and not which arm.
public struct AllocationRequest: Hashable, Sendable, Codable {
    public let participant: Participant.ID
    public let stratum: String

    public init(participant: Participant.ID, stratum: String = AllocationList.onlyStratum) {
        self.participant = participant
        self.stratum = stratum
    }
}

/// Somebody learned the arm before the study was opened.
public struct Unblinding: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable { case emergency, planned }

    public let participant: Participant.ID
    public let number: Int
    public let kind: Kind
    public let reason: String
    /// Who was with them, where anybody was.
    public let witness: Account.ID?

    public init(participant: Participant.ID, number: Int, kind: Kind, reason: String, witness: Account.ID? = nil) {
        self.participant = participant
        self.number = number
        self.kind = kind
        self.reason = reason
        self.witness = witness
    }
}

public import StudyDesign

/// A time after a session by which the participant must have been heard of. Born with the
/// session's opening; only a completed check-in, or a person's act with a reason, ends it.
public struct CheckIn: Hashable, Sendable, Codable {
    public typealias ID = Identifier<CheckIn>

    public let id: ID
    public let participant: Participant.ID
    public let session: Int
    public let due: Instant

    public init(participant: Participant.ID, session: Int, number: Int, due: Instant) {
        id = ID("\(participant):session-\(session):check-in-\(number)")
        self.participant = participant
        self.session = session
        self.due = due
    }

    /// The check-ins of a session, by the protocol's delays.
    public static func all(of participant: Participant.ID, session: Int, began: Instant, delays: [Int]) -> [CheckIn] {
        delays.enumerated().map { number, minutes in
            CheckIn(participant: participant, session: session, number: number + 1, due: began + minutes)
        }
    }
}

/// How a check-in ended.
public struct CheckInEnd: Hashable, Sendable, Codable {
    public enum How: Hashable, Sendable, Codable {
        /// The participant was heard of; in what words.
        case completed(String)
        /// A person of the team ends it, with the act's reason.
        case setAside
    }

    public let checkIn: CheckIn.ID
    public let participant: Participant.ID
    public let how: How

    public init(_ checkIn: CheckIn.ID, of participant: Participant.ID, _ how: How) {
        self.checkIn = checkIn
        self.participant = participant
        self.how = how
    }
}

/// The clock by which deadlines are judged was seen to jump. Due acts ran; an operator looks.
public struct ClockJump: Hashable, Sendable, Codable {
    /// Milliseconds forward, or back when negative.
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }
}

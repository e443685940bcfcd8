/// What somebody, or the program, did about an alert. Only a person's step ends it.
public struct AlertStep: Hashable, Sendable, Codable {
    public enum Kind: Hashable, Sendable, Codable {
        /// The program told somebody, or tried to; `rung` counts the ladder from 0. The same
        /// rung is told again when the program cannot know whether it did.
        case dispatched(rung: Int, to: Account.ID?, channel: Channel.ID?, Dispatch)
        /// A person opened the alert. It goes on escalating.
        case seen
        /// A person takes charge of it. One person at a time.
        case claimed
        /// Another person takes charge in the place of the first, with a reason.
        case takenOver
        /// The person in charge did something about it.
        case acted(code: String, note: String)
        /// The person in charge ends it.
        case closed
    }

    /// What became of a message. Accepted is not seen.
    public enum Dispatch: Hashable, Sendable, Codable {
        case accepted
        case refused(String)
        /// Nobody is on call at this rung, or no proven channel leads to them.
        case nobody
    }

    public let alert: AlertRecord.ID
    public let participant: Participant.ID
    public let kind: Kind

    public init(_ alert: AlertRecord.ID, of participant: Participant.ID, _ kind: Kind) {
        self.alert = alert
        self.participant = participant
        self.kind = kind
    }
}

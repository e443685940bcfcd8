public import StudyDesign

/// One moment at which a participant is asked, and until when it can be answered.
public struct Prompt: Hashable, Sendable, Codable {
    public typealias ID = Identifier<Prompt>

    public let id: ID
    public let at: Instant
    public let expires: Instant

    public init(id: ID, at: Instant, expires: Instant) {
        self.id = id
        self.at = at
        self.expires = expires
    }
}

/// The prompts of one day, drawn before any is sent, so that nothing is drawn twice.
public struct PromptDraw: Hashable, Sendable, Codable {
    public let participant: Participant.ID
    /// The ``PromptPlan``'s code.
    public let plan: String
    public let day: Day
    public let prompts: [Prompt]

    public init(participant: Participant.ID, plan: String, day: Day, prompts: [Prompt]) {
        self.participant = participant
        self.plan = plan
        self.day = day
        self.prompts = prompts
    }

    /// The name of a day's prompt, counted from 1; a response to it has this as its visit.
    public static func id(of number: Int, plan: String, day: Day) -> Prompt.ID { Prompt.ID("\(plan).\(day).\(number)") }
}

/// What became of a mail about something that waits: taken by a gateway once, or refused.
public struct PromptStep: Hashable, Sendable, Codable {
    public enum Result: String, Hashable, Sendable, Codable { case accepted, refused, expired }

    public let participant: Participant.ID
    /// A prompt's id, or another name of what waits, such as a visit's code.
    public let about: String
    public let result: Result

    public init(participant: Participant.ID, about: String, result: Result) {
        self.participant = participant
        self.about = about
        self.result = result
    }
}

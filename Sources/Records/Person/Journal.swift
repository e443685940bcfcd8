public import StudyDesign

/// What a participant writes for themselves. Nobody else reads it unless they say so.
public struct JournalEntry: Hashable, Sendable, Codable {
    public typealias ID = Identifier<JournalEntry>

    public let id: ID
    public let participant: Participant.ID
    /// Gapless from 1; earlier versions stay.
    public let version: Int
    public let day: Day
    public let text: String

    public init(id: ID, participant: Participant.ID, version: Int = 1, day: Day, text: String) {
        self.id = id
        self.participant = participant
        self.version = version
        self.day = day
        self.text = text
    }
}

/// Who may read one journal entry. A later version takes the place of the one before.
public struct JournalSharing: Hashable, Sendable, Codable {
    public let entry: JournalEntry.ID
    public let participant: Participant.ID
    public let version: Int
    public let readers: [Account.ID]
    /// What research may have of it; nil for nothing.
    public let research: Research?

    public enum Research: String, Hashable, Sendable, Codable, CaseIterable {
        /// That something was written, and when.
        case count
        /// The words too.
        case text
    }

    public init(
        entry: JournalEntry.ID, participant: Participant.ID, version: Int, readers: [Account.ID], research: Research? = nil
    ) {
        self.entry = entry
        self.participant = participant
        self.version = version
        self.readers = readers
        self.research = research
    }
}

/// Something done for preparation or integration (CDISC: PR), as exposure.
public struct Practice: Hashable, Sendable, Codable {
    public typealias ID = Identifier<Practice>

    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case breathAwareness, bodyScan, intention, supportPlan, lovingKindness, selfCompassionBreak
        case compassionateSelfTalk, mindfulMovement, creativeWork, relationshipWork, selfCare, other, kindLetter
    }

    public let id: ID
    public let participant: Participant.ID
    public let version: Int
    public let day: Day
    public let kind: Kind
    /// Nil when it was not timed.
    public let minutes: Int?
    public let words: String?
    /// Whether it was gone through to its end; nil where it has none, or nobody said.
    public let isFinished: Bool?

    public init(
        id: ID, participant: Participant.ID, version: Int = 1, day: Day, kind: Kind, minutes: Int?, words: String? = nil,
        isFinished: Bool? = nil
    ) {
        self.id = id
        self.participant = participant
        self.version = version
        self.day = day
        self.kind = kind
        self.minutes = minutes
        self.words = words
        self.isFinished = isFinished
    }
}

/// A note of the team about a participant.
public struct Note: Hashable, Sendable, Codable {
    public typealias ID = Identifier<Note>

    public let id: ID
    public let participant: Participant.ID
    /// Gapless from 1; a later version amends the one before, with a reason.
    public let version: Int
    /// The object that it is about, as the ledger names it, where it is about one.
    public let about: String?
    public let text: String

    public init(id: ID, participant: Participant.ID, version: Int = 1, about: String? = nil, text: String) {
        self.id = id
        self.participant = participant
        self.version = version
        self.about = about
        self.text = text
    }
}

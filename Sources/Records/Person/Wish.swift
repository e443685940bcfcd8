/// Something that a participant asks of the site, and that a person of the team decides.
public struct Wish: Hashable, Sendable, Codable {
    public typealias ID = Identifier<Wish>

    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// That what was collected be erased.
        case erase
        /// That somebody gets in touch; nothing urgent.
        case contact
        /// That something in the site's own record of the person be put right.
        case correct
    }

    public let id: ID
    public let participant: Participant.ID
    public let kind: Kind
    public let words: String

    public init(id: ID, participant: Participant.ID, kind: Kind, words: String) {
        self.id = id
        self.participant = participant
        self.kind = kind
        self.words = words
    }
}

/// That somebody of the team looked at what a participant gave or wrote.
public struct Viewing: Hashable, Sendable, Codable {
    public enum What: String, Hashable, Sendable, Codable, CaseIterable {
        case course, answers, journal, plans, identity, everything
    }

    public let participant: Participant.ID
    public let what: What
    /// One entry of it, where it was one.
    public let object: String?

    public init(participant: Participant.ID, what: What, object: String? = nil) {
        self.participant = participant
        self.what = what
        self.object = object
    }
}

public import StudyDesign

/// A session with the medicine that was held (CDISC: EX), summed up from its opening and its
/// events. What was given follows from the arm and the protocol, and is not repeated here
/// while the study is masked.
public struct SessionRecord: Hashable, Sendable, Codable {
    public let participant: Participant.ID
    public let number: Int
    public let day: Day
    public let supplementalDoseTaken: Bool
    /// Who was with the person throughout, the one who answers for the session first; nil in a
    /// snapshot of an earlier format.
    public let monitors: [Account.ID]?

    public init(
        participant: Participant.ID, number: Int, day: Day, supplementalDoseTaken: Bool, monitors: [Account.ID]? = nil
    ) {
        self.participant = participant
        self.number = number
        self.day = day
        self.supplementalDoseTaken = supplementalDoseTaken
        self.monitors = monitors
    }
}

/// The beginning of a session. Its check-ins are born with it.
public struct SessionOpening: Hashable, Sendable, Codable {
    public let participant: Participant.ID
    public let number: Int
    /// Gapless from 1; a later version corrects day or people, with a reason.
    public let version: Int
    public let day: Day
    /// When it began; the check-ins are counted from here.
    public let began: Instant
    /// Two people who are with the participant throughout.
    public let monitors: [Account.ID]
    /// Who can be reached at once.
    public let physician: Account.ID
    /// What was typed again at the opening and agreed with the record; which, and not what.
    public let identifiersCompared: [IdentifierKind]

    public enum IdentifierKind: String, Hashable, Sendable, Codable, CaseIterable {
        case name, birthDay, recordNumber, pseudonym
    }

    public init(
        participant: Participant.ID, number: Int, version: Int = 1, day: Day, began: Instant, monitors: [Account.ID],
        physician: Account.ID, identifiersCompared: [IdentifierKind]
    ) {
        self.participant = participant
        self.number = number
        self.version = version
        self.day = day
        self.began = began
        self.monitors = monitors
        self.physician = physician
        self.identifiersCompared = identifiersCompared
    }
}

/// Something that happened at a time on the clock, as noted on the day.
public struct SessionEvent: Hashable, Sendable, Codable {
    public typealias ID = Identifier<SessionEvent>

    public enum Kind: Hashable, Sendable, Codable {
        case dose(by: Account.ID, checkedBy: Account.ID)
        case supplementalDose(by: Account.ID, checkedBy: Account.ID)
        case vitals(systolic: Int, diastolic: Int, pulse: Int, temperature: Double?)
        case monitorArrived(Account.ID)
        case monitorLeft(Account.ID)
        case rescueMedicine(String)
        case observation(String)
    }

    public let id: ID
    public let participant: Participant.ID
    public let session: Int
    /// Gapless from 1; a later version corrects the one before, with a reason.
    public let version: Int
    public let at: Instant
    public let kind: Kind
    /// Entered after the day from a printed sheet.
    public let isLateTranscription: Bool

    public init(
        id: ID, participant: Participant.ID, session: Int, version: Int = 1, at: Instant, kind: Kind,
        isLateTranscription: Bool = false
    ) {
        self.id = id
        self.participant = participant
        self.session = session
        self.version = version
        self.at = at
        self.kind = kind
        self.isLateTranscription = isLateTranscription
    }
}

/// The end of a session: everything on the discharge list is done, two people say so, and
/// somebody takes the participant home.
public struct SessionClosing: Hashable, Sendable, Codable {
    public let participant: Participant.ID
    public let number: Int
    public let ended: Instant
    public let checklist: [String]
    public let signedBy: [Account.ID]
    public let escort: String

    public init(
        participant: Participant.ID, number: Int, ended: Instant, checklist: [String], signedBy: [Account.ID],
        escort: String
    ) {
        self.participant = participant
        self.number = number
        self.ended = ended
        self.checklist = checklist
        self.signedBy = signedBy
        self.escort = escort
    }

    /// What must be on every discharge list.
    public static let leastChecklist = ["oriented", "steady", "vitals", "contacts-given"]
}

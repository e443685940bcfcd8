public import StudyDesign

/// A person in a study, under a pseudonym; contact details are kept elsewhere.
public enum Participant { public typealias ID = Identifier<Participant> }

/// What screening found, criterion by criterion.
public struct ScreeningRecord: Hashable, Sendable, Codable {
    public struct Finding: Hashable, Sendable, Codable {
        public let criterion: String
        /// Whether the criterion's text is true of the person.
        public let isMet: Bool
        /// Where the answer was seen: an interview, a laboratory report.
        public let evidence: String

        public init(criterion: String, isMet: Bool, evidence: String) {
            self.criterion = criterion
            self.isMet = isMet
            self.evidence = evidence
        }
    }

    public enum Outcome: Hashable, Sendable, Codable {
        case eligible
        /// The criteria that failed, as codes.
        case excluded([String])
        case declined

        /// The outcome without its reasons, which are a person's health.
        public var kind: Kind {
            switch self {
            case .eligible: .eligible
            case .excluded: .excluded
            case .declined: .declined
            }
        }

        public enum Kind: String, Hashable, Sendable, Codable { case eligible, excluded, declined }
    }

    public let participant: Participant.ID
    /// Gapless from 1; a later version corrects the one before, with a reason.
    public let version: Int
    public let day: Day
    public let findings: [Finding]
    public let outcome: Outcome

    public init(participant: Participant.ID, version: Int = 1, day: Day, findings: [Finding], outcome: Outcome) {
        self.participant = participant
        self.version = version
        self.day = day
        self.findings = findings
        self.outcome = outcome
    }
}

/// Entry into the study: the day that is study day 0 (CDISC: DM, RFSTDTC).
public struct Enrollment: Hashable, Sendable, Codable {
    public let participant: Participant.ID
    public let day: Day
    public let protocolVersion: String
    /// Where the person takes part (CDISC: SITEID); nil in a study of one site.
    public let site: String?

    public init(participant: Participant.ID, day: Day, protocolVersion: String, site: String? = nil) {
        self.participant = participant
        self.day = day
        self.protocolVersion = protocolVersion
        self.site = site
    }
}

/// The end of somebody's participation before its planned end (CDISC: DS).
public struct Discontinuation: Hashable, Sendable, Codable {
    public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
        case withdrewConsent = "withdrew consent"
        case lostToFollowUp = "lost to follow-up"
        case adverseEvent = "adverse event"
        case perceivedPlacebo = "believed they received placebo"
        case moved = "moved away"
    }

    public let participant: Participant.ID
    /// Gapless from 1; a later version corrects the one before, with a reason.
    public let version: Int
    public let day: Day
    public let reason: Reason
    /// True when the person did not leave after all, or came back.
    public let isRevoked: Bool

    public init(participant: Participant.ID, version: Int = 1, day: Day, reason: Reason, isRevoked: Bool = false) {
        self.participant = participant
        self.version = version
        self.day = day
        self.reason = reason
        self.isRevoked = isRevoked
    }
}

public import StudyDesign

/// Who a pseudonym is: sealed under a key of its own, apart from what the person answered.
public struct Identity: Hashable, Sendable, Codable {
    public let participant: Participant.ID
    public let version: Int
    public let name: String
    public let birthDay: Day?
    public let contacts: [Contact]
    /// The number under which the site's own files know the person.
    public let recordNumber: String?

    public struct Contact: Hashable, Sendable, Codable {
        public enum Kind: String, Hashable, Sendable, Codable { case mail, telephone, address, emergencyContact }

        public let kind: Kind
        public let value: String

        public init(_ kind: Kind, _ value: String) {
            self.kind = kind
            self.value = value
        }
    }

    public init(
        participant: Participant.ID, version: Int = 1, name: String, birthDay: Day? = nil, contacts: [Contact] = [],
        recordNumber: String? = nil
    ) {
        self.participant = participant
        self.version = version
        self.name = name
        self.birthDay = birthDay
        self.contacts = contacts
        self.recordNumber = recordNumber
    }
}

/// In which time zone a person lives from a moment on.
public struct ZoneMove: Hashable, Sendable, Codable {
    public let participant: Participant.ID
    /// IANA name, for instance `Europe/Zurich`.
    public let zone: String
    public let from: Instant

    public init(participant: Participant.ID, zone: String, from: Instant) {
        self.participant = participant
        self.zone = zone
        self.from = from
    }
}

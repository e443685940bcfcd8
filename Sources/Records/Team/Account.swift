public import StudyDesign

/// Somebody of the team. Ids are never used again and accounts never deleted, only closed
/// (21 CFR 11.100(a)).
public struct Account: Hashable, Sendable, Codable {
    public typealias ID = Identifier<Account>

    public let id: ID
    /// Gapless from 1; a later version changes name, roles or state, with a reason.
    public let version: Int
    /// As printed beside a signature.
    public let name: String
    public let roles: [Role]
    public let isOpen: Bool

    public init(id: ID, version: Int = 1, name: String, roles: [Role], isOpen: Bool = true) {
        self.id = id
        self.version = version
        self.name = name
        self.roles = roles
        self.isOpen = isOpen
    }
}

/// A way to reach somebody of the team outside the program.
public struct Channel: Hashable, Sendable, Codable {
    public typealias ID = Identifier<Channel>
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable { case mail }

    public let id: ID
    public let version: Int
    public let account: Account.ID
    public let kind: Kind
    public let address: String
    public let isOpen: Bool

    public init(id: ID, version: Int = 1, account: Account.ID, kind: Kind = .mail, address: String, isOpen: Bool = true) {
        self.id = id
        self.version = version
        self.account = account
        self.kind = kind
        self.address = address
        self.isOpen = isOpen
    }
}

/// That a person answered a test message sent through a channel.
public struct ChannelProof: Hashable, Sendable, Codable {
    public let channel: Channel.ID
    public let answered: Instant

    public init(channel: Channel.ID, answered: Instant) {
        self.channel = channel
        self.answered = answered
    }
}

/// Who is on call from one moment to another, in the order in which they are asked. A shift
/// that overlaps an earlier one stands in its place for the time that both cover.
public struct Shift: Hashable, Sendable, Codable {
    public typealias ID = Identifier<Shift>

    public let id: ID
    public let version: Int
    public let from: Instant
    /// The first moment after the shift.
    public let until: Instant
    /// First on call, backup, investigator, and so on up the ladder.
    public let people: [Account.ID]

    public init(id: ID, version: Int = 1, from: Instant, until: Instant, people: [Account.ID]) {
        self.id = id
        self.version = version
        self.from = from
        self.until = until
        self.people = people
    }
}

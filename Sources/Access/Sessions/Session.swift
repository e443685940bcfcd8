public import Records
public import StudyDesign

/// One open door: who stands in it, how they came, and since when.
public struct Session: Hashable, Sendable {
    /// Whose session it is.
    public enum Holder: Hashable, Sendable {
        case participant(Participant.ID)
        /// Somebody of the team, in the role in which they act now.
        case staff(Account.ID, Role)
        /// Whoever was let in for one errand: to write its forms, and to read nothing back.
        case errand(Errand)
    }

    /// How the holder came in.
    public enum Way: String, Hashable, Sendable, CaseIterable { case account, link, tablet }

    /// The hash of the token that the browser holds.
    public let hash: TokenHash
    /// The hash of the token given at sign-in. It stays through every step-up, so that a page
    /// open in another tab is not turned away.
    public let line: TokenHash
    public let holder: Holder
    public let way: Way
    public let created: Instant
    /// When the holder was last heard of, to within ``SessionLimits/noticedEvery``.
    public let seen: Instant
    /// When password or code were last given again.
    public let steppedUp: Instant?
    /// What the holder will know the device by in a list; never more than 100 characters.
    public let label: String

    public init(
        hash: TokenHash, line: TokenHash? = nil, holder: Holder, way: Way, created: Instant, seen: Instant? = nil, steppedUp: Instant? = nil,
        label: String = ""
    ) {
        self.hash = hash
        self.line = line ?? hash
        self.holder = holder
        self.way = way
        self.created = created
        self.seen = seen ?? created
        self.steppedUp = steppedUp
        self.label = String(label.prefix(100))
    }

    /// The person with an account; nil on an errand.
    public var person: Person? {
        switch holder {
        case .participant(let id): .participant(id)
        case .staff(let id, _): .staff(id)
        case .errand: nil
        }
    }

    /// The participant for whom the holder writes.
    public var participant: Participant.ID? {
        switch holder {
        case .participant(let id): id
        case .staff: nil
        case .errand(let errand): errand.participant
        }
    }

    public var errand: Errand? {
        if case .errand(let errand) = holder { errand } else { nil }
    }

    /// On whose listener it is worth anything.
    public var door: Door {
        if case .staff = holder { .staff } else { .participants }
    }
}

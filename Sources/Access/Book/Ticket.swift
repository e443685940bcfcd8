public import StudyDesign

/// A sign-in half done: the password was right, the code is still to come. It opens nothing.
public struct Ticket: Hashable, Sendable {
    public let hash: TokenHash
    public let person: Person
    public let expires: Instant
    /// The secret offered for enrolling, where the person has none yet.
    public let offer: TimeCodeSecret?
    /// As the session will be called.
    public let label: String

    public static let minutes = 10

    public init(hash: TokenHash, person: Person, expires: Instant, offer: TimeCodeSecret?, label: String) {
        self.hash = hash
        self.person = person
        self.expires = expires
        self.offer = offer
        self.label = label
    }
}

/// A second proof, to be used up in the act that it allows.
public enum Proof: Hashable, Sendable {
    /// The step of a time code that was right; each step serves once.
    case step(Int64)
    /// The hash of a recovery code; each serves once.
    case recovery([UInt8])
}

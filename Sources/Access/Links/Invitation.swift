public import StudyDesign

/// An offer to begin: whoever holds its token may choose a password for one person's account,
/// once. It starts a sign-in and never completes one: a code follows.
public struct Invitation: Hashable, Sendable {
    /// Of the token that the link carries.
    public let hash: TokenHash
    public let person: Person
    /// The name to sign in with.
    public let name: SignInName
    public let created: Instant
    public let expires: Instant

    /// Seven days.
    public static let minutes = 7 * 1440

    public init(hash: TokenHash, person: Person, name: SignInName, created: Instant, expires: Instant? = nil) {
        self.hash = hash
        self.person = person
        self.name = name
        self.created = created
        self.expires = min(expires ?? created + Self.minutes, created + Self.minutes)
    }

    public func isOpen(at now: Instant) -> Bool { now < expires }
}

import StudyDesign

/// What a person proves themself with.
public struct Credential: Hashable, Sendable {
    public let person: Person
    public let name: SignInName
    public let password: PasswordHash
    /// Nil until a code has been enrolled; a sign-in then goes on with enrolling one.
    public let secret: TimeCodeSecret?
    /// How many recovery codes are left.
    public let recoveryCodes: Int
    /// Closed by hand: refused like a wrong password.
    public let isOpen: Bool

    public init(
        person: Person, name: SignInName, password: PasswordHash, secret: TimeCodeSecret?, recoveryCodes: Int, isOpen: Bool
    ) {
        self.person = person
        self.name = name
        self.password = password
        self.secret = secret
        self.recoveryCodes = recoveryCodes
        self.isOpen = isOpen
    }
}

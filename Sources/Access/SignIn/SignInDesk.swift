public import Records
public import StudyDesign

/// Where people show who they are.
///
/// Nothing here says whether a name is known, and nothing here stands between a person and
/// help: that page asks for no sign-in. Everything throws ``SignInRefusal`` or ``BookError``.
public struct SignInDesk: Sendable {
    let book: any AccessBook
    let hashing: HashingDesk
    let rules: PasswordRules
    let key: AccessKey
    public let limits: SessionLimits
    let roles: @Sendable (Person) async throws -> [Role]
    let now: @Sendable () -> Instant
    let random: Randomness

    /// - Parameters:
    ///   - rules: What a new password may not be.
    ///   - roles: The roles in which the record lets a person in, the usual one first; none
    ///     for an account that was closed and for a participant who is no longer let in. It is
    ///     asked at every sign-in and every request.
    public init(
        book: any AccessBook, hashing: HashingDesk, rules: PasswordRules, key: AccessKey,
        limits: SessionLimits = .standard, roles: @escaping @Sendable (Person) async throws -> [Role],
        now: @escaping @Sendable () -> Instant, random: Randomness = .system
    ) {
        self.book = book
        self.hashing = hashing
        self.rules = rules
        self.key = key
        self.limits = limits
        self.roles = roles
        self.now = now
        self.random = random
    }

    /// A session begun now, with its token.
    func begin(_ person: Person, in role: Role, label: String) -> Opened {
        let token = Token(random)
        let holder: Session.Holder =
            switch person {
            case .participant(let id): .participant(id)
            case .staff(let id): .staff(id, role)
            }
        return Opened(
            token: token, session: Session(hash: token.hash, holder: holder, way: .account, created: now(), label: label))
    }
}

/// A session just opened, with the token for the browser's cookie.
public struct Opened: Hashable, Sendable {
    public let token: Token
    public let session: Session
}

/// How a sign-in with name and password goes on.
public enum Begun: Hashable, Sendable {
    /// Ask for the code; the ticket goes into the next form.
    case codeNeeded(ticket: Token)
    /// The person has no code yet: show `secret`, ask for a code made with it.
    case enrolmentNeeded(ticket: Token, secret: TimeCodeSecret)
}

/// A code enrolled: the session, and the sheet to print, which is shown this once.
public struct Enrolled: Hashable, Sendable {
    public let opened: Opened
    public let sheet: RecoverySheet
}

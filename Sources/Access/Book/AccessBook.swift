public import StudyDesign

/// Where credentials, invitations and sessions are kept: beside the keys, never in the record.
///
/// What may happen once happens in one transaction that says whether it did: of a hundred
/// that race for a recovery code, one hears `true`.
///
/// Everything throws ``BookError``.
public protocol AccessBook: Sendable {
    // Credentials
    func credential(of person: Person) async throws -> Credential?
    func credential(named name: SignInName, at door: Door) async throws -> Credential?
    /// Puts another password in the place of `old`; false when it is no longer `old`.
    func setPassword(of person: Person, from old: PasswordHash, to new: PasswordHash) async throws -> Bool
    /// Closes a person's door or opens it again; closing ends every session.
    func set(_ person: Person, isOpen: Bool) async throws
    /// New recovery codes in the place of all earlier ones.
    func setRecovery(of person: Person, to hashes: [[UInt8]]) async throws
    /// Uses a proof up; false when it has been used, or a later step has.
    func spend(_ proof: Proof, of person: Person) async throws -> Bool

    // Invitations
    /// Keeps an invitation in the place of the person's earlier ones; false when another
    /// person at the same door has the name.
    func invite(_ invitation: Invitation) async throws -> Bool
    func invitation(_ hash: TokenHash) async throws -> Invitation?
    /// Uses an invitation up: the password is set, codes and sessions of before are gone, and
    /// `ticket` is open. False when it was used or has expired.
    func accept(_ hash: TokenHash, password: PasswordHash, at now: Instant, opening ticket: Ticket) async throws -> Bool

    // Sign-ins half done
    func open(_ ticket: Ticket) async throws
    func ticket(_ hash: TokenHash) async throws -> Ticket?
    /// Uses ticket and proof up and opens the session; false, with nothing used, when either
    /// was used before.
    func finish(_ ticket: TokenHash, with proof: Proof, at now: Instant, opening session: Session) async throws -> Bool
    /// Uses the ticket up, keeps its secret and the recovery codes, and opens the session;
    /// false when it was used, or the person has a secret already.
    func enrol(
        _ ticket: TokenHash, from step: Int64, recovery: [[UInt8]], at now: Instant, opening session: Session
    ) async throws -> Bool

    // Sessions
    func open(_ session: Session) async throws
    func session(_ hash: TokenHash) async throws -> Session?
    func notice(_ hash: TokenHash, at now: Instant) async throws
    /// Puts a session with a new token in the place of one with an old; false when the old
    /// is gone.
    func replace(_ old: TokenHash, with new: Session) async throws -> Bool
    func sessions(of person: Person) async throws -> [Session]
    func end(_ hash: TokenHash) async throws
    /// Ends one of a person's own sessions; false when it is none of theirs.
    func end(_ hash: TokenHash, of person: Person) async throws -> Bool
    /// - Returns: How many there were.
    func endAll(of person: Person, except kept: TokenHash?) async throws -> Int

    // Errands
    /// Opens the errand's session and ends its earlier ones, so that one lives; false when
    /// the errand is done or was opened ``Errand/openings`` times.
    func open(_ session: Session, on errand: Errand) async throws -> Bool
    func isDone(_ errand: Errand) async throws -> Bool
    /// Marks the errand done and ends its sessions; false when it was done already.
    func close(_ errand: Errand, at now: Instant) async throws -> Bool

    // Tries
    /// Counts a try against every subject, unless one of them must wait: then until when.
    func admit(_ tries: [Try], at now: Instant) async throws -> Instant?
    /// Takes a counted try back: it was no wrong one.
    func forgive(_ tries: [Try]) async throws
    /// Forgets every try against a subject: its person has come in.
    func forget(_ tries: [Try]) async throws

    /// Removes what has expired.
    func tidy(at now: Instant) async throws
}

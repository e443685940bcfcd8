public import Records
public import StudyDesign

/// What a form on a page belongs to, signed into the page, so that answers land with the
/// person and the version they were given for, whatever has happened since (P-20, S-16).
public struct FormSeal: Hashable, Sendable {
    public let participant: Participant.ID
    /// Names the form: a response's id, or for instance `journal/<id>`.
    public let form: String
    /// Of what was shown: an instrument's, a plan's or a text's.
    public let version: String
    /// The session whose page it was: its ``Session/line``.
    public let session: TokenHash
    public let expires: Instant

    public init(participant: Participant.ID, form: String, version: String, session: TokenHash, expires: Instant) {
        self.participant = participant
        self.form = form
        self.version = version
        self.session = session
        self.expires = expires
    }

    /// A page is filled in within a day, or is asked to be looked at again.
    public static let minutes = 1440

    public func text(with key: AccessKey) -> String {
        SignedSeal.seal(
            [
                Array(participant.rawValue.utf8), Array(form.utf8), Array(version.utf8), session.bytes,
                FieldCoding.bytes(expires.milliseconds),
            ], for: .form, with: key)
    }

    /// What a posted seal is worth now. Only a forged one says nothing about the page: with
    /// the others the answers are kept and shown again.
    public enum Verdict: Hashable, Sendable {
        case good(FormSeal)
        /// The page is too old.
        case expired(FormSeal)
        /// The page is of an earlier sign-in of the same person.
        case earlierSession(FormSeal)
        /// Forged, cut off, or another person's: nothing is taken.
        case refused
    }

    /// - Parameter session: Of whoever posts now.
    public static func verdict(
        on text: String, from session: Session, at now: Instant, with key: AccessKey
    ) -> Verdict {
        guard let seal = open(text, with: key), seal.participant == session.participant else { return .refused }
        if now >= seal.expires { return .expired(seal) }
        if seal.session != session.line { return .earlierSession(seal) }
        return .good(seal)
    }

    /// The seal as it was signed, whoever posts it and whenever.
    public static func open(_ text: String, with key: AccessKey) -> FormSeal? {
        guard let fields = SignedSeal.open(text, for: .form, with: key), fields.count == 5,
            let participant = FieldCoding.text(fields[0]), let form = FieldCoding.text(fields[1]),
            let version = FieldCoding.text(fields[2]), let session = TokenHash(bytes: fields[3]),
            let expires = FieldCoding.number(fields[4])
        else { return nil }
        return FormSeal(
            participant: .init(participant), form: form, version: version, session: session,
            expires: Instant(milliseconds: expires))
    }
}

public import Records
public import StudyDesign

extension SignInDesk {
    /// The text of a follow-up link to the forms of one visit or one check-in.
    public func link(for participant: Participant.ID, to purpose: Errand.Purpose, until expires: Instant) throws -> String {
        try text(Errand(for: participant, to: purpose, until: expires, random: random))
    }

    /// Hands this device over to a participant for the forms of one visit: the session of the
    /// team, which must have stepped up, ends here and now, and the link opens at the
    /// participants' door, once, for as long as a tablet may be out.
    public func handOver(
        _ token: Token, to participant: Participant.ID, for purpose: Errand.Purpose
    ) async throws -> String {
        let session = try await steppedUpSession(token)
        guard case .staff = session.holder, try await !roles(.participant(participant)).isEmpty
        else { throw SignInRefusal.notNow }
        let errand = Errand(
            for: participant, to: purpose, by: .tablet, until: now() + limits.tablet.absolute, random: random)
        let link = try text(errand)
        try await book.end(session.hash)
        return link
    }

    /// What a link is for; nothing changes.
    public func errand(of link: String) async throws -> Errand {
        guard let errand = Errand(link: link, with: key), now() < errand.expires,
            try await !roles(.participant(errand.participant)).isEmpty, try await !book.isDone(errand)
        else { throw SignInRefusal.linkOver }
        return errand
    }

    /// Opens a link's session; the one it opened before ends.
    public func open(link: String, label: String = "") async throws -> Opened {
        let errand = try await errand(of: link)
        let token = Token(random)
        let session = Session(
            hash: token.hash, holder: .errand(errand), way: errand.way == .tablet ? .tablet : .link, created: now(),
            label: label)
        guard try await book.open(session, on: errand) else { throw SignInRefusal.linkOver }
        return Opened(token: token, session: session)
    }

    /// The errand is done: its link and its sessions are worth nothing from now on.
    ///
    /// - Returns: False when it was done before.
    @discardableResult
    public func finishErrand(_ token: Token) async throws -> Bool {
        guard let errand = try await book.session(token.hash)?.errand else { return false }
        return try await book.close(errand, at: now())
    }

    private func text(_ errand: Errand) throws -> String {
        guard let text = errand.link(with: key, random: random) else { throw SignInRefusal.linkOver }
        return text
    }
}

public import Records
import StudyDesign

/// What a request's token is worth.
public enum Presence: Hashable, Sendable {
    case stranger
    case active(Session)
    /// Signed in, and unheard of for too long: ``SignInDesk/stepUp(_:with:from:)`` goes on;
    /// an errand's link, opened again.
    case idle(Session)
}

/// What is given again to step up.
public enum StepUpProof: Sendable {
    case password(String)
    /// A time code or a recovery code.
    case code(String)
}

extension SignInDesk {
    /// Who a request comes from, at a door; noticed as a sign of life.
    public func presence(_ token: Token?, at door: Door) async throws -> Presence {
        guard let token, let session = try await book.session(token.hash), session.door == door else { return .stranger }
        let time = now()
        switch session.standing(at: time, under: limits) {
        case .over: return .stranger
        case .idle: return try await isAllowed(session) ? .idle(session) : .stranger
        case .active:
            guard try await isAllowed(session) else { return .stranger }
            if time.milliseconds - session.seen.milliseconds >= SessionLimits.noticedEvery {
                try await book.notice(session.hash, at: time)
            }
            return .active(session)
        }
    }

    /// Whether password or code were given again just now, by the clock that sessions run by.
    public func isSteppedUp(_ session: Session) -> Bool { session.isSteppedUp(at: now(), under: limits) }

    /// Whether the record still lets the holder in, in the role of the session.
    private func isAllowed(_ session: Session) async throws -> Bool {
        switch session.holder {
        case .participant(let id): try await !roles(.participant(id)).isEmpty
        case .staff(let id, let role): try await roles(.staff(id)).contains(role)
        case .errand(let errand): try await !roles(.participant(errand.participant)).isEmpty
        }
    }

    /// Password or code once more: the session goes on under a new token, stepped up, and an
    /// idle one is active again. Its time altogether is not lengthened.
    public func stepUp(_ token: Token, with given: StepUpProof, from block: String) async throws -> Opened {
        let session = try await session(token)
        guard let person = session.person, let credential = try await book.credential(of: person), credential.isOpen
        else { throw SignInRefusal.notNow }
        let name = Try.name(credential.name, at: person.door, key)
        let opened = try await counted([name, Try.block(block, key)]) {
            guard try await isProven(given, credential) else { throw SignInRefusal.notRecognized }
            return try await replaced(session, by: session.holder, steppedUp: true)
        }
        try await book.forget([name])
        return opened
    }

    private func isProven(_ given: StepUpProof, _ credential: Credential) async throws -> Bool {
        switch given {
        case .password(let password):
            return try await hashing.verify(password, against: credential.password, at: credential.person.door)
        case .code(let code):
            guard let secret = credential.secret, let proof = proof(code, secret) else { return false }
            return try await book.spend(proof, of: credential.person)
        }
    }

    /// Goes on in another role of the same account, under a new token, not stepped up.
    public func act(as role: Role, _ token: Token) async throws -> Opened {
        let session = try await activeSession(token)
        guard case .staff(let id, _) = session.holder, try await roles(.staff(id)).contains(role)
        else { throw SignInRefusal.notNow }
        return try await replaced(session, by: .staff(id, role), steppedUp: false)
    }

    private func replaced(_ old: Session, by holder: Session.Holder, steppedUp: Bool) async throws -> Opened {
        let token = Token(random)
        let time = now()
        let session = Session(
            hash: token.hash, line: old.line, holder: holder, way: old.way, created: old.created, seen: time,
            steppedUp: steppedUp ? time : nil, label: old.label)
        guard try await book.replace(old.hash, with: session) else { throw SignInRefusal.notNow }
        return Opened(token: token, session: session)
    }

    /// A session that is active or idle.
    private func session(_ token: Token) async throws -> Session {
        guard let session = try await book.session(token.hash), session.standing(at: now(), under: limits) != .over,
            try await isAllowed(session)
        else { throw SignInRefusal.notNow }
        return session
    }

    func activeSession(_ token: Token) async throws -> Session {
        let session = try await session(token)
        guard session.standing(at: now(), under: limits) == .active else { throw SignInRefusal.notNow }
        return session
    }

    func steppedUpSession(_ token: Token) async throws -> Session {
        let session = try await activeSession(token)
        guard session.isSteppedUp(at: now(), under: limits) else { throw SignInRefusal.notNow }
        return session
    }
}

extension SignInDesk {
    /// Ends the session of a token, whatever it was worth.
    public func signOut(_ token: Token) async throws { try await book.end(token.hash) }

    /// A person's sessions that still open doors, the newest first.
    public func sessions(of person: Person) async throws -> [Session] {
        try await book.sessions(of: person).filter { $0.standing(at: now(), under: limits) != .over }
            .sorted { $0.created > $1.created }
    }

    /// Ends one of a person's sessions; false when it is none of theirs.
    public func revoke(_ hash: TokenHash, of person: Person) async throws -> Bool {
        try await book.end(hash, of: person)
    }

    /// Ends all of a person's sessions, for instance on a call about a lost phone.
    ///
    /// - Returns: How many there were.
    @discardableResult
    public func revokeAll(of person: Person, except kept: Token? = nil) async throws -> Int {
        try await book.endAll(of: person, except: kept?.hash)
    }

    /// Closes a person's door, or opens it again.
    public func set(_ person: Person, isOpen: Bool) async throws { try await book.set(person, isOpen: isOpen) }

    /// Another password, from a session that has stepped up; the other sessions end.
    public func changePassword(_ token: Token, to password: String) async throws {
        guard let person = try await steppedUpSession(token).person, let credential = try await book.credential(of: person)
        else { throw SignInRefusal.notNow }
        if let fault = rules.fault(of: password, of: [credential.name.text, person.id]) { throw SignInRefusal.password(fault) }
        let hash = try await hashing.hash(password, cost: .at(person.door))
        guard try await book.setPassword(of: person, from: credential.password, to: hash) else { throw SignInRefusal.notNow }
        try await revokeAll(of: person, except: token)
    }

    /// A new recovery sheet, from a session that has stepped up; the old one is worth nothing.
    public func renewRecoverySheet(_ token: Token) async throws -> RecoverySheet {
        guard let person = try await steppedUpSession(token).person, try await book.credential(of: person) != nil
        else { throw SignInRefusal.notNow }
        let sheet = RecoverySheet(random)
        try await book.setRecovery(of: person, to: sheet.hashes)
        return sheet
    }

    /// How many recovery codes a person has left.
    public func recoveryCodesLeft(of person: Person) async throws -> Int {
        try await book.credential(of: person)?.recoveryCodes ?? 0
    }
}

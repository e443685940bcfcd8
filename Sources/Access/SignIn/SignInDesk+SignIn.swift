import StudyDesign

extension SignInDesk {
    /// Name and password. A hash is computed for a name that nobody has, too.
    ///
    /// - Parameters:
    ///   - block: The visitor's block of addresses, as text.
    ///   - label: What the device will be called in the person's list.
    public func begin(
        _ name: String, password: String, at door: Door, from block: String, label: String = ""
    ) async throws -> Begun {
        let name = SignInName(name)
        let tries = [name.map { Try.name($0, at: door, key) }, Try.block(block, key)].compactMap { $0 }
        return try await counted(tries) {
            let credential: Credential? = if let name { try await book.credential(named: name, at: door) } else { nil }
            let isRight = try await hashing.verify(password, against: credential?.password, at: door)
            guard isRight, let credential, credential.isOpen, try await !roles(credential.person).isEmpty
            else { throw SignInRefusal.notRecognized }
            await renew(credential, password)
            return try await ticket(for: credential.person, with: credential.secret, label)
        }
    }

    /// The second half: a time code or a recovery code.
    public func finish(_ ticket: Token, code: String, from block: String) async throws -> Opened {
        let held = try await ticketHeld(ticket)
        guard let credential = try await book.credential(of: held.person), credential.isOpen, let secret = credential.secret,
            let role = try await roles(held.person).first
        else { throw SignInRefusal.startAgain }
        let name = Try.name(credential.name, at: held.person.door, key)
        let opened = try await counted([name, Try.block(block, key)]) {
            guard let proof = proof(code, secret) else { throw SignInRefusal.notRecognized }
            let opened = begin(held.person, in: role, label: held.label)
            guard try await book.finish(ticket.hash, with: proof, at: now(), opening: opened.session) else {
                let isStillHeld = try await book.ticket(ticket.hash) != nil
                throw isStillHeld ? SignInRefusal.notRecognized : SignInRefusal.startAgain
            }
            return opened
        }
        try await book.forget([name])
        return opened
    }

    /// A ticket for the second half, and the secret to enrol where there is none yet.
    func ticket(for person: Person, with secret: TimeCodeSecret?, _ label: String) async throws -> Begun {
        let ticket = newTicket(for: person, with: secret, label)
        try await book.open(ticket.held)
        return ticket.begun
    }

    func newTicket(for person: Person, with secret: TimeCodeSecret?, _ label: String) -> (held: Ticket, begun: Begun) {
        let token = Token(random)
        let offer = secret == nil ? TimeCodeSecret(random) : nil
        let held = Ticket(
            hash: token.hash, person: person, expires: now() + Ticket.minutes, offer: offer, label: String(label.prefix(100)))
        return (held, offer.map { .enrolmentNeeded(ticket: token, secret: $0) } ?? .codeNeeded(ticket: token))
    }

    func ticketHeld(_ ticket: Token) async throws -> Ticket {
        guard let held = try await book.ticket(ticket.hash), now() < held.expires else { throw SignInRefusal.startAgain }
        return held
    }

    /// What a typed code proves, if anything; whether it was used before, the book knows.
    func proof(_ code: String, _ secret: TimeCodeSecret) -> Proof? {
        if let step = TimeCode.step(of: code, made: secret, around: now()) { return .step(step) }
        return RecoverySheet.hash(of: code).map(Proof.recovery)
    }

    /// Counts a try before it is made, so that a hundred at once are a hundred, and takes it
    /// back when it was no wrong one.
    func counted<Value: Sendable>(_ tries: [Try], _ body: () async throws -> Value) async throws -> Value {
        if let until = try await book.admit(tries, at: now()) { throw SignInRefusal.wait(until: until) }
        do {
            let value = try await body()
            try await book.forgive(tries)
            return value
        } catch SignInRefusal.notRecognized {
            throw SignInRefusal.notRecognized
        } catch {
            try? await book.forgive(tries)
            throw error
        }
    }

    /// A hash of an older cost is computed anew while its password is known. When that does
    /// not work out, the old one stays good.
    private func renew(_ credential: Credential, _ password: String) async {
        let cost = PasswordCost.at(credential.person.door)
        guard credential.password.cost != cost, let new = try? await hashing.hash(password, cost: cost) else { return }
        _ = try? await book.setPassword(of: credential.person, from: credential.password, to: new)
    }
}

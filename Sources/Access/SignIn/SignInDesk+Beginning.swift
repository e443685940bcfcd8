import StudyDesign

extension SignInDesk {
    /// An invitation for a person's account; an earlier one is worth nothing from now on.
    ///
    /// - Returns: The token for the link, to be shown once.
    public func invite(_ person: Person, as name: String) async throws -> Token {
        guard let name = SignInName(name) else { throw SignInRefusal.nameUnusable }
        let token = Token(random)
        let invitation = Invitation(hash: token.hash, person: person, name: name, created: now())
        guard try await book.invite(invitation) else { throw SignInRefusal.nameTaken }
        return token
    }

    /// What a link's token invites to; nothing changes.
    public func invitation(_ token: Token) async throws -> Invitation {
        guard let invitation = try await book.invitation(token.hash), invitation.isOpen(at: now()),
            try await !roles(invitation.person).isEmpty
        else { throw SignInRefusal.invitationOver }
        return invitation
    }

    /// Sets the first password, and goes on to enrolling a code. Whoever had an account of
    /// before begins anew: its codes and sessions are gone.
    public func accept(_ token: Token, password: String, label: String = "") async throws -> Begun {
        let invitation = try await invitation(token)
        let own = [invitation.name.text, invitation.person.id]
        if let fault = rules.fault(of: password, of: own) { throw SignInRefusal.password(fault) }
        let hash = try await hashing.hash(password, cost: .at(invitation.person.door))
        let ticket = newTicket(for: invitation.person, with: nil, label)
        guard try await book.accept(token.hash, password: hash, at: now(), opening: ticket.held)
        else { throw SignInRefusal.invitationOver }
        return ticket.begun
    }

    /// The secret that a ticket offers, for a page that is loaded again.
    public func secretOffered(by ticket: Token) async throws -> TimeCodeSecret {
        guard let offer = try await ticketHeld(ticket).offer else { throw SignInRefusal.startAgain }
        return offer
    }

    /// Takes the first code made with the offered secret, and lets the person in.
    public func enrolCode(_ ticket: Token, code: String, from block: String) async throws -> Enrolled {
        let held = try await ticketHeld(ticket)
        guard let secret = held.offer, let role = try await roles(held.person).first else { throw SignInRefusal.startAgain }
        return try await counted([Try.block(block, key)]) {
            guard let step = TimeCode.step(of: code, made: secret, around: now()) else { throw SignInRefusal.notRecognized }
            let sheet = RecoverySheet(random)
            let opened = begin(held.person, in: role, label: held.label)
            let isEnrolled = try await book.enrol(
                ticket.hash, from: step, recovery: sheet.hashes, at: now(), opening: opened.session)
            guard isEnrolled else { throw SignInRefusal.startAgain }
            return Enrolled(opened: opened, sheet: sheet)
        }
    }
}

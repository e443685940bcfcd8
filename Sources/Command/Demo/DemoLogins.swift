import Access
import Records
import StudyDesign

/// Ready-made sign-ins of a demonstration, made the way in which everybody's are made.
struct DemoLogins {
    struct Login: Hashable {
        let name: String
        let who: String
        let isStaff: Bool
        let password: String
        let secret: TimeCodeSecret
        let recovery: [String]
    }

    let logins: [Login]

    /// Invented, and for a demonstration alone.
    private static let passwords = [
        "slow river, open window", "a chair beside the stove", "late bread and plum jam", "the gate creaks at noon", "two lanterns in the yard",
    ]

    static func make(for people: [(person: Person, name: String, who: String)], at desk: SignInDesk, now: @Sendable () -> Instant) async throws -> DemoLogins {
        var logins: [Login] = []
        for (number, entry) in people.enumerated() {
            let password = passwords[number % passwords.count]
            let invitation = try await desk.invite(entry.person, as: entry.name)
            guard case .enrolmentNeeded(let ticket, let secret) = try await desk.accept(invitation, password: password) else {
                throw CommandFault("A demonstration's sign-in could not be made.")
            }
            let code = TimeCode.code(of: secret, step: TimeCode.step(at: now()))
            let enrolled = try await desk.enrolCode(ticket, code: code, from: "demonstration")
            try await desk.signOut(enrolled.opened.token)
            logins.append(
                Login(
                    name: entry.name, who: entry.who, isStaff: entry.person.door == .staff, password: password, secret: secret,
                    recovery: enrolled.sheet.codes))
        }
        return DemoLogins(logins: logins)
    }

    /// For people: whom, name, password, and codes that each work once.
    func tell(_ line: (String) -> Void) {
        line("Sign-ins (invented; each code works once, or use the key in an authenticator):")
        for login in logins {
            line("  \(login.isStaff ? "team" : "participant"): \(login.name), \(login.who)")
            line("    password: \(login.password)")
            line("    codes: \(login.recovery.prefix(3).joined(separator: "   "))   key: \(login.secret.key)")
        }
    }
}

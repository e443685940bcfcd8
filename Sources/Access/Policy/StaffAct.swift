public import Records

/// Everything that can be asked of the staff listener, and who may. A route is one of these, and a case
/// without its rows in `permission` and `roles` does not build.
public enum StaffAct: String, Hashable, Sendable, CaseIterable {
    // For whoever comes.
    case entrance, help, asset
    case signInPage, signIn, secondStepPage, secondStep, invitationPage, invitation
    // For whoever is signed in.
    case signOutPage, signOut, stepUpPage, stepUp
    case enrolCodePage, enrolCode, recoverySheet
    case endSessions
    // The study's pages.
    case study, report, instruments, instrument, trial
    case participants, participant
    // Looking after people.
    case alerts, stepOnAlert
    // Who comes in.
    case people, invite, handOver, endSessionsOfPerson
}

/// The policy of the staff's side, written by hand.
extension StaffAct {
    private static let anybody = Set(Visitor.Kind.allCases)
    private static let staff: Set<Visitor.Kind> = [.staff, .steppedUpStaff]

    /// Its standings are those of the person whom the act is about.
    public var permission: Permission {
        switch self {
        case .entrance, .help, .asset, .signInPage, .signIn, .secondStepPage, .secondStep, .invitationPage, .invitation:
            Permission(Self.anybody, because: "somebody must be able to come in")
        case .signOutPage, .signOut, .stepUpPage, .stepUp, .endSessions: Permission(Self.staff, because: "whoever is in")
        case .enrolCodePage, .enrolCode, .recoverySheet:
            Permission([.steppedUpStaff], because: "a second factor is changed by whoever has just shown who they are")
        case .study, .report, .instruments, .instrument, .trial:
            Permission(Self.staff, because: "nothing of one person stands there")
        case .participants, .people: Permission(Self.staff, because: "names nobody but by pseudonym; by role, see `roles`")
        case .participant:
            Permission(
                Self.staff, while: [.invited, .active, .left, .stopped],
                because: "what a person asked to be kept and not used is shown to nobody")
        case .alerts: Permission(Self.staff, because: "an alert is looked after whatever else its person asked")
        case .stepOnAlert: Permission(Self.staff, while: PersonStanding.recorded, because: "an alert is looked after whatever else its person asked")
        case .invite:
            Permission([.steppedUpStaff], while: PersonStanding.known, because: "lets somebody in, so it is vouched for")
        case .handOver:
            Permission([.steppedUpStaff], while: PersonStanding.collecting, because: "lets somebody in to answer, so it is vouched for")
        case .endSessionsOfPerson:
            Permission(Self.staff, while: PersonStanding.recorded, because: "a lost phone is locked out by a call, at once")
        }
    }

    /// The roles of which a visitor must hold one; nil where any account will do.
    public var roles: Set<Role>? {
        switch self {
        case .entrance, .help, .asset, .signInPage, .signIn, .secondStepPage, .secondStep, .invitationPage, .invitation,
            .signOutPage, .signOut, .stepUpPage, .stepUp, .enrolCodePage, .enrolCode, .recoverySheet, .endSessions,
            .instruments, .instrument, .trial:
            nil
        // The report compares the arms.
        case .study, .report: [.investigator, .researcher, .monitor, .coordinator]
        case .participants: Role.clinicians.union([.monitor])
        case .participant: Role.clinicians
        case .alerts, .stepOnAlert: Role.clinicians
        case .people, .handOver, .endSessionsOfPerson: Role.clinicians
        // Whoever invites could open the link themselves; those who treat a person do not.
        case .invite: [.coordinator, .investigator]
        }
    }

    /// - Parameter standing: Of the person whom the act is about; nil where it is about nobody.
    public func decision(for visitor: Visitor, about standing: PersonStanding? = nil) -> Decision {
        let first = permission.decision(for: visitor, standing: nil)
        guard first == .allowed || first == .needsStepUp else { return first }
        if let roles {
            guard case .staff(_, let held, _) = visitor, !held.isDisjoint(with: roles) else { return .absent }
        }
        if let standing, !permission.standings.contains(standing) { return .absent }
        return first
    }
}

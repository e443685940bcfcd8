/// Who may do what.
extension Rules {
    /// The roles in which a change may be made.
    public static func roles(for change: Change) -> Set<Role> {
        let desk: Set<Role> = [.coordinator, .investigator]
        return switch change {
        case .studyOpened: [.administrator, .investigator]
        case .planFrozen: [.researcher, .investigator, .administrator]
        case .snapshotFrozen: [.researcher, .investigator, .monitor, .administrator]
        case .wordingImported: desk.union([.administrator])
        case .wentLive: [.investigator, .administrator]
        case .entrySigned: Role.ofStaff
        case .accountSet, .channelSet: [.administrator, .service]
        case .channelProven: Role.ofStaff
        case .shiftSet: desk.union([.administrator])
        case .screened: Role.clinicians
        case .identitySet: desk
        case .zoneSet: desk.union([.participant, .therapist])
        case .consentPublished, .consentApproved: desk.union([.administrator])
        case .consentSigned, .consentWithdrawn: Role.clinicians.union([.participant])
        case .enrolled, .allocationAsked: desk
        case .allocationListSealed: [.pharmacist, .researcher, .administrator]
        case .allocated: []
        case .unblinded: [.investigator, .pharmacist]
        case .discontinued: Role.clinicians.union([.participant])
        case .privacyOrdered: desk.union([.participant, .administrator])
        case .erasure(let record):
            switch record.step {
            case .ordered, .approved, .calledOff: [.investigator, .administrator]
            case .begun, .done: [.service]
            }
        case .appointed, .visitMissed: Role.clinicians
        case .answerSaved, .submitted: Role.clinicians.union([.participant, .rater])
        case .correctionAsked: Role.ofStaff.union([.participant])
        case .rescored: [.researcher, .administrator, .service]
        case .sessionOpened, .sessionClosed: [.therapist, .investigator]
        case .sessionNoted: [.therapist, .investigator, .pharmacist]
        case .adverseEventReported: Role.clinicians.union([.participant, .rater])
        case .alertRaised(let alert):
            if case .call = alert.cause { Role.ofStaff.union([.participant]) } else { [.service] }
        case .alertStepTaken(let step):
            if case .dispatched = step.kind { [.service] } else { Role.clinicians }
        case .checkInEnded(let end):
            if case .completed = end.how { Role.clinicians.union([.participant]) } else { Role.clinicians }
        case .clockJumped: [.service]
        case .journalWritten, .journalShared, .practised: [.participant]
        case .noted: Role.ofStaff
        case .preferencesSet, .personalPlanWritten: Role.clinicians.union([.participant])
        case .wishSaid: [.participant]
        case .promptsDrawn, .promptSent: [.service]
        case .viewed: Role.ofStaff
        }
    }

    func checkActor(of act: Act) throws {
        guard Self.roles(for: act.change).contains(act.role) else {
            throw Refusal("A \(act.role.rawValue) may not do this (\(act.change.trace.act)).")
        }
        switch act.role {
        case .service:
            guard act.actor == Act.service else { throw Refusal("Only the program itself acts in its name.") }
            if case .accountSet = act.change, !state.team.members.isEmpty {
                throw Refusal("Accounts are set by an administrator.")
            }
            if case .channelSet = act.change { throw Refusal("Channels are set by an administrator.") }
        case .participant:
            guard let participant = act.change.trace.participant, participant.rawValue == act.actor else {
                throw Refusal("A participant acts only for themselves.")
            }
        default:
            if isFirstAccount(act) { return }
            guard state.team.holds(act.actor, act.role) else {
                throw Refusal("\(act.actor) has no open account with the role \(act.role.rawValue).")
            }
        }
    }

    /// Somebody must be able to begin: while there is no account, an administrator may set
    /// their own.
    private func isFirstAccount(_ act: Act) -> Bool {
        guard case .accountSet(let account) = act.change else { return false }
        return state.team.members.isEmpty && act.role == .administrator && account.roles.contains(.administrator)
            && account.id.rawValue == act.actor
    }

    /// After a person's keys are destroyed, only what is kept apart from the person goes on.
    func checkNotErased(_ participant: Participant.ID, _ change: Change) throws {
        guard let scope = state[participant].erased else { return }
        switch change.vault {
        case .clinical where scope == .shred, .identity, .allocation:
            throw Refusal("The records of participant \(participant) were erased; nothing more is recorded about them.")
        default: return
        }
    }
}

public import Instruments
public import Ledger
public import StudyDesign

/// What changed: every way in which the record of a study can grow. The ledger keeps these,
/// and everything else is what they amount to.
public enum Change: Hashable, Sendable, Codable {
    // The study and its team.
    case studyOpened(StudyProtocol)
    case planFrozen(FrozenPlan)
    case snapshotFrozen(FrozenSnapshot)
    case wordingImported(Wording)
    case wentLive(GoingLive)
    case entrySigned(RecordSignature)
    case accountSet(Account)
    case channelSet(Channel)
    case channelProven(ChannelProof)
    case shiftSet(Shift)
    // People on their way into the study and out of it.
    case screened(ScreeningRecord)
    case identitySet(Identity)
    case zoneSet(ZoneMove)
    case consentPublished(ConsentText)
    case consentApproved(ConsentApproval)
    case consentSigned(ConsentSignature)
    case consentWithdrawn(ConsentWithdrawal)
    case enrolled(Enrollment)
    case allocationListSealed(AllocationList)
    case allocationAsked(AllocationRequest)
    case allocated(Allocation)
    case unblinded(Unblinding)
    case discontinued(Discontinuation)
    case privacyOrdered(PrivacyOrder)
    case erasure(Erasure)
    // Visits, answers, sessions.
    case appointed(Appointment)
    case visitMissed(MissedVisit)
    case answerSaved(AnswerSave)
    case submitted(Submission)
    case correctionAsked(CorrectionRequest)
    case rescored(Rescoring)
    case sessionOpened(SessionOpening)
    case sessionNoted(SessionEvent)
    case sessionClosed(SessionClosing)
    // Safety.
    case adverseEventReported(AdverseEvent)
    case alertRaised(AlertRecord)
    case alertStepTaken(AlertStep)
    case checkInEnded(CheckInEnd)
    case clockJumped(ClockJump)
    // What people write.
    case journalWritten(JournalEntry)
    case journalShared(JournalSharing)
    case practised(Practice)
    case noted(Note)
    case preferencesSet(Preferences)
    case personalPlanWritten(PersonalPlan)
    case wishSaid(Wish)
    // What is asked by the clock, and who looked.
    case promptsDrawn(PromptDraw)
    case promptSent(PromptStep)
    case viewed(Viewing)
}

/// Where the content of a change is kept: under which key, or in the open because it is
/// about nobody.
public enum Vault: Hashable, Sendable {
    case open
    case staff
    case safety
    case allocation
    case clinical(Participant.ID)
    case identity(Participant.ID)

    /// Nil for what is not sealed.
    public var key: KeyName? {
        switch self {
        case .open: nil
        case .staff: KeyName(.staff)
        case .safety: KeyName(.safety)
        case .allocation: KeyName(.allocation)
        case .clinical(let participant): KeyName(.clinical, subject: participant.rawValue)
        case .identity(let participant): KeyName(.identity, subject: participant.rawValue)
        }
    }
}

extension Change {
    public var vault: Vault {
        switch self {
        case .studyOpened, .planFrozen, .snapshotFrozen, .wentLive, .channelProven, .shiftSet, .consentPublished, .consentApproved,
            .allocationAsked, .clockJumped, .promptsDrawn, .promptSent, .viewed:
            .open
        // What they say stands in the trace as well; why somebody did it does not.
        case .zoneSet(let record): .clinical(record.participant)
        case .consentWithdrawn(let record): .clinical(record.participant)
        case .enrolled(let record): .clinical(record.participant)
        case .appointed(let record): .clinical(record.participant)
        case .journalShared(let record): .clinical(record.participant)
        // A person's wish outlives what it removed.
        case .privacyOrdered, .erasure: .safety
        // Its terms are the site's, and the ledger is shown to others.
        case .wordingImported: .staff
        case .entrySigned, .accountSet, .channelSet: .staff
        // Kept when a person's key is destroyed: the law asks for the record of harm.
        case .adverseEventReported: .safety
        case .allocationListSealed, .allocated: .allocation
        case .identitySet(let record): .identity(record.participant)
        case .consentSigned(let record): .identity(record.participant)
        case .screened(let record): .clinical(record.participant)
        case .unblinded(let record): .clinical(record.participant)
        case .discontinued(let record): .clinical(record.participant)
        case .visitMissed(let record): .clinical(record.participant)
        case .answerSaved(let record): .clinical(record.participant)
        case .submitted(let record): .clinical(record.response.participant)
        case .correctionAsked(let record): .clinical(record.participant)
        case .rescored(let record): .clinical(record.participant)
        case .sessionOpened(let record): .clinical(record.participant)
        case .sessionNoted(let record): .clinical(record.participant)
        case .sessionClosed(let record): .clinical(record.participant)
        case .alertRaised(let record): .clinical(record.participant)
        case .alertStepTaken(let record): .clinical(record.participant)
        case .checkInEnded(let record): .clinical(record.participant)
        case .journalWritten(let record): .clinical(record.participant)
        case .practised(let record): .clinical(record.participant)
        case .noted(let record): .clinical(record.participant)
        case .preferencesSet(let record): .clinical(record.participant)
        case .personalPlanWritten(let record): .clinical(record.participant)
        case .wishSaid(let record): .clinical(record.participant)
        }
    }
}

/// Everything that can be asked of the participants' listener. A route is one of these, and a
/// case without its row in `permission` does not build.
public enum ParticipantAct: String, Hashable, Sendable, CaseIterable {
    // For whoever comes.
    case entrance, help, asset, manifest, serviceWorker, offline
    case signInPage, signIn, secondStepPage, secondStep, invitationPage, invitation, errandPage, openErrand
    case leavePage, leave
    // For whoever is signed in.
    case signOut, stepUpPage, stepUp
    case enrolCodePage, enrolCode, recoverySheet
    case today, checkInPage, answerCheckIn, settingsPage, setPreferences, endSessions
    // Questionnaires.
    case questionnaire, questionnairePart, savePart, saveAnswers, review, submit, done
    // Consent and withdrawal.
    case consents, consent, stepThroughConsent, consentCopy, consentPDF, withdrawalPage, withdraw
    // Before a session, and after it.
    case preparationPage, writePreparation, practices, practice, logPractice
    case safetyPlanPage, writeSafetyPlan
    // What a person writes, and reads back.
    case journalWritingPage, writeJournal, journal, journalEntry, reviseJournal, shareJournal, searchJournal
    case course, mine, download, askCorrection, askErasure
}

/// The policy of the participants' side, written by hand.
extension ParticipantAct {
    private static let anybody = Set(Visitor.Kind.allCases)
    private static let account: Set<Visitor.Kind> = [.participant, .steppedUpParticipant]
    private static let filling: Set<Visitor.Kind> = [.participant, .steppedUpParticipant, .link, .tablet]
    private static let backReading: Set<Visitor.Kind> = [.steppedUpParticipant]

    public var permission: Permission {
        switch self {
        case .entrance, .help, .asset, .manifest, .serviceWorker, .offline:
            Permission(Self.anybody, because: "help, and what pages are dressed in, is there for everybody")
        case .signInPage, .signIn, .secondStepPage, .secondStep, .invitationPage, .invitation, .errandPage, .openErrand:
            Permission(Self.anybody, because: "somebody must be able to come in")
        case .leavePage, .leave: Permission(Self.anybody, because: "leaving needs no leave")
        case .signOut: Permission(Self.filling, because: "whoever is in may go out")
        case .stepUpPage, .stepUp: Permission(Self.account, because: "only an account has something to give again")
        case .enrolCodePage, .enrolCode, .recoverySheet:
            Permission(Self.backReading, because: "a second factor is changed by whoever has just shown who they are")
        case .today: Permission(Self.account, while: PersonStanding.known, because: "what is due, never what was said")
        case .checkInPage, .answerCheckIn:
            Permission(Self.account, while: PersonStanding.known, because: "after a session somebody waits to hear, whatever else was asked")
        case .settingsPage, .setPreferences, .endSessions:
            Permission(Self.account, while: PersonStanding.known, because: "a person's own choices")
        case .questionnaire, .questionnairePart, .savePart, .saveAnswers, .review, .submit, .done:
            Permission(Self.filling, while: PersonStanding.collecting, because: "the form that is being filled in shows its own answers only")
        case .consents, .consent, .stepThroughConsent:
            Permission(Self.account, while: [.invited, .active], because: "consent comes before enrolment and again when its text changes")
        case .consentCopy, .consentPDF: Permission(Self.account, while: PersonStanding.known, because: "a copy of what one signed is one's own")
        case .withdrawalPage, .withdraw: Permission(Self.account, while: PersonStanding.known, because: "withdrawing is as easy as signing")
        case .preparationPage, .writePreparation:
            Permission(Self.account, while: [.invited, .active], because: "preparation is read again before a session")
        case .practices, .practice: Permission(Self.account, while: PersonStanding.known, because: "a practice helps also afterwards")
        case .logPractice: Permission(Self.account, while: PersonStanding.collecting, because: "exposure is recorded while data are collected")
        case .safetyPlanPage, .writeSafetyPlan:
            Permission(Self.account, while: PersonStanding.known, because: "a crisis is no moment for a password")
        case .journalWritingPage, .writeJournal:
            Permission(Self.account, while: PersonStanding.collecting, because: "writing needs no step-up, so that a phone in other hands gives nothing away")
        case .journal, .journalEntry, .searchJournal, .shareJournal:
            Permission(Self.backReading, while: PersonStanding.known, because: "reading back is for whoever has just shown who they are")
        case .reviseJournal: Permission(Self.backReading, while: PersonStanding.collecting, because: "revising shows what was written")
        case .course: Permission(Self.backReading, while: PersonStanding.known, because: "one's course tells what one answered")
        case .mine, .download, .askCorrection, .askErasure:
            Permission(Self.backReading, while: PersonStanding.known, because: "everything of a person tells everything")
        }
    }
}

/// What a request costs the house.
public enum RequestCost: String, Hashable, Sendable, CaseIterable {
    /// Help, assets, and what a signed-in person answers: never limited.
    case free
    /// Reading a page.
    case page
    /// Writing something.
    case write
    /// Trying a password, a code or a link.
    case entry
    /// Printing, downloading, searching.
    case heavy

    /// Nil for no limit.
    public var perMinute: Double? {
        switch self {
        case .free: nil
        case .page: 600
        case .write: 240
        case .entry: 30
        case .heavy: 30
        }
    }
}

extension ParticipantAct {
    public var cost: RequestCost {
        switch self {
        case .entrance, .help, .asset, .manifest, .serviceWorker, .offline, .leavePage, .leave, .signOut: .free
        // A safety answer must arrive.
        case .questionnaire, .questionnairePart, .savePart, .saveAnswers, .review, .submit, .done, .safetyPlanPage, .writeSafetyPlan,
            .checkInPage, .answerCheckIn, .withdrawalPage, .withdraw:
            .free
        case .signIn, .secondStep, .invitation, .openErrand, .stepUp, .enrolCode: .entry
        case .signInPage, .secondStepPage, .invitationPage, .errandPage, .stepUpPage, .enrolCodePage, .recoverySheet, .today, .settingsPage,
            .consents, .consent, .preparationPage, .practices, .practice, .journalWritingPage, .journal, .journalEntry, .consentCopy:
            .page
        case .setPreferences, .endSessions, .stepThroughConsent, .writePreparation, .logPractice, .writeJournal, .reviseJournal,
            .shareJournal, .askCorrection, .askErasure:
            .write
        case .consentPDF, .searchJournal, .course, .mine, .download: .heavy
        }
    }
}

extension StaffAct {
    public var cost: RequestCost {
        switch self {
        case .entrance, .help, .asset, .signOutPage, .signOut: .free
        case .signIn, .secondStep, .invitation, .stepUp, .enrolCode: .entry
        case .signInPage, .secondStepPage, .invitationPage, .stepUpPage, .enrolCodePage, .recoverySheet, .study, .report, .instruments,
            .instrument, .trial, .participants, .participant, .alerts, .people:
            .page
        // Whoever looks after an alert is never held up.
        case .stepOnAlert: .free
        case .endSessions, .invite, .handOver, .endSessionsOfPerson: .write
        }
    }
}

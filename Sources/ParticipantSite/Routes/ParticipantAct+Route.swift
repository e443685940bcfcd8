package import Access
package import HTTPTypes

/// Method and address of each act; a part of a path that begins with a colon is a place to be filled.
extension ParticipantAct {
    package var method: HTTPRequest.Method {
        switch self {
        case .signIn, .secondStep, .invitation, .openErrand, .leave, .signOut, .stepUp, .enrolCode, .answerCheckIn, .setPreferences, .endSessions,
            .savePart, .saveAnswers, .submit, .stepThroughConsent, .withdraw, .writePreparation, .logPractice, .writeSafetyPlan,
            .writeJournal, .reviseJournal, .shareJournal, .searchJournal, .askCorrection, .askErasure:
            .post
        case .entrance, .help, .asset, .manifest, .serviceWorker, .offline, .signInPage, .secondStepPage, .invitationPage, .errandPage,
            .leavePage, .stepUpPage, .enrolCodePage, .recoverySheet, .today, .checkInPage, .settingsPage, .questionnaire, .questionnairePart, .review,
            .done, .consents, .consent, .consentCopy, .consentPDF, .withdrawalPage, .preparationPage, .practices, .practice,
            .safetyPlanPage, .journalWritingPage, .journal, .journalEntry, .course, .mine, .download:
            .get
        }
    }

    package var path: String {
        switch self {
        case .entrance: "/"
        case .help: "/help"
        case .asset: "/assets/:name"
        case .manifest: "/manifest.webmanifest"
        case .serviceWorker: "/service-worker.js"
        case .offline: "/offline"
        case .signInPage, .signIn: "/sign-in"
        case .secondStepPage, .secondStep: "/sign-in/code"
        case .invitationPage, .invitation: "/begin/:token"
        case .errandPage, .openErrand: "/follow-up/:token"
        case .leavePage, .leave: "/leave"
        case .signOut: "/sign-out"
        case .stepUpPage, .stepUp: "/confirm"
        case .enrolCodePage, .enrolCode: "/settings/code"
        case .recoverySheet: "/settings/recovery"
        case .today: "/today"
        case .checkInPage, .answerCheckIn: "/today/:name"
        case .settingsPage, .setPreferences: "/settings"
        case .endSessions: "/settings/devices"
        case .questionnaire: "/questionnaires/:form"
        case .questionnairePart, .savePart: "/questionnaires/:form/part/:part"
        case .saveAnswers: "/questionnaires/:form/answers"
        case .review, .submit: "/questionnaires/:form/review"
        case .done: "/questionnaires/:form/done"
        case .consents: "/consent"
        case .consent, .stepThroughConsent: "/consent/:form"
        case .consentCopy: "/consent/:form/copy"
        case .consentPDF: "/consent/:form/copy.pdf"
        case .withdrawalPage, .withdraw: "/withdraw"
        case .preparationPage, .writePreparation: "/preparation"
        case .practices: "/practices"
        case .practice, .logPractice: "/practices/:kind"
        case .safetyPlanPage, .writeSafetyPlan: "/safety-plan"
        case .journalWritingPage, .writeJournal: "/journal/new"
        case .journal: "/journal"
        case .journalEntry, .reviseJournal: "/journal/entry/:entry"
        case .shareJournal: "/journal/entry/:entry/readers"
        case .searchJournal: "/journal/search"
        case .course: "/course"
        case .mine: "/mine"
        case .download: "/mine/download/:name"
        case .askCorrection: "/mine/correction"
        case .askErasure: "/mine/erasure"
        }
    }

    /// The address with its places filled, in their order.
    package func link(_ values: String...) -> String {
        var rest = values[...]
        return path.split(separator: "/", omittingEmptySubsequences: false).map { part -> String in
            guard part.hasPrefix(":"), let value = rest.popFirst() else { return String(part) }
            return SitePart.encoded(value)
        }.joined(separator: "/")
    }
}

import Access
package import Hummingbird

/// Which page answers which act. Each area answers in its own folder.
extension ParticipantSite {
    package func answer(_ call: Call) async throws -> Response {
        switch call.act {
        case .entrance: try await entrance(call)
        case .asset: try asset(call)
        case .manifest: try asset(call, named: "manifest.webmanifest")
        case .serviceWorker: try asset(call, named: "service-worker.js")
        case .help: try await helpPage(call)
        case .offline: try await offlinePage(call)

        case .signInPage: try await signInPage(call)
        case .signIn: try await signIn(call)
        case .secondStepPage: try await secondStepPage(call)
        case .secondStep: try await secondStep(call)
        case .invitationPage: try await invitationPage(call)
        case .invitation: try await takeInvitation(call)
        case .errandPage: try await errandPage(call)
        case .openErrand: try await openErrand(call)
        case .leavePage, .leave: try await leave(call)
        case .signOut: try await signOut(call)
        case .stepUpPage: try await stepUpPage(call)
        case .stepUp: try await stepUp(call)
        case .enrolCodePage: try await enrolCodePage(call)
        case .enrolCode: try await enrolCode(call)
        case .recoverySheet: try await recoverySheet(call)
        case .endSessions: try await endSessions(call)

        case .today: try await todayPage(call)
        case .checkInPage: try await checkInPage(call)
        case .answerCheckIn: try await answerCheckIn(call)
        case .settingsPage: try await settingsPage(call)
        case .setPreferences: try await setPreferences(call)

        case .questionnaire: try await questionnairePage(call)
        case .questionnairePart: try await questionnairePart(call)
        case .savePart: try await savePart(call)
        case .saveAnswers: try await saveAnswers(call)
        case .review: try await reviewPage(call)
        case .submit: try await submit(call)
        case .done: try await donePage(call)

        case .consents: try await consentsPage(call)
        case .consent: try await consentPage(call)
        case .stepThroughConsent: try await stepThroughConsent(call)
        case .consentCopy: try await consentCopy(call)
        case .consentPDF: try await consentPDF(call)
        case .withdrawalPage: try await withdrawalPage(call)
        case .withdraw: try await withdraw(call)
        case .mine: try await minePage(call)
        case .download: try await download(call)
        case .askCorrection: try await askCorrection(call)
        case .askErasure: try await askErasure(call)

        case .preparationPage: try await preparationPage(call)
        case .writePreparation: try await writePreparation(call)
        case .safetyPlanPage: try await safetyPlanPage(call)
        case .writeSafetyPlan: try await writeSafetyPlan(call)
        case .journalWritingPage: try await journalWritingPage(call)
        case .writeJournal: try await writeJournal(call)
        case .journal: try await journalPage(call)
        case .journalEntry: try await journalEntryPage(call)
        case .reviseJournal: try await reviseJournal(call)
        case .shareJournal: try await shareJournal(call)
        case .searchJournal: try await searchJournal(call)
        case .course: try await coursePage(call)

        case .practices: try await practicesPage(call)
        case .practice: try await practicePage(call)
        case .logPractice: try await logPractice(call)
        }
    }

    private func asset(_ call: Call) throws -> Response { try asset(call, named: call.part("name")) }

    private func asset(_ call: Call, named name: String) throws -> Response {
        guard let asset = assets[name] else { throw PageFault.absent }
        return bytes(Array(asset.text.utf8), type: asset.type)
    }
}

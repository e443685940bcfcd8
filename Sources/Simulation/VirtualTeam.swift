import Records
import StudyDesign

/// The invented team: who may do what, the consent form, who is on call, and how alerts are
/// answered.
enum VirtualTeam {
    static let therapists = Place.sites * Place.therapistsEach

    static let consent = ConsentText(
        form: ConsentText.Form("study-information"), version: 1, language: "en",
        text: """
            This study is fictional, and nobody can take part in it. A real site puts the text here that its ethics \
            committee approved: what is done, what may go wrong, what is kept and for how long, and that everybody may \
            stop at any time.
            """,
        choices: ["touch"], questions: ["may-stop", "who-to-call"])

    private static let members: [(id: String, name: String, roles: [Role])] =
        [
            ("administrator-1", "Administrator 1", [.administrator]),
            ("investigator-1", "Investigator 1", [.investigator]),
            ("coordinator-1", "Coordinator 1", [.coordinator]),
            ("coordinator-2", "Coordinator 2", [.coordinator]),
            ("pharmacist-1", "Pharmacist 1", [.pharmacist]),
            ("statistician-1", "Statistician 1", [.researcher]),
        ]
        + (1...therapists).map { ("therapist-\($0)", "Therapist \($0)", [.therapist]) }
        + (1...3).map { ("rater-\($0)", "Rater \($0)", [.rater]) }

    /// Accounts, the study, a consent form that two people answer for, the roster, the list.
    static func begin(_ study: StudyProtocol, list: AllocationList, at instant: Instant, in diary: inout Diary) {
        for member in members {
            let account = Account(id: Account.ID(member.id), name: "\(member.name) (fictional)", roles: member.roles)
            diary.note(at: instant, by: "administrator-1", as: .administrator, .accountSet(account))
        }
        diary.note(at: instant, by: "investigator-1", as: .investigator, .studyOpened(study))
        diary.note(at: instant, by: "coordinator-1", as: .coordinator, .consentPublished(consent))
        diary.note(
            at: instant + 5, by: "investigator-1", as: .investigator,
            .consentApproved(ConsentApproval(
                form: consent.form, version: consent.version, language: consent.language, from: instant.day,
                decision: "fictional decision 1")))
        let shift = Shift(
            id: Shift.ID("roster-1"), from: instant, until: instant + 6 * 525_600,
            people: ["coordinator-1", "coordinator-2", "investigator-1"].map { Account.ID($0) })
        diary.note(at: instant + 5, by: "coordinator-1", as: .coordinator, .shiftSet(shift))
        diary.note(at: instant + 10, by: "pharmacist-1", as: .pharmacist, .allocationListSealed(list))
    }

    /// Alerts that are still waiting when the story ends.
    static let leftOpen = 3

    /// Somebody takes charge within half an hour, speaks with the person, and closes the
    /// alert; the last few are still waiting.
    static func answerAlerts(in diary: inout Diary) {
        let alerts = diary.acts.flatMap { act in
            if case .submitted(let submission) = act.change { submission.alerts } else { [AlertRecord]() }
        }.sorted { ($0.raised, $0.id) < ($1.raised, $1.id) }
        for (number, alert) in alerts.dropLast(leftOpen).enumerated() {
            func step(_ kind: AlertStep.Kind, after minutes: Int) {
                diary.note(
                    at: alert.raised + minutes, by: "coordinator-1", as: .coordinator,
                    .alertStepTaken(AlertStep(alert.id, of: alert.participant, kind)))
            }
            step(.claimed, after: 4 + number % 20)
            step(.acted(code: "spoke-with-person", note: "Spoke with the person; safety plan gone through."), after: 30 + number % 20)
            step(.closed, after: 60)
        }
    }
}

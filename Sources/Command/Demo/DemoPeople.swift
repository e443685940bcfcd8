import Accompaniment
import Bookkeeping
import Instruments
import Records
import StudyDesign

/// Three invented people at three places of their way, so that the participants' pages have something to show:
/// one who is asked for consent, one in the first week, and one of the simulated trial with a whole course.
struct DemoPeople {
    static let invited = Participant.ID("notes-1")
    static let begun = Participant.ID("notes-2")

    /// Somebody of the simulated trial who answered at many visits.
    let course: Participant.ID

    /// Records what the pages need beyond the simulated trial: check-ins during the day as an amendment, a consent
    /// form in every language, and the two people.
    static func enter(_ store: LedgerStore, at now: Instant) async throws -> DemoPeople {
        let state = try await store.state()
        guard let study = state.study else { throw CommandFault("The demonstration's record holds no study.") }
        let course = state.participants.sorted { $0.key < $1.key }
            .max { ($0.value.currentResponses.count, $1.key) < ($1.value.currentResponses.count, $0.key) }
        let desk: (Change) -> Act = { Act(at: now, by: "coordinator-1", as: .coordinator, $0) }
        let lead: (Change, String?) -> Act = { Act(at: now, by: "investigator-1", as: .investigator, $0, because: $1) }
        var acts = [lead(.studyOpened(study.amended(version: study.version + "-check-ins", prompts: StudyProtocol.exampleCheckIns)), "Check-ins during the day were added.")]
        let texts = try ExampleConsent.texts(in: LanguageFolder.bundled())
        for text in texts {
            acts.append(desk(.consentPublished(text)))
            acts.append(
                lead(.consentApproved(ConsentApproval(form: text.form, version: text.version, language: text.language, from: now.day, decision: "fictional decision 2")), nil))
        }
        let findings = study.eligibility.map { criterion in
            ScreeningRecord.Finding(criterion: criterion.code, isMet: criterion.kind == .inclusion, evidence: "invented")
        }
        for id in [invited, begun] {
            acts.append(desk(.screened(ScreeningRecord(participant: id, day: now.day, findings: findings, outcome: .eligible))))
        }
        let required = state.consent.forms.keys.sorted()
        for form in required {
            guard let edition = state.consent.forms[form]?["en"]?.last else { continue }
            acts.append(signature(of: edition.text, at: now))
        }
        for text in texts where text.language == "en" { acts.append(signature(of: text, at: now)) }
        acts.append(desk(.enrolled(Enrollment(participant: begun, day: now.day, protocolVersion: study.version + "-check-ins"))))
        for outcome in try await store.record(acts) {
            if case .refused(let sentence) = outcome { throw CommandFault("The store refused an act of the demonstration: \(sentence)") }
        }
        return DemoPeople(course: course?.key ?? begun)
    }

    private static func signature(of text: ConsentText, at now: Instant) -> Act {
        Act(
            at: now, by: begun.rawValue, as: .participant,
            .consentSigned(ConsentSignature(
                participant: begun, text: text, day: now.day, choices: Dictionary(uniqueKeysWithValues: text.choices.map { ($0, true) }),
                understood: text.questions, printedName: "Invented Person")))
    }
}

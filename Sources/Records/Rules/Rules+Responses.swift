import Instruments
import StudyDesign

/// When answers are taken in, and that nothing dangerous comes without its alert.
extension Rules {
    /// A saved answer is refused only where keeping it would be wrong: leaving the study, or
    /// an item that nobody knows, does not silence it.
    func check(_ save: AnswerSave, _ act: Act) throws {
        let study = try study()
        try check(save.form, "form")
        // It stands in the open part of the entry.
        guard Identifier<Visit>(save.visit).isWellFormed else { throw malformed("visit", save.visit) }
        let person = try requireKnown(save.participant)
        try requireWords(study, of: save.instrument)
        try requireNotStopped(save.participant)
        if person.responses[save.form] != nil { throw Refusal("The form \(save.form) was already handed in. Ask for a correction.") }
        let held = person.forms[save.form]
        if let held, held.visit != save.visit || held.instrument != save.instrument {
            throw Refusal("The form \(save.form) is \(held.instrument) at visit \(held.visit).")
        }
        if let held, held.role != act.role {
            throw Refusal("The form \(save.form) is being filled in by a \(held.role.rawValue); nobody else goes on with it.")
        }
        guard save.revision == (held?.revision ?? 0) + 1 else {
            throw Refusal("The form \(save.form) stands at answer \(held?.revision ?? 0), so the next one is \((held?.revision ?? 0) + 1), not \(save.revision). Load it again.")
        }
        let demanded = AnswerSave(
            form: save.form, of: save.participant, at: save.visit, instrument: save.instrument,
            version: save.instrumentVersion, item: save.item, answer: save.answer, revision: save.revision,
            shelf: catalog.instrument(save.instrument), under: study, at: save.alerts.first?.raised ?? act.instant,
            given: save.given)
        guard demanded == save, save.alerts.allSatisfy({ $0.raised <= act.instant }) else {
            throw Refusal("The alerts of the form \(save.form) are not those that protocol \(study.version) demands. Decide them under the protocol in force.")
        }
    }

    func check(_ submission: Submission, _ act: Act) throws {
        let study = try study()
        let response = submission.response
        let participant = response.participant
        try check(response.id, "response")
        try check(response.day)
        let person = try requireKnown(participant)
        let instrument = response.answers.instrument
        try checkIsAsked(response, under: study, by: act.instant)
        try requireNotStopped(participant)
        try requireWords(study, of: instrument)
        if person.responses[response.id] != nil { throw Refusal("Response \(response.id) is already recorded.") }
        if let form = person.forms[response.id], form.visit != response.visit || form.instrument != instrument {
            throw Refusal("The form \(response.id) is \(form.instrument) at visit \(form.visit).")
        }
        if let form = person.forms[response.id], form.role != act.role {
            throw Refusal("The form \(response.id) is being filled in by a \(form.role.rawValue); nobody else hands it in.")
        }
        if let revision = response.revision, revision != person.forms[response.id]?.revision ?? 0 {
            throw Refusal("The form \(response.id) has another answer since it was read. Look it over again.")
        }
        try requireStillIn(participant, on: response.day)
        if let replaced = response.replaces {
            try check(response, of: person, corrects: replaced, act)
        } else if person.responses.values.contains(where: { $0.visit == response.visit && $0.instrument == instrument }) {
            throw Refusal("Participant \(participant) has already answered \(instrument) at visit \(response.visit). Hand in a correction that names the response it replaces.")
        }
        if let missed = person.missed[response.visit], !missed.isRevoked {
            throw Refusal("Visit \(response.visit) of participant \(participant) is recorded as missed. Take that back first.")
        }
        try checkAlerts(of: submission, under: study, at: act.instant)
    }

    /// A visit of the protocol, or a prompt that was drawn for the person and has not expired.
    private func checkIsAsked(_ response: ResponseRecord, under study: StudyProtocol, by instant: Instant) throws {
        let instrument = response.answers.instrument
        if let (prompt, plan) = prompt(response.visit, of: response.participant) {
            _ = try requireEnrolled(response.participant)
            guard plan.instrument == instrument else { throw Refusal("The check-in \(plan.code) does not ask for \(instrument).") }
            guard prompt.at <= instant, instant < prompt.expires else {
                throw Refusal("This check-in was open from \(prompt.at) to \(prompt.expires). That's fine; the next one comes by itself.")
            }
            return
        }
        let visit = try visit(response.visit, of: study)
        // What is asked before study day 0 may come before the enrolment.
        let isEarly = visit.window.open < 0 && visit.window.anchor == .enrolment
        if !isEarly { _ = try requireEnrolled(response.participant) }
        guard visit.instruments.contains(instrument) else {
            throw Refusal("Visit \(visit.code) does not ask for \(instrument).")
        }
    }

    private func check(_ response: ResponseRecord, of person: ParticipantState, corrects replaced: ResponseRecord.ID, _ act: Act) throws {
        guard let earlier = person.responses[replaced], earlier.visit == response.visit,
            earlier.instrument == response.answers.instrument
        else {
            throw Refusal("Response \(response.id) corrects \(replaced), which is not a response of the same participant, visit and instrument.")
        }
        if let newer = earlier.replacedBy { throw Refusal("Response \(replaced) was already replaced by \(newer). Correct that one.") }
        guard act.role == earlier.role else {
            throw Refusal("Response \(replaced) was given by a \(earlier.role.rawValue); nobody else corrects it. Ask for the correction.")
        }
        try requireReason(act, "the correction")
    }

    /// The alerts must be those that the protocol in force demands, and none may start late.
    private func checkAlerts(of submission: Submission, under study: StudyProtocol, at instant: Instant) throws {
        let response = submission.response
        let participant = response.participant
        guard submission.scores.instrument == response.answers.instrument else {
            throw Refusal("The scores of response \(response.id) belong to another instrument than its answers.")
        }
        let notAsked = catalog.instrument(response.answers.instrument)?.itemsNotAsked(in: response.answers) ?? []
        guard submission.alerts.map(\.finding) == study.alerts(for: response.answers, notAsked: notAsked).map(Optional.some) else {
            throw Refusal("The alerts of response \(response.id) are not those that protocol \(study.version) demands. Decide them under the protocol in force.")
        }
        for (number, alert) in submission.alerts.enumerated() {
            guard alert.id.rawValue == "\(participant):\(response.id):alert-\(number + 1)", alert.response == response.id,
                alert.participant == participant, alert.raised <= instant,
                alert.acknowledgeBy == alert.raised + alert.cause.acknowledgeWithin
            else {
                throw Refusal("An alert of response \(response.id) does not belong to it, or its clock would start late.")
            }
        }
    }

    func check(_ request: CorrectionRequest) throws {
        try check(request.id, "correction")
        let person = try requireKnown(request.participant)
        guard person.responses[request.response] != nil else {
            throw Refusal("Participant \(request.participant) has no response \(request.response).")
        }
        guard !person.corrections.contains(request.id) else { throw Refusal("Correction \(request.id) is already asked for.") }
        try requireText(request.words, "What should be corrected")
    }

    func check(_ record: Rescoring, _ act: Act) throws {
        guard let response = person(record.participant).responses[record.response] else {
            throw Refusal("Participant \(record.participant) has no response \(record.response).")
        }
        guard record.scores.instrument == response.instrument else {
            throw Refusal("The scores of response \(record.response) belong to another instrument than its answers.")
        }
        try checkVersion(record.version, after: response.sheets, of: "The score sheet of \(record.response)", act)
    }
}

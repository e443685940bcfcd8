import GRDB
import Instruments
import Records
import StudyDesign

/// When answers may be handed in, and that nothing dangerous comes without its alert.
extension Rules {
    func check(_ submission: Submission, at instant: Instant) throws {
        let study = try study()
        let response = submission.response
        let participant = response.participant
        try check(response.id, "response")
        try check(response.day)
        guard let visit = visit(response.visit, of: study) else {
            throw Refusal("The protocol has no visit \(response.visit).")
        }
        // What is asked before study day 0 may come before the enrolment.
        if visit.window.open >= 0 {
            _ = try requireEnrolled(participant)
        } else {
            guard try isScreened(participant) else { throw Refusal("Participant \(participant) is unknown.") }
        }
        let instrument = response.answers.instrument
        guard visit.instruments.contains(instrument) else {
            throw Refusal("Visit \(visit.code) does not ask for \(instrument).")
        }
        if try exists("SELECT 1 FROM response WHERE id = ?", [response.id.rawValue]) {
            throw Refusal("Response \(response.id) is already recorded.")
        }
        try requireStillIn(participant, on: response.day)
        if let replaced = response.replaces {
            try check(response, corrects: replaced)
        } else if try exists(
            "SELECT 1 FROM response WHERE participant = ? AND visit = ? AND instrument = ?",
            [participant.rawValue, response.visit, instrument.rawValue])
        {
            throw Refusal("Participant \(participant) has already answered \(instrument) at visit \(response.visit). Hand in a correction that names the response it replaces.")
        }
        try checkAlerts(of: submission, under: study, at: instant)
    }

    private func check(_ response: ResponseRecord, corrects replaced: ResponseRecord.ID) throws {
        let same = try exists(
            "SELECT 1 FROM response WHERE id = ? AND participant = ? AND visit = ? AND instrument = ?",
            [replaced.rawValue, response.participant.rawValue, response.visit, response.answers.instrument.rawValue])
        guard same else {
            throw Refusal("Response \(response.id) corrects \(replaced), which is not a response of the same participant, visit and instrument.")
        }
        if let newer = try text("SELECT id FROM response WHERE replaces = ?", [replaced.rawValue]) {
            throw Refusal("Response \(replaced) was already replaced by \(newer). Correct that one.")
        }
    }

    /// The alerts must be those that the protocol in force demands, and none may start late.
    private func checkAlerts(of submission: Submission, under study: StudyProtocol, at instant: Instant) throws {
        let response = submission.response
        guard submission.scores.instrument == response.answers.instrument else {
            throw Refusal("The scores of response \(response.id) belong to another instrument than its answers.")
        }
        let demanded = study.alerts(for: response.answers)
        guard submission.alerts.map(\.finding) == demanded else {
            throw Refusal("The alerts of response \(response.id) are not those that protocol \(study.version) demands. Decide them under the protocol in force.")
        }
        for alert in submission.alerts {
            guard alert.response == response.id, alert.participant == response.participant,
                alert.raised <= instant, alert.acknowledgeBy == alert.raised + alert.finding.rule.acknowledgeWithin
            else {
                throw Refusal("An alert of response \(response.id) does not belong to it, or its clock would start late.")
            }
        }
    }
}

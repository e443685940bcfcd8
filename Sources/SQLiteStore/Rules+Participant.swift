import GRDB
import Records
import StudyDesign

/// Who may enter, when, and what follows from having left.
extension Rules {
    func check(_ record: ScreeningRecord) throws {
        let study = try study()
        try check(record.participant, "participant")
        try check(record.day)
        if try isScreened(record.participant) {
            throw Refusal("Participant \(record.participant) was already screened.")
        }
        let known = Set(study.eligibility.map(\.code))
        var named = record.findings.map(\.criterion)
        if case .excluded(let failed) = record.outcome { named += failed }
        if let unknown = named.first(where: { !known.contains($0) }) {
            throw Refusal("The study has no criterion \(unknown).")
        }
    }

    func check(_ record: Enrollment) throws {
        _ = try study()
        try check(record.day)
        guard let outcome = try text("SELECT outcome FROM screening WHERE participant = ?", [record.participant.rawValue]) else {
            throw Refusal("Participant \(record.participant) is unknown. Record the screening first.")
        }
        guard outcome == "eligible" else {
            throw Refusal("Participant \(record.participant) was not found eligible at screening (\(outcome)).")
        }
        if try enrollmentDay(of: record.participant) != nil {
            throw Refusal("Participant \(record.participant) is already enrolled.")
        }
        guard book.protocols[record.protocolVersion] != nil else {
            throw Refusal("The study has no protocol version \(record.protocolVersion).")
        }
        if let screened = try day("SELECT day FROM screening WHERE participant = ?", record.participant), record.day < screened {
            throw Refusal("Participant \(record.participant) cannot be enrolled on \(record.day), before the screening on \(screened).")
        }
    }

    func check(_ record: Allocation) throws {
        let study = try study()
        _ = try requireEnrolled(record.participant)
        if try exists("SELECT 1 FROM allocation WHERE participant = ?", [record.participant.rawValue]) {
            throw Refusal("Participant \(record.participant) already has an allocation.")
        }
        guard study.arms.contains(where: { $0.code.utf8.elementsEqual(record.arm.utf8) }) else {
            throw Refusal("The study has no arm \(record.arm).")
        }
        guard record.place >= 1 else { throw Refusal("Places in the allocation list count from 1, not \(record.place).") }
        if try exists("SELECT 1 FROM allocation WHERE place = ?", [record.place]) {
            throw Refusal("Place \(record.place) of the allocation list is already taken.")
        }
    }

    func check(_ record: SessionRecord) throws {
        let study = try study()
        let enrolled = try requireEnrolled(record.participant)
        try check(record.day)
        guard study.sessions.contains(where: { $0.number == record.number }) else {
            throw Refusal("The protocol has no session \(record.number).")
        }
        if study.arms.count > 1 {
            guard try exists("SELECT 1 FROM allocation WHERE participant = ?", [record.participant.rawValue]) else {
                throw Refusal("Participant \(record.participant) has no allocation, so no session can be held.")
            }
        }
        if try exists("SELECT 1 FROM session WHERE participant = ? AND number = ?", [record.participant.rawValue, record.number]) {
            throw Refusal("Session \(record.number) of participant \(record.participant) is already recorded.")
        }
        if record.day < enrolled {
            throw Refusal("Session \(record.number) is dated \(record.day), before the enrolment on \(enrolled).")
        }
        try requireStillIn(record.participant, on: record.day)
    }

    func check(_ record: MissedVisit) throws {
        let study = try study()
        _ = try requireEnrolled(record.participant)
        guard visit(record.visit, of: study) != nil else { throw Refusal("The protocol has no visit \(record.visit).") }
        guard !record.reason.isEmpty else { throw Refusal("A missed visit needs a reason.") }
        if try exists("SELECT 1 FROM missed_visit WHERE participant = ? AND visit = ?", [record.participant.rawValue, record.visit]) {
            throw Refusal("Visit \(record.visit) of participant \(record.participant) is already recorded as missed.")
        }
        if try exists("SELECT 1 FROM response WHERE participant = ? AND visit = ?", [record.participant.rawValue, record.visit]) {
            throw Refusal("Visit \(record.visit) of participant \(record.participant) has answers, so it was not missed.")
        }
    }

    func check(_ record: Discontinuation) throws {
        _ = try study()
        let enrolled = try requireEnrolled(record.participant)
        try check(record.day)
        if try leavingDay(of: record.participant) != nil {
            throw Refusal("Participant \(record.participant) has already left the study.")
        }
        if record.day < enrolled {
            throw Refusal("Participant \(record.participant) cannot leave on \(record.day), before the enrolment on \(enrolled).")
        }
    }
}

extension Rules {
    func isScreened(_ participant: Participant.ID) throws -> Bool {
        try exists("SELECT 1 FROM screening WHERE participant = ?", [participant.rawValue])
    }

    func enrollmentDay(of participant: Participant.ID) throws -> Day? {
        try day("SELECT day FROM enrollment WHERE participant = ?", participant)
    }

    func leavingDay(of participant: Participant.ID) throws -> Day? {
        try day("SELECT day FROM discontinuation WHERE participant = ?", participant)
    }

    /// The day of enrolment.
    func requireEnrolled(_ participant: Participant.ID) throws -> Day {
        guard let day = try enrollmentDay(of: participant) else {
            throw Refusal(
                try isScreened(participant)
                    ? "Participant \(participant) is not enrolled." : "Participant \(participant) is unknown.")
        }
        return day
    }

    func requireStillIn(_ participant: Participant.ID, on day: Day) throws {
        if let left = try leavingDay(of: participant), day > left {
            throw Refusal("Participant \(participant) left the study on \(left); nothing dated \(day) is recorded.")
        }
    }

    func visit(_ code: Visit.Code, of study: StudyProtocol) -> Visit? {
        study.visits.first { $0.code.utf8.elementsEqual(code.utf8) }
    }

    private func day(_ sql: String, _ participant: Participant.ID) throws -> Day? {
        try text(sql, [participant.rawValue]).flatMap { Day($0) }
    }
}

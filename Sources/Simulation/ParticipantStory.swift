import Instruments
import Records
import Statistics
import StudyDesign

/// One person's way through the study, told as the acts that record it.
struct ParticipantStory: Sendable {
    private let person: Enrolled
    private let course: VirtualPerson
    private let plan: SimulationPlan
    private let attendance: Attendance
    private var clock: RandomStream
    private var blanks: RandomStream
    /// Answers that an instrument of the shelf refused; none for the published forms.
    private(set) var faults: [String] = []

    init(_ person: Enrolled, course: VirtualPerson, plan: SimulationPlan, seed: UInt64, number: UInt64) {
        self.person = person
        self.course = course
        self.plan = plan
        var stream = RandomStream(seed: seed, stream: number, purpose: Purpose.attendance.rawValue)
        attendance = Attendance(isControl: person.arm.isControl, &stream)
        clock = stream
        blanks = RandomStream(seed: seed, stream: number, purpose: Purpose.blanks.rawValue)
    }

    mutating func tell(into diary: inout Diary) {
        let participant = person.participant
        diary.note(
            at: person.enrolledAt + -5, by: participant,
            .consentSigned(ConsentSignature(
                participant: participant, text: VirtualTeam.consent, day: person.calendar.enrollment,
                choices: ["touch": true], understood: VirtualTeam.consent.questions, printedName: "Fictional person \(participant)")))
        diary.note(
            at: person.enrolledAt, by: "coordinator-1", as: .coordinator,
            .enrolled(Enrollment(
                participant: participant, day: person.calendar.enrollment, protocolVersion: plan.study.version)))
        diary.note(
            at: person.allocatedAt, by: "coordinator-1", as: .coordinator,
            .allocationAsked(AllocationRequest(participant: participant)))
        var lastDay = person.calendar.visitDays[.baseline] ?? 0
        var told = 0
        for (stage, visit) in plan.visits {
            let day = person.calendar.visitDays[stage] ?? visit.window.target
            for session in person.calendar.sessionDays.dropFirst(told) where session.day < day {
                hold(session, in: &diary)
                lastDay = max(lastDay, session.day)
                told += 1
            }
            if let leaving = attendance.leaving, leaving.before == stage {
                leave(because: leaving.because, after: lastDay, before: visit, in: &diary)
                return
            }
            if let excuse = attendance.missed[stage] {
                let closing = ParticipantCalendar.workday(atOrBefore: visit.window.close, from: person.calendar.enrollment)
                lastDay = max(lastDay, closing)
                diary.note(
                    at: instant(closing, minutes: ParticipantCalendar.officeMinute(&clock)),
                    by: "coordinator-2", as: .coordinator,
                    .visitMissed(MissedVisit(participant: participant, visit: visit.code, reason: excuse)))
            } else {
                attend(visit, stage, on: day, in: &diary)
                lastDay = max(lastDay, day)
            }
        }
    }

    private mutating func hold(_ session: (number: Int, day: Int), in diary: inout Diary) {
        let takesSupplement = clock.chance(0.9)
        // Closed at the end of an eight-hour day.
        let closing = instant(session.day, minutes: 1050 + clock.index(below: 60))
        VirtualSession(
            participant: person.participant, number: session.number, day: person.calendar.day(session.day), ended: closing,
            takesSupplement: takesSupplement, first: 1 + (person.place + session.number) % VirtualTeam.therapists,
            checkIns: plan.study.safeguards.checkIns
        ).tell(into: &diary)
    }

    private mutating func leave(
        because reason: Discontinuation.Reason, after lastDay: Int, before visit: Visit, in diary: inout Diary
    ) {
        let days = max(1, visit.window.target - lastDay)
        let day = lastDay + 1 + clock.index(below: days)
        diary.note(
            at: instant(day, minutes: ParticipantCalendar.officeMinute(&clock)), by: "coordinator-2", as: .coordinator,
            .discontinued(Discontinuation(
                participant: person.participant, day: person.calendar.day(day), reason: reason)))
    }

    /// One visit: what it asks for, in the protocol's order, each handed in when it is done.
    private mutating func attend(_ visit: Visit, _ stage: Stage, on day: Int, in diary: inout Diary) {
        var time = stage == .baseline
            ? person.baselineAt : instant(day, minutes: 510 + clock.index(below: 360))
        for id in visit.instruments {
            guard let form = form(id, at: stage) else { continue }
            time = time + form.minutes
            let response = ResponseRecord(
                id: ResponseRecord.ID("\(person.participant)-\(visit.code)-\(id)"),
                participant: person.participant, visit: visit.code, day: person.calendar.day(day),
                answers: form.answers)
            let submission = Submission(response, scoredBy: form.instrument, under: plan.study, at: time)
            let isInterview = form.instrument.respondent != .participant
            let actor = isInterview
                ? "rater-\(1 + (person.place + stage.week) % 3)" : person.participant.rawValue
            diary.note(at: time, by: actor, as: isInterview ? .rater : .participant, .submitted(submission))
        }
    }

    private mutating func form(
        _ id: Instrument.ID, at stage: Stage
    ) -> (instrument: Instrument, answers: Answers, minutes: Int)? {
        let instrument: Instrument
        let byPlace: [Answer]
        let minutes: Int
        switch id {
        case SimulationPlan.symptomsID:
            guard let ratings = course.symptomRatings[stage] else { return nil }
            instrument = plan.symptoms
            // Items 21 to 30 (onset, duration, impairment, validity) are no part of the total
            // and no part of this simulation.
            byPlace = ratings.map { .value(Double($0)) }
                + Array(repeating: .missing(.notShown), count: max(0, plan.symptoms.items.count - ratings.count))
            minutes = 45 + clock.index(below: 20)
        case SimulationPlan.selfCompassionID:
            guard let answers = course.selfCompassionAnswers[stage] else { return nil }
            instrument = plan.selfCompassion
            byPlace = Blanks.leave(answers, chance: Blanks.selfCompassionForms, &blanks)
            minutes = 6 + clock.index(below: 6)
        default:
            guard let answers = course.depressionAnswers[stage] else { return nil }
            instrument = plan.depression
            byPlace = Blanks.leave(answers, chance: Blanks.depressionForms, &blanks)
            minutes = 2 + clock.index(below: 4)
        }
        do {
            return (instrument, try Answers(inOrder: byPlace, for: instrument), minutes)
        } catch {
            faults.append("\(person.participant), \(id): \(error)")
            return nil
        }
    }

    private func instant(_ studyDay: Int, minutes: Int) -> Instant {
        Instant(person.calendar.day(studyDay), minutes: minutes)
    }
}

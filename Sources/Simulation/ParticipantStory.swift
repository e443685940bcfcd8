import Instruments
import Records
import Statistics
import StudyDesign

/// One person's way through the study, told as the acts that record it.
struct ParticipantStory: Sendable {
    private let person: Enrolled
    private var forms: VirtualForms
    private let plan: SimulationPlan
    private let events: [AdverseEvent]
    private let practices: Practices
    private let attendance: Attendance
    private var clock: RandomStream
    /// Answers that an instrument of the shelf refused; none for the published forms.
    var faults: [String] { forms.faults }

    init(_ person: Enrolled, course: VirtualPerson, plan: SimulationPlan, seed: UInt64, number: UInt64) {
        self.person = person
        self.plan = plan
        forms = VirtualForms(person, course: course, plan: plan, seed: seed, number: number)
        var stream = RandomStream(seed: seed, stream: number, purpose: Purpose.attendance.rawValue)
        attendance = Attendance(
            isControl: person.arm.isControl, &stream,
            later: RandomStream(seed: seed, stream: number, purpose: Purpose.laterAttendance.rawValue))
        clock = stream
        let ending = attendance.leaving.flatMap { person.calendar.visitDays[$0.before] } ?? .max
        events = Harms.events(
            of: person.participant, isControl: person.arm.isControl,
            sessions: person.calendar.sessionDays.filter { $0.day < ending }.map { person.calendar.day($0.day) },
            seed: seed, number: number)
        practices = Practices(firstSession: person.calendar.sessionDays.first?.day ?? 21, seed: seed, number: number)
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
                participant: participant, day: person.calendar.enrollment, protocolVersion: plan.study.version,
                site: person.treatedAt.name)))
        diary.note(
            at: person.allocatedAt, by: "coordinator-1", as: .coordinator,
            .allocationAsked(AllocationRequest(participant: participant)))
        var lastDay = person.calendar.visitDays[.baseline] ?? 0
        var told = 0
        var practised = lastDay
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
            for (instant, change) in practices.acts(of: participant, after: practised, to: lastDay, person.calendar) {
                diary.note(at: instant, by: participant, change)
            }
            practised = lastDay
        }
    }

    private mutating func hold(_ session: (number: Int, day: Int), in diary: inout Diary) {
        let takesSupplement = clock.chance(0.9)
        // Closed at the end of an eight-hour day.
        let closing = instant(session.day, minutes: 1050 + clock.index(below: 60))
        VirtualSession(
            participant: person.participant, number: session.number, day: person.calendar.day(session.day), ended: closing,
            takesSupplement: takesSupplement, therapists: person.treatedAt.therapists,
            checkIns: plan.study.safeguards.checkIns
        ).tell(into: &diary)
        let day = person.calendar.day(session.day)
        for event in events where event.onset >= day && event.onset < day + 3 {
            diary.note(
                at: Instant(event.onset, minutes: 1115 + (clock.index(below: 20))), by: "therapist-\(person.treatedAt.therapists[0])",
                as: .therapist, .adverseEventReported(event))
        }
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
            guard let form = forms.form(id, at: stage, &clock) else { continue }
            time = time + form.minutes
            let response = ResponseRecord(
                id: ResponseRecord.ID("\(person.participant)-\(visit.code)-\(id)"),
                participant: person.participant, visit: visit.code, day: person.calendar.day(day),
                answers: form.answers)
            let submission = Submission(response, scoredBy: form.instrument, under: plan.study, at: time)
            let (actor, role) = hand(form.instrument, at: stage)
            diary.note(at: time, by: actor, as: role, .submitted(submission))
        }
    }

    /// Who hands a form in: interviews and raters' forms come from the central raters.
    private func hand(_ instrument: Instrument, at stage: Stage) -> (String, Role) {
        if instrument.respondent == .participant { return (person.participant.rawValue, .participant) }
        if instrument.id == Beliefs.Role.therapist.instrument { return ("therapist-\(person.treatedAt.therapists[0])", .therapist) }
        return ("rater-\(1 + (person.place + stage.week) % 3)", .rater)
    }

    private func instant(_ studyDay: Int, minutes: Int) -> Instant {
        Instant(person.calendar.day(studyDay), minutes: minutes)
    }
}

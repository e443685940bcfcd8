import Records
import StudyDesign

/// One session day as it is noted by the clock, and the check-ins that follow it.
struct VirtualSession {
    let participant: Participant.ID
    let number: Int
    let day: Day
    let ended: Instant
    let takesSupplement: Bool
    /// By number; the person's own therapist first.
    let therapists: [Int]
    /// Minutes after the beginning.
    let checkIns: [Int]

    func tell(into diary: inout Diary) {
        let pair = therapists.map { "therapist-\($0)" }
        let monitors = pair.map { Account.ID($0) }
        let began = Instant(day, minutes: 540)
        func note(_ change: Change, at instant: Instant) { diary.note(at: instant, by: pair[0], as: .therapist, change) }
        func event(_ name: String, _ kind: SessionEvent.Kind, after minutes: Int) {
            let event = SessionEvent(
                id: SessionEvent.ID(name), participant: participant, session: number, at: began + minutes, kind: kind)
            note(.sessionNoted(event), at: began + minutes)
        }
        note(
            .sessionOpened(SessionOpening(
                participant: participant, number: number, day: day, began: began, monitors: monitors,
                physician: Account.ID("investigator-1"), identifiersCompared: [.pseudonym, .birthDay])),
            at: began)
        event("vitals-1", .vitals(systolic: 118, diastolic: 76, pulse: 70, temperature: nil), after: 10)
        event("dose-1", .dose(by: monitors[0], checkedBy: monitors[1]), after: 20)
        if takesSupplement { event("dose-2", .supplementalDose(by: monitors[0], checkedBy: monitors[1]), after: 125) }
        event("vitals-2", .vitals(systolic: 124, diastolic: 78, pulse: 76, temperature: nil), after: 300)
        note(
            .sessionClosed(SessionClosing(
                participant: participant, number: number, ended: ended, checklist: SessionClosing.leastChecklist,
                signedBy: monitors, escort: "a friend")),
            at: ended)
        for checkIn in CheckIn.all(of: participant, session: number, began: began, delays: checkIns) {
            diary.note(
                at: checkIn.due + -15, by: "coordinator-2", as: .coordinator,
                .checkInEnded(CheckInEnd(checkIn.id, of: participant, .completed("Reached by telephone."))))
        }
    }
}

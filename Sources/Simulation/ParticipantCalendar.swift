import Records
import Statistics
import StudyDesign

/// When things happen: working days near the planned ones, office hours, sessions before
/// the visit that follows them.
struct ParticipantCalendar: Sendable {
    let enrollment: Day
    /// Study day of each visit, attended or not.
    let visitDays: [Stage: Int]
    /// Study day of each session, in the protocol's order.
    let sessionDays: [(number: Int, day: Int)]

    /// - Parameter later: the numbers of the visits after week 18.
    init(_ plan: SimulationPlan, enrollment: Day, _ stream: inout RandomStream, later: RandomStream) {
        var later = later
        self.enrollment = enrollment
        var visitDays: [Stage: Int] = [:]
        for (stage, visit) in plan.visits {
            let spread: Int
            switch stage {
            case .baseline: spread = stream.index(below: 3)
            case _ where stage.isCore: spread = stream.index(below: 6) - 2
            default: spread = later.index(below: 15) - 7
            }
            let wished = visit.window.target + spread
            visitDays[stage] = Self.workday(near: wished, in: visit.window, from: enrollment)
        }
        self.visitDays = visitDays
        let opens = plan.visits.map(\.visit.window.open)
        sessionDays = plan.study.sessions.map { session in
            let wished = session.day + stream.index(below: 4) - 2
            // Never later than the day before the next visit's window.
            let latest = (opens.first { $0 > session.day }).map { min(wished, $0 - 1) } ?? wished
            return (session.number, Self.workday(atOrBefore: latest, from: enrollment))
        }
    }

    /// 1970-01-01 was a Thursday; Monday is 0.
    static func isWorkday(_ day: Day) -> Bool {
        let weekday = ((day.daysSinceEpoch + 3) % 7 + 7) % 7
        return weekday < 5
    }

    static func workday(atOrBefore studyDay: Int, from enrollment: Day) -> Int {
        (0..<3).map { studyDay - $0 }.first { isWorkday(enrollment + $0) } ?? studyDay
    }

    /// The nearest working day inside the window, else the nearest day inside it.
    static func workday(near wished: Int, in window: VisitWindow, from enrollment: Day) -> Int {
        let inside = min(max(wished, window.open), window.close)
        let candidates = [0, 1, -1, 2, -2].map { inside + $0 }
        return candidates.first { window.contains($0) && isWorkday(enrollment + $0) } ?? inside
    }

    func day(_ studyDay: Int) -> Day { enrollment + studyDay }

    /// A minute of the office day: 08:30 to 16:30 UTC.
    static func officeMinute(_ stream: inout RandomStream) -> Int { 510 + stream.index(below: 480) }
}

/// The visits and sessions of a protocol as a timetable. Pure: what it says depends on the
/// facts and the day that it is given, and on nothing else.
///
/// ```swift
/// let facts = ScheduleFacts(enrolment: day, sessions: [1: day + 23])
/// let plans = Schedule(study).plans(by: facts, on: today)
/// ```
public struct Schedule: Hashable, Sendable {
    public let visits: [Visit]
    public let sessions: [DosingSession]

    public init(visits: [Visit], sessions: [DosingSession]) {
        self.visits = visits
        self.sessions = sessions
    }

    public init(_ study: StudyProtocol) {
        self.init(visits: study.visits, sessions: study.sessions)
    }

    /// Every visit as it stands on `today`, in the protocol's order. Facts that became known
    /// later are not used, so that any day can be looked at again.
    public func plans(by facts: ScheduleFacts, on today: Day) -> [VisitPlan] {
        let known = facts.known(on: today)
        return visits.map { plan(of: $0, by: known, on: today) }
    }

    private func plan(of visit: Visit, by facts: ScheduleFacts, on today: Day) -> VisitPlan {
        let appointment = facts.day(of: .appointed(visit.code))
        if let done = facts.day(of: .visitDone(visit.code)) {
            let anchor = anchor(judging: visit, doneOn: done, by: facts)
            let window = anchor.day.map { DayWindow(visit.window, anchor: $0) }
            let outcome = VisitPlan.Outcome(
                day: done, deviation: window?.deviation(of: done), standing: window?.standing(of: done))
            return VisitPlan(visit: visit.code, anchor: anchor, window: window, state: .done(outcome), appointment: appointment)
        }
        let anchor = day(of: visit.window.anchor, by: facts)
        let window = anchor.day.map { DayWindow(visit.window, anchor: $0) }
        return VisitPlan(
            visit: visit.code, anchor: anchor, window: window, state: Self.state(anchor, window, on: today), appointment: appointment)
    }

    private static func state(_ anchor: AnchorDay, _ window: DayWindow?, on today: Day) -> VisitPlan.State {
        if case .waiting(let reason) = anchor { return .notYetPlannable(because: reason) }
        return switch window?.standing(of: today) {
        case .early, nil: .upcoming
        case .inWindow: .open
        case .inGrace: .inGrace
        case .late: .closed
        }
    }

    /// The anchor as it was known on the day of the visit. When it was not known then (a visit
    /// before enrolment, for instance), as it became known first. A visit that took place is so
    /// judged once: an anchor that moves afterwards moves only the visits yet to come.
    private func anchor(judging visit: Visit, doneOn done: Day, by facts: ScheduleFacts) -> AnchorDay {
        let then = day(of: visit.window.anchor, by: facts.known(on: done))
        if then.day != nil { return then }
        for lesson in facts.lessons(after: done) {
            let anchor = day(of: visit.window.anchor, by: facts.known(on: lesson))
            if anchor.day != nil { return anchor }
        }
        return then
    }
}

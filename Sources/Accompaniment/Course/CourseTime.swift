public import Records
public import StudyDesign

/// Where the days of a course lie: weeks since the person entered.
public struct CourseTime: Hashable, Sendable {
    public let start: Day
    private let answered: [Visit.Code: Day]
    /// Visits that came and went without an answer.
    private let gone: Set<Visit.Code>

    public init(of person: ParticipantState, in study: StudyProtocol, today: Day) {
        let own = person.currentResponses.map(\.response).filter { $0.role == .participant }
        answered = own.sorted { $0.entry < $1.entry }.reduce(into: [:]) { $0[$1.visit] = $1.day }
        start = person.enrollment?.day ?? own.map(\.day).min() ?? today
        let order = study.visits.map(\.code)
        let latest = order.lastIndex { [answered] in answered[$0] != nil } ?? -1
        let enrolled = person.enrollment?.day
        gone = study.visits.enumerated().reduce(into: []) { found, pair in
            let (place, visit) = pair
            let isMissed = person.missed[visit.code].map { !$0.isRevoked } ?? false
            let end = enrolled.flatMap { visit.window.anchor == .enrolment ? $0 + (visit.window.close + visit.window.grace) : nil }
            let isOver = person.leftOn == nil && (end.map { $0 < today } ?? false)
            if place < latest || isMissed || isOver { found.insert(visit.code) }
        }
    }

    public func week(of day: Day) -> Double { Double(day - start) / 7 }

    /// The day on which a visit was answered, or would have been; nil while it is still to come.
    func day(of visit: Visit, isAnswered: Bool) -> Day? {
        if isAnswered, let day = answered[visit.code] { return day }
        return gone.contains(visit.code) ? start + visit.window.target : nil
    }
}

/// What is known of one participant's way, as far as it moves visits: each fact with the day
/// that it names and the day on which it became known. The past can so be asked what it knew:
/// a visit is judged by the window that was in force when it took place.
public struct ScheduleFacts: Hashable, Sendable {
    public enum Fact: Hashable, Sendable {
        case enrolled
        /// Another day than the protocol's was agreed for a session.
        case sessionPlanned(Int)
        case sessionHeld(Int)
        case visitDone(Visit.Code)
        /// The day on which a visit is to take place. It moves no window.
        case appointed(Visit.Code)

        /// Whether the fact tells of something that is yet to come when it is told.
        var isPlan: Bool {
            switch self {
            case .sessionPlanned, .appointed: true
            case .enrolled, .sessionHeld, .visitDone: false
            }
        }
    }

    struct Statement: Hashable, Sendable {
        /// Nil takes the fact back.
        let day: Day?
        let known: Day
    }

    /// In the order in which they were told.
    private(set) var statements: [Fact: [Statement]] = [:]

    public init() {}

    public init(
        enrolment: Day?, sessions: [Int: Day] = [:], visits: [Visit.Code: Day] = [:], appointments: [Visit.Code: Day] = [:]
    ) {
        if let enrolment { note(.enrolled, on: enrolment) }
        for (number, day) in sessions { note(.sessionHeld(number), on: day) }
        for (code, day) in visits { note(.visitDone(code), on: day) }
        for (code, day) in appointments { note(.appointed(code), on: day) }
    }

    /// Adds a fact, or corrects it.
    ///
    /// - Parameter known: When it became known. Without it, what happened counts as known on the
    ///   day on which it happened, however late it was typed in, and a plan as known from the
    ///   beginning. A correction should give the day of the correction.
    public mutating func note(_ fact: Fact, on day: Day, known: Day? = nil) {
        let beginning = Day(daysSinceEpoch: Day.calendar.lowerBound)
        statements[fact, default: []].append(Statement(day: day, known: known ?? (fact.isPlan ? beginning : day)))
    }

    /// Takes a fact back: it turned out not to be so.
    public mutating func takeBack(_ fact: Fact, known: Day) {
        statements[fact, default: []].append(Statement(day: nil, known: known))
    }

    /// The day of a fact: the newest statement counts, and of two of one day the one told later.
    public func day(of fact: Fact) -> Day? {
        guard let told = statements[fact], var newest = told.first else { return nil }
        for statement in told where statement.known >= newest.known { newest = statement }
        return newest.day
    }

    /// What was known at the end of `day`.
    public func known(on day: Day) -> ScheduleFacts {
        var facts = ScheduleFacts()
        facts.statements = statements.compactMapValues { told in
            let known = told.filter { $0.known <= day }
            return known.isEmpty ? nil : known
        }
        return facts
    }

    /// Days after `day` on which something became known, in their order.
    func lessons(after day: Day) -> [Day] {
        Set(statements.values.joined().map(\.known).filter { $0 > day }).sorted()
    }

    public var enrolment: Day? { day(of: .enrolled) }

    /// Sessions held: number → day.
    public var sessionsHeld: [Int: Day] {
        var held: [Int: Day] = [:]
        for case .sessionHeld(let number) in statements.keys { held[number] = day(of: .sessionHeld(number)) }
        return held
    }
}

import Foundation
import StudyDesign
import Testing

/// To which visit a day belongs, against a list of all visits sorted by hand.
@Suite struct WindowAssignmentTests {
    typealias Assigning = (Schedule, Day, ScheduleFacts) throws -> Visit.Code?

    static func visit(_ code: String, _ window: VisitWindow) -> Visit {
        Visit(code: code, name: code, epoch: .treatment, window: window, instruments: [])
    }

    static func look(at assign: Assigning, cases: Int) throws -> Findings {
        var findings = Findings()
        var dice = Dice(3)
        let enrolment = try #require(Day("2024-01-31"))
        while findings.count < cases, !findings.hasFailed {
            var target = 0
            let visits = (0..<dice.number(2, 5)).map { number in
                target += dice.number(0, 12)
                let window = VisitWindow(
                    open: target - dice.number(0, 12), target: target, close: target + dice.number(0, 12), grace: dice.pick([0, 0, 5]))
                return Self.visit("v\(number)", window)
            }
            var facts = ScheduleFacts(enrolment: enrolment)
            var done: [Visit.Code: Int] = [:]
            for visit in visits where dice.happens(percent: 25) {
                let day = dice.number(visit.window.open, visit.window.close)
                done[visit.code] = day
                facts.note(.visitDone(visit.code), on: enrolment + day)
            }
            let schedule = Schedule(visits: visits, sessions: [])
            for day in 0...60 {
                var rivals: [(distance: Int, target: Int, place: Int, code: String)] = []
                for (place, visit) in visits.enumerated() {
                    if let past = done[visit.code], past <= day { continue }
                    let window = visit.window
                    for each in window.open...(window.close + window.grace) where each == day {
                        rivals.append((abs(window.target - day), window.target, place, visit.code))
                    }
                }
                rivals.sort { ($0.distance, $0.target, $0.place) < ($1.distance, $1.target, $1.place) }
                let found = try assign(schedule, enrolment + day, facts)
                findings.check(found == rivals.first?.code, "day \(day), windows \(visits.map(\.window)), done \(done): \(found ?? "none")")
            }
        }
        return findings
    }

    @Test("A day belongs to one visit: the nearest target, of two the earlier")
    func nearest() throws {
        let findings = try Self.look(at: { try $0.assign($1, by: $2) }, cases: Cases.share(15))
        #expect(findings.failure == nil)
    }

    /// Another rule among the same rivals.
    static func among(
        _ schedule: Schedule, _ day: Day, _ facts: ScheduleFacts, grace: Bool = true, done: Bool = false, by order: (Visit, Visit) -> Bool
    ) -> Visit.Code? {
        schedule.visits.filter { visit in
            guard let enrolment = facts.enrolment else { return false }
            let window = DayWindow(visit.window, anchor: enrolment)
            let isDone = facts.known(on: day).day(of: .visitDone(visit.code)) != nil
            return (done || !isDone) && (grace ? window.counts(day) : window.standing(of: day) == .inWindow)
        }.min(by: order)?.code
    }

    @Test("A tie to the later visit, the first open window, grace left out and visits done twice are found", arguments: 0...3)
    func planted(_ number: Int) throws {
        let findings = try Self.look(
            at: { schedule, day, facts in
                let enrolment = try #require(facts.enrolment)
                func distance(_ visit: Visit) -> Int { abs(visit.window.target - (day - enrolment)) }
                func nearest(_ left: Visit, _ right: Visit) -> Bool { (distance(left), left.window.target) < (distance(right), right.window.target) }
                return switch number {
                case 0: Self.among(schedule, day, facts) { (distance($0), -$0.window.target) < (distance($1), -$1.window.target) }
                case 1: Self.among(schedule, day, facts) { $0.window.open < $1.window.open }
                case 2: Self.among(schedule, day, facts, grace: false, by: nearest)
                default: Self.among(schedule, day, facts, done: true, by: nearest)
                }
            }, cases: Cases.few)
        #expect(findings.hasFailed)
    }

    @Test("A named visit wins, an unknown one is refused with the ones there are")
    func named() throws {
        let enrolment = try #require(Day("2026-01-05"))
        let schedule = Schedule(
            visits: [Self.visit("week4", VisitWindow(open: 21, target: 28, close: 40)), Self.visit("week8", VisitWindow(open: 35, target: 56, close: 60))],
            sessions: [])
        let facts = ScheduleFacts(enrolment: enrolment)
        #expect(try schedule.assign(enrolment + 28, named: "week8", by: facts) == "week8")
        #expect(try schedule.assign(enrolment + 90, named: "week4", by: facts) == "week4")
        #expect(try schedule.assign(enrolment + 90, by: facts) == nil)
        #expect(try schedule.assign(enrolment + 30, by: ScheduleFacts()) == nil)
        let error = #expect(throws: ScheduleError.self) { try schedule.assign(enrolment, named: "week9", by: facts) }
        #expect(error?.description == "The protocol has no visit \"week9\"; give one of week4, week8.")
    }
}

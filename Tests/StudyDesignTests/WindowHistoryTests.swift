import Foundation
import StudyDesign
import Testing

/// Anchors that move, against a diary that is kept day by day and never looks back.
@Suite struct WindowHistoryTests {
    /// A plan as far as it is compared.
    struct Seen: Equatable {
        let anchor: Day?
        let state: String
    }

    typealias Planning = (Schedule, ScheduleFacts, Day) -> [Seen]

    static func expected(_ visit: Visit, _ anchors: [Day?], done: Day?, today: Int) -> Seen {
        guard let done else {
            guard let anchor = anchors[today] else { return Seen(anchor: nil, state: "waiting") }
            let place = first + today - anchor
            let window = visit.window
            let state = place < window.open ? "upcoming" : place <= window.close ? "open" : place <= window.close + window.grace ? "grace" : "closed"
            return Seen(anchor: anchor, state: state)
        }
        let judged = (min(max(0, done - first), today)...today).compactMap { anchors[$0] }.first
        guard let judged else { return Seen(anchor: nil, state: "done, not judged") }
        let place = done - judged
        let window = visit.window
        let standing = place < window.open ? "early" : place <= window.close ? "inWindow" : place <= window.close + window.grace ? "inGrace" : "late"
        return Seen(anchor: judged, state: "done \(place - window.target) \(standing)")
    }

    static func seen(_ plan: VisitPlan) -> Seen { Seen(anchor: plan.anchor.day, state: text(plan.state)) }

    static func text(_ state: VisitPlan.State) -> String {
        switch state {
        case .notYetPlannable: "waiting"
        case .upcoming: "upcoming"
        case .open: "open"
        case .inGrace: "grace"
        case .closed: "closed"
        case .done(let outcome):
            if let deviation = outcome.deviation, let standing = outcome.standing { "done \(deviation) \(standing.rawValue)" } else { "done, not judged" }
        }
    }

    static func look(at plan: Planning, cases: Int) -> Findings {
        var findings = Findings()
        var dice = Dice(4)
        while findings.count < cases, !findings.hasFailed {
            let visits = codes.map { code in
                let open = dice.number(-7, 40)
                return WindowAssignmentTests.visit(
                    code, VisitWindow(open: open, target: open + 4, close: open + 9, anchor: anchor(&dice, for: code), grace: dice.pick([0, 4])))
            }
            let schedule = Schedule(visits: visits, sessions: sessions)
            let story = story(&dice)
            var facts = ScheduleFacts()
            for told in story {
                if let day = told.day { facts.note(told.fact, on: day, known: told.known) } else { facts.takeBack(told.fact, known: told.known) }
            }
            var diary: [ScheduleFacts.Fact: Day] = [:]
            var anchors: [[Day?]] = visits.map { _ in [] }
            var page = story.first { $0.known < first } == nil ? 0 : story.prefix { $0.known < first }.count
            for told in story.prefix(page) { diary[told.fact] = told.day }
            for today in 0...125 {
                let before = page
                while page < story.count, story[page].known <= first + today {
                    diary[story[page].fact] = story[page].day
                    page += 1
                }
                for place in visits.indices {
                    anchors[place].append(page == before && today > 0 ? anchors[place][today - 1] : day(visits[place].window.anchor, diary))
                }
                guard page > before || today % 12 == 0 else { continue }
                for (place, found) in plan(schedule, facts, first + today).enumerated() {
                    let right = expected(visits[place], anchors[place], done: diary[.visitDone(visits[place].code)], today: today)
                    findings.check(
                        found == right, "day \(today), \(visits[place].window), \(story): \(found), expected \(right)")
                }
            }
        }
        return findings
    }

    @Test("Windows follow their anchors, and visits that took place keep the window of their day")
    func history() {
        let findings = Self.look(at: { $0.plans(by: $1, on: $2).map(Self.seen) }, cases: Cases.share(15))
        #expect(findings.failure == nil)
    }

    @Test("Done visits anchored anew, facts from the future, a session's planned day kept, and closing a day early are found", arguments: 0...3)
    func planted(_ number: Int) {
        let findings = Self.look(
            at: { schedule, facts, today in
                let right = schedule.plans(by: facts, on: today)
                let late = schedule.plans(by: facts, on: Day(daysSinceEpoch: 2_000_000))
                return switch number {
                case 0: right.map { Self.anchoredAnew($0, schedule, facts.known(on: today)) }
                case 1: zip(right, late).map { plan, late in
                    if case .done = late.state { Self.seen(late) } else { Self.seen(plan) }
                }
                case 2: Schedule(visits: schedule.visits.map(Self.planned), sessions: schedule.sessions).plans(by: facts, on: today).map(Self.seen)
                default: Schedule(visits: schedule.visits.map(Self.short), sessions: schedule.sessions).plans(by: facts, on: today).map(Self.seen)
                }
            }, cases: Cases.few)
        #expect(findings.hasFailed)
    }

    /// Judges a visit that took place by what is known today.
    static func anchoredAnew(_ plan: VisitPlan, _ schedule: Schedule, _ facts: ScheduleFacts) -> Seen {
        guard case .done(let outcome) = plan.state, let visit = schedule.visits.first(where: { $0.code == plan.visit }),
            let anchor = schedule.day(of: visit.window.anchor, by: facts).day
        else { return seen(plan) }
        let window = DayWindow(visit.window, anchor: anchor)
        return Seen(anchor: anchor, state: "done \(window.deviation(of: outcome.day)) \(window.standing(of: outcome.day).rawValue)")
    }

    static func planned(_ visit: Visit) -> Visit {
        guard case .session(let number, _) = visit.window.anchor else { return visit }
        return changed(visit, close: visit.window.close, anchor: .session(number, .planned))
    }

    static func short(_ visit: Visit) -> Visit { changed(visit, close: visit.window.close - 1, anchor: visit.window.anchor) }

    static func changed(_ visit: Visit, close: Int, anchor: WindowAnchor) -> Visit {
        let old = visit.window
        return WindowAssignmentTests.visit(
            visit.code, VisitWindow(open: old.open, target: old.target, close: close, anchor: anchor, grace: old.grace))
    }
}

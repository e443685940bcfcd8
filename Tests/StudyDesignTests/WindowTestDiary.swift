import StudyDesign

/// Invented participants: protocols with anchors of every kind, what is told of a person in the
/// order in which it becomes known, and a diary's own reading of an anchor.
extension WindowHistoryTests {
    struct Told {
        let fact: ScheduleFacts.Fact
        let day: Day?
        let known: Day
    }

    static let first = Day(daysSinceEpoch: 19_700)
    static let sessions = [(1, 21), (2, 49)].map { DosingSession(number: $0.0, day: $0.1, doses: [:]) }
    static let codes = ["a", "b", "c", "d"]

    static func anchor(_ dice: inout Dice, for code: String, depth: Int = 0) -> WindowAnchor {
        switch dice.number(0, depth > 1 ? 4 : 6) {
        case 0: .enrolment
        case 1: .session(dice.number(1, 2), .planned)
        case 2: .session(dice.number(1, 2), .actual)
        case 3: .lastSessionHeld
        case 4: .visit(dice.pick(codes.filter { $0 != code }))
        case 5: .latest((0..<dice.number(1, 3)).map { _ in anchor(&dice, for: code, depth: depth + 1) })
        default: .earliest((0..<dice.number(1, 3)).map { _ in anchor(&dice, for: code, depth: depth + 1) })
        }
    }

    /// What one participant's staff tell, in the order in which it becomes known.
    static func story(_ dice: inout Dice) -> [Told] {
        var told: [Told] = []
        func tell(_ fact: ScheduleFacts.Fact, _ day: Int, known: Int) { told.append(Told(fact: fact, day: first + day, known: first + known)) }
        let enrolled = dice.number(0, 10)
        tell(.enrolled, enrolled, known: enrolled)
        if dice.happens(percent: 15) { tell(.enrolled, enrolled + dice.number(-3, 3), known: enrolled + dice.number(1, 60)) }
        for session in sessions {
            let day = enrolled + session.day + dice.number(-6, 14)
            if dice.happens(percent: 40) { tell(.sessionPlanned(session.number), day + dice.number(-2, 2), known: day - dice.number(1, 20)) }
            guard dice.happens(percent: 80) else { continue }
            tell(.sessionHeld(session.number), day, known: day + (dice.happens(percent: 15) ? dice.number(0, 9) : 0))
            if dice.happens(percent: 15) { tell(.sessionHeld(session.number), day + dice.number(-2, 2), known: day + dice.pick([0, 1, dice.number(0, 40)])) }
        }
        for code in codes where dice.happens(percent: 65) {
            let day = dice.number(0, 110)
            tell(.visitDone(code), day, known: day + (dice.happens(percent: 15) ? dice.number(0, 9) : 0))
            if dice.happens(percent: 10) {
                let known = first + day + dice.number(10, 30)
                told.append(Told(fact: .visitDone(code), day: dice.happens(percent: 50) ? nil : first + dice.number(0, 110), known: known))
            }
        }
        return told.enumerated().sorted { ($0.element.known, $0.offset) < ($1.element.known, $1.offset) }.map(\.element)
    }

    /// The diary's own reading of an anchor.
    static func day(_ anchor: WindowAnchor, _ diary: [ScheduleFacts.Fact: Day]) -> Day? {
        switch anchor {
        case .enrolment: return diary[.enrolled]
        case .visit(let code): return diary[.visitDone(code)]
        case .session(let number, let which):
            if which == .actual, let held = diary[.sessionHeld(number)] { return held }
            return diary[.sessionPlanned(number)] ?? diary[.enrolled].map { $0 + (number == 1 ? 21 : 49) }
        case .lastSessionHeld:
            let held = [diary[.sessionHeld(1)], diary[.sessionHeld(2)]].compactMap(\.self)
            return held.max()
        case .latest(let parts):
            let days = parts.map { day($0, diary) }
            return days.contains(nil) ? nil : days.compactMap(\.self).max()
        case .earliest(let parts): return parts.compactMap { day($0, diary) }.min()
        }
    }
}

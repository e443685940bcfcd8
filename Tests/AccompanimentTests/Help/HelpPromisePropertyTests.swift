import Accompaniment
import Records
import StudyDesign
import Testing

@Suite("A promise is never earlier than the roster allows")
struct HelpPromisePropertyTests {
    typealias Promising = (AlertRecord, RecordState, Instant) -> HelpPromise?

    struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
        mutating func number(_ low: Int, _ high: Int) -> Int { Int.random(in: low...high, using: &self) }
    }

    /// Minute by minute: whether somebody of the newest shift in force is a clinician with a channel
    /// that was proven in the week before.
    struct Roster {
        var shifts: [(from: Int, until: Int, people: [String])] = []
        var proofs: [String: Int] = [:]
        var isOpen: [String: Bool] = [:]

        func isAttended(_ minute: Int) -> Bool {
            guard let shift = shifts.last(where: { $0.from <= minute && minute < $0.until }) else { return false }
            return shift.people.contains { name in
                (isOpen[name] ?? false) && (proofs[name].map { minute < $0 + 7 * 1440 } ?? false)
            }
        }
    }

    static func broken(_ promising: Promising, cases: Int) -> (failure: String?, promises: Int) {
        var numbers = Numbers(state: 77)
        var promises = 0
        for number in 0..<cases {
            var team = HelpPromiseTests.Team()
            var roster = Roster(proofs: ["ana": 0, "ben": 0], isOpen: ["ana": true, "ben": true])
            for shift in 0..<numbers.number(0, 5) {
                let from = numbers.number(-1000, 4000)
                let people = [["ana"], ["ben"], ["ana", "ben"], []][numbers.number(0, 3)]
                let until = from + numbers.number(10, 1500)
                roster.shifts.append((from, until, people))
                team.shift("s\(shift)", from, until, people)
            }
            for name in ["ana", "ben"] where numbers.number(0, 2) == 0 {
                let at = numbers.number(-12_000, 0)
                roster.proofs[name] = at
                team.prove(name, at: HelpPromiseTests.start + at)
            }
            if numbers.number(0, 4) == 0 {
                roster.isOpen["ben"] = false
                team.person.take(.accountSet(Account(id: .init("ben"), version: 2, name: "ben", roles: [.therapist], isOpen: false)))
            }
            let raised = numbers.number(0, 3000)
            team.call(at: raised)
            let now = raised + numbers.number(0, 600)
            let promise = promising(team.alert, team.person.state, HelpPromiseTests.start + now)
            func minute(_ instant: Instant) -> Int { Int((instant.milliseconds - HelpPromiseTests.start.milliseconds) / 60_000) }
            func fails(_ sentence: String) -> (String?, Int) { ("case \(number), raised \(raised), now \(now): \(sentence); \(roster)", promises) }
            switch promise {
            case .expected(let by, _):
                promises += 1
                let by = minute(by)
                if by <= now { return fails("\(by) has passed") }
                if !(by - 60..<by).allSatisfy(roster.isAttended) { return fails("nobody attends for an hour up to \(by)") }
                if by - 60 < raised { return fails("\(by) is less than an hour after the alert") }
            case .notBefore(let moment):
                promises += 1
                let moment = minute(moment)
                if !roster.isAttended(moment) || moment <= now { return fails("nobody comes at \(moment)") }
                if (now..<moment).contains(where: { start in (start..<start + 60).allSatisfy(roster.isAttended) }) {
                    return fails("somebody is there before \(moment)")
                }
            case .nobody:
                let horizon = now + HelpPromise.horizon - 60
                if (now..<min(horizon, 7000)).contains(where: { start in (start..<start + 60).allSatisfy(roster.isAttended) }) {
                    return fails("somebody is there")
                }
            case .passed, .taken, nil: break
            }
        }
        return (nil, promises)
    }

    @Test("Thousands of rosters")
    func honest() {
        let (failure, promises) = Self.broken({ HelpPromise(for: [$0], in: $1, now: $2) }, cases: 4_000)
        #expect(failure == nil)
        #expect(promises > 1_000)
    }

    @Test("Planted mistakes are found", arguments: ["by the rule alone", "by the shift alone"])
    func planted(_ name: String) {
        let (failure, _) = Self.broken({ alert, state, now in
            guard name == "by the shift alone" else { return now < alert.acknowledgeBy ? .expected(by: alert.acknowledgeBy, isTold: false) : .passed }
            let isOnCall = state.team.shift(at: now).map { !$0.people.isEmpty } ?? false
            return isOnCall ? .expected(by: now + 60, isTold: false) : .passed
        }, cases: 4_000)
        #expect(failure != nil)
    }
}

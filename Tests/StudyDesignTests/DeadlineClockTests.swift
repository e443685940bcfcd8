import Foundation
import StudyDesign
import Testing

/// A machine's clock that is set, drifts and sleeps, against the time that passed in truth.
@Suite struct DeadlineClockTests {
    struct Read {
        let wall: Int64
        let elapsed: Int64
    }

    struct Answer: Equatable {
        let now: Int64
        let jump: Int64?
    }

    /// Reads a whole course; a planted mistake does it wrongly.
    typealias Reading = @Sendable (Int64?, [Read]) -> [Answer]

    static let right: Reading = { newest, reads in
        var clock = DeadlineClock(newest: newest.map { Instant(milliseconds: $0) })
        return reads.map { read in
            let jump = clock.read(wall: Instant(milliseconds: read.wall), elapsed: read.elapsed)
            return Answer(now: clock.now.milliseconds, jump: jump?.milliseconds)
        }
    }

    static func course(_ dice: inout Dice) -> [Read] {
        var wall: Int64 = 1_774_789_500_000
        var elapsed = Int64(dice.number(0, 1_000_000))
        let speed = dice.pick([1000, 1000, 1000, 1002, 998, 10_000])
        let resting = dice.happens(percent: 50)
        return (0..<40).map { _ in
            let step = Int64(dice.happens(percent: 5) ? dice.number(1, 90_000_000) : dice.number(0, 60_000))
            elapsed += step
            wall += step * Int64(speed) / 1000
            if dice.happens(percent: resting ? 4 : 20) {
                wall += Int64(dice.pick([-1, 1]) * dice.pick([50, 300_000, 599_999, 600_000, 600_001, 3_600_000, 315_576_000_000]))
            }
            return Read(wall: wall, elapsed: elapsed)
        }
    }

    /// Written without the clock: the time used is the farthest that any earlier reading, gone
    /// on by the time that passed since, has reached.
    static func expected(_ newest: Int64?, _ reads: [Read]) -> [Answer] {
        let errors = reads.map { $0.wall - $0.elapsed }
        var believed = errors[0]
        return reads.indices.map { place in
            var now = newest.map { $0 + reads[place].elapsed - reads[0].elapsed } ?? .min
            for earlier in 0...place { now = max(now, reads[earlier].wall + reads[place].elapsed - reads[earlier].elapsed) }
            guard place > 0 else {
                let behind = reads[0].wall - (newest ?? reads[0].wall)
                return Answer(now: now, jump: behind < -600_000 ? behind : nil)
            }
            let step = errors[place] - errors[place - 1]
            let sum = errors[place] - believed
            guard let jump = [step, sum].first(where: { abs($0) > 600_000 }) else { return Answer(now: now, jump: nil) }
            believed = errors[place]
            return Answer(now: now, jump: jump)
        }
    }

    static func look(at reading: Reading, cases: Int) -> Findings {
        var findings = Findings()
        var dice = Dice(7)
        while findings.count < cases, !findings.hasFailed {
            let reads = course(&dice)
            let newest = dice.happens(percent: 30) ? reads[0].wall + Int64(dice.number(-5_000_000, 5_000_000)) : nil
            let answers = reading(newest, reads)
            for (place, (answer, right)) in zip(answers, expected(newest, reads)).enumerated() {
                findings.check(answer == right, "reading \(place) of \(reads) after \(newest ?? 0): \(answer), expected \(right)")
            }
            // S-23: what is due after some time is done once that time has passed, whatever was done to the clock.
            let from = dice.number(0, 20)
            let delay = Int64(dice.number(0, 4_000_000))
            let due = answers[from].now + delay
            for place in from..<reads.count where reads[place].elapsed - reads[from].elapsed >= delay {
                findings.check(answers[place].now >= due, "due \(delay) ms after reading \(from), not done at \(place) of \(reads)")
            }
            findings.check(answers.map(\.now) == answers.map(\.now).sorted(), "the clock ran backwards: \(answers.map(\.now))")
        }
        return findings
    }

    @Test("No deadline is postponed, the clock never runs backwards, every jump is told once")
    func courses() {
        let findings = Self.look(at: Self.right, cases: Cases.share(15))
        #expect(findings.failure == nil)
    }

    @Test("The machine's clock, the greatest time without going on, jumps told again and slow lies are found", arguments: 0...4)
    func planted(_ number: Int) throws {
        let wrong: [Reading] = [
            { newest, reads in zip(reads, Self.right(newest, reads)).map { Answer(now: $0.wall, jump: $1.jump) } },
            { newest, reads in
                var greatest = newest ?? .min
                return zip(reads, Self.right(newest, reads)).map { read, answer in
                    greatest = max(greatest, read.wall)
                    return Answer(now: greatest, jump: answer.jump)
                }
            },
            { newest, reads in
                let errors = reads.map { $0.wall - $0.elapsed }
                return zip(errors, Self.right(newest, reads)).map { Answer(now: $1.now, jump: abs($0 - errors[0]) > 600_000 ? $0 - errors[0] : nil) }
            },
            { newest, reads in
                let errors = reads.map { $0.wall - $0.elapsed }
                return Self.right(newest, reads).enumerated().map { place, answer in
                    guard place > 0 else { return answer }
                    let step = errors[place] - errors[place - 1]
                    return Answer(now: answer.now, jump: abs(step) > 600_000 ? step : nil)
                }
            },
            { newest, reads in Self.right(nil, reads) },
        ]
        #expect(Self.look(at: wrong[number], cases: Cases.few).hasFailed)
    }

    @Test("Ten minutes are no jump, a millisecond more is one, and it is told once")
    func limits() {
        for sign in [Int64(1), -1] {
            var clock = DeadlineClock()
            #expect(clock.read(wall: Instant(milliseconds: 5_000_000), elapsed: 0) == nil)
            #expect(clock.read(wall: Instant(milliseconds: 5_000_000 + sign * 600_000), elapsed: 0) == nil)
            #expect(clock.read(wall: Instant(milliseconds: 5_000_000 + sign * 600_001), elapsed: 0)?.milliseconds == sign * 600_001)
            #expect(clock.read(wall: Instant(milliseconds: 5_000_000 + sign * 600_001), elapsed: 0) == nil)
            #expect(clock.now == Instant(milliseconds: sign > 0 ? 5_600_001 : 5_000_000))
        }
    }

    @Test("Clocks beyond measure, and a monotonic one that is none, do not trap")
    func extremes() {
        let numbers: [Int64] = [.min, -1, 0, 1, .max]
        for newest in numbers {
            var clock = DeadlineClock(newest: Instant(milliseconds: newest))
            var before = clock.now
            for wall in numbers {
                for elapsed in numbers + numbers.reversed() {
                    _ = clock.read(wall: Instant(milliseconds: wall), elapsed: elapsed)
                    #expect(clock.now >= before)
                    before = clock.now
                }
            }
        }
    }
}

import Foundation
import StudyDesign
import Testing

/// The window of days around an anchor, against a paper calendar turned over day by day.
@Suite struct WindowPropertyTests {
    typealias Laying = @Sendable (VisitWindow, Day) -> [Day]

    static let right: Laying = { window, anchor in
        let laid = DayWindow(window, anchor: anchor)
        return [laid.open, laid.target, laid.close, laid.last]
    }

    /// Days near which calendars are wrong: leap days and their absence, turns of years and centuries.
    static let corners = [
        (1900, 2, 28), (1904, 2, 29), (1999, 12, 31), (2000, 2, 29), (2001, 3, 1), (2024, 2, 29), (2025, 2, 28), (2026, 3, 29),
        (2038, 1, 19), (2100, 2, 28), (2100, 3, 1), (2400, 2, 29),
    ]

    static func anchor(_ dice: inout Dice) -> PaperDate {
        if dice.happens(percent: 50) {
            let (year, month, day) = dice.pick(corners)
            return PaperDate(year: year, month: month, day: day)
        }
        return PaperDate(year: dice.number(1950, 2150), month: dice.number(1, 12), day: dice.number(1, 28))
    }

    static func look(at laying: Laying, cases: Int) -> Findings {
        var findings = Findings()
        var dice = Dice(1)
        while findings.count < cases, !findings.hasFailed {
            let anchor = anchor(&dice)
            guard let day = anchor.asDay else { continue }
            let far = dice.happens(percent: 1) ? 800 : 45
            let open = dice.number(-20, far)
            let target = open + dice.number(0, 14)
            let close = target + dice.number(0, 14)
            let grace = dice.pick([0, 0, 3, 7, 14])
            let laid = laying(VisitWindow(open: open, target: target, close: close, grace: grace), day)
            var paper = anchor
            paper.turn(open)
            var expected = [paper]
            for step in [target - open, close - target, grace] {
                paper.turn(step)
                expected.append(paper)
            }
            findings.check(laid.map(\.paper) == expected, "day \(day), window \(open)/\(target)/\(close)+\(grace): \(laid)")
        }
        return findings
    }

    @Test("Windows of days fall where a paper calendar says")
    func days() {
        let findings = Self.look(at: Self.right, cases: Cases.share(30))
        #expect(findings.failure == nil)
        #expect(findings.count >= Cases.share(30))
    }

    @Test("A window that counts leap years wrongly, months as 30 days or a day too few is found", arguments: 0...3)
    func planted(_ number: Int) throws {
        let wrong: [Laying] = [
            { window, anchor in
                [window.open, window.target, window.close, window.close + window.grace].map { offset in
                    var paper = anchor.paper
                    paper.leapRule = { $0 % 4 == 0 }
                    paper.turn(offset)
                    return paper.asDay ?? anchor
                }
            },
            { window, anchor in
                let (year, month, day) = anchor.civil
                return [window.open, window.target, window.close, window.close + window.grace].map { offset in
                    let days = (year * 12 + month - 1) * 30 + day - 1 + offset
                    return Day(year: days / 360, month: days / 30 % 12 + 1, day: days % 30 + 1) ?? anchor
                }
            },
            { window, anchor in
                let right = Self.right(window, anchor)
                return [right[0], right[1], Day(daysSinceEpoch: right[2].daysSinceEpoch - 1), right[3]]
            },
            { window, anchor in [anchor + window.open, anchor + window.target, anchor + window.close, anchor + window.target + window.grace] },
        ]
        #expect(Self.look(at: try #require(wrong.indices.contains(number) ? wrong[number] : nil), cases: Cases.few).hasFailed)
    }

    @Test("Every day is early, in the window, in its grace or late, in this order, as often as the numbers say")
    func standings() throws {
        var dice = Dice(2)
        let start = try #require(Day("2024-02-20"))
        for _ in 0..<500 {
            let (open, close, grace) = (dice.number(-5, 5), dice.number(5, 12), dice.number(0, 4))
            let window = DayWindow(VisitWindow(open: open, target: 5, close: close, grace: grace), anchor: start)
            let seen = (-30...30).map { window.standing(of: start + $0) }
            #expect(seen == seen.sorted { DayWindow.Standing.allCases.firstIndex(of: $0) ?? 0 < DayWindow.Standing.allCases.firstIndex(of: $1) ?? 0 })
            #expect(seen.count { $0 == .inWindow } == close - open + 1)
            #expect(seen.count { $0 == .inGrace } == grace)
            #expect(seen.count { !$0.isOutside } == (-30...30).count { window.counts(start + $0) })
        }
    }

    @Test("Numbers without measure stay on the calendar")
    func extremes() {
        for number in [Int.min, -3_000_000, 3_000_000, Int.max] {
            for anchor in [Int.min, 0, Int.max] {
                let window = DayWindow(
                    VisitWindow(open: number, target: number, close: number, grace: .max), anchor: Day(daysSinceEpoch: anchor))
                #expect(window.last == Day("9999-12-31"))
                #expect(window.standing(of: Day(daysSinceEpoch: .max)) == .late)
                #expect(abs(window.deviation(of: Day(daysSinceEpoch: .min))) < 3_000_000)
            }
        }
        let backwards = DayWindow(VisitWindow(open: 5, target: 3, close: 1, grace: -4), anchor: Day(daysSinceEpoch: 0))
        #expect(backwards.open == backwards.close && backwards.close == backwards.last)
    }
}

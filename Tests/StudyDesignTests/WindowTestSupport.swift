import Foundation
import StudyDesign

/// How many random cases the tests of time try, and from which seed.
enum Cases {
    /// `MAITRI_CASES` lowers the million, for a quick look.
    static let total = ProcessInfo.processInfo.environment["MAITRI_CASES"].flatMap { Int($0) } ?? 1_000_000
    static let seed = ProcessInfo.processInfo.environment["MAITRI_SEED"].flatMap { UInt64($0) } ?? 20_260_329

    /// A part of the total, in percent. The shares add up to 120.
    static func share(_ percent: Int) -> Int { max(1000, total / 100 * percent) }
    /// Enough to find a planted mistake.
    static let few = 40_000
}

/// What a property looked at: how many cases, and the first that does not hold.
struct Findings {
    var count = 0
    var failure: String?

    var hasFailed: Bool { failure != nil }

    mutating func check(_ holds: Bool, _ what: @autoclosure () -> String) {
        count += 1
        if !holds, failure == nil { failure = "seed \(Cases.seed), case \(count): \(what())" }
    }
}

/// Reproducible numbers (SplitMix64).
struct Dice {
    private var state: UInt64

    init(_ salt: UInt64) { state = Cases.seed &+ salt &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func number(_ low: Int, _ high: Int) -> Int { low + Int(next() % UInt64(high - low + 1)) }
    mutating func pick<Element>(_ list: [Element]) -> Element { list[number(0, list.count - 1)] }
    mutating func happens(percent: Int) -> Bool { number(1, 100) <= percent }
}

/// A date on a paper calendar that can only be turned over, a day at a time.
struct PaperDate: Equatable {
    var year: Int
    var month: Int
    var day: Int
    /// The rule of 1582; a planted mistake leaves out its second half.
    var leapRule: (Int) -> Bool = { $0 % 400 == 0 || ($0 % 4 == 0 && $0 % 100 != 0) }

    static func == (left: Self, right: Self) -> Bool { left.text == right.text }

    private func length(_ month: Int) -> Int {
        switch month {
        case 2: leapRule(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    mutating func turn(_ days: Int) {
        for _ in 0..<abs(days) {
            if days > 0 {
                day += 1
                if day > length(month) { (day, month) = (1, month + 1) }
                if month > 12 { (month, year) = (1, year + 1) }
            } else {
                day -= 1
                if day < 1 {
                    month -= 1
                    if month < 1 { (month, year) = (12, year - 1) }
                    day = length(month)
                }
            }
        }
    }

    var text: [Int] { [year, month, day] }

    var asDay: Day? { Day(year: year, month: month, day: day) }
}

extension Day {
    var paper: PaperDate {
        let (year, month, day) = civil
        return PaperDate(year: year, month: month, day: day)
    }
}

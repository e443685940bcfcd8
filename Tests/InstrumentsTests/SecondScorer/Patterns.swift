import Foundation

/// Answer patterns for the comparison of the two scorers, in the numbers of `Given`.
struct Patterns {
    let items: [SecondItem]
    private var random: SplitMix

    /// Random patterns an instrument, and the most that are worked off one by one.
    static let standardCount = 1_000_000
    static let mostInFull = 2_000_000

    init(_ items: [SecondItem], seed: UInt64) {
        self.items = items
        random = SplitMix(state: seed)
    }

    /// `MAITRI_PATTERNS` in the environment sets another number, for a quick look or a long night.
    static var wished: Int? {
        ProcessInfo.processInfo.environment["MAITRI_PATTERNS"].flatMap(Int.init)
    }

    /// A third of the patterns has blanks at one item in sixteen, and one in sixteen at every other
    /// item, for the rules that only many blanks reach. All four kinds of blank.
    mutating func fill(_ given: inout [Double], pattern: Int) {
        let mask: UInt64 = pattern % 16 == 1 ? 1 : pattern % 3 == 0 ? 15 : .max
        for index in 0..<items.count {
            let draw = random.next()
            if mask != .max && (draw >> 40) & mask == 0 {
                given[index] = Given.blanks[Int((draw >> 60) & 3)]
            } else {
                // Without an upper end, as with drinks a day, a quarter of the answers is the lowest.
                let isLowest = items[index].high == nil && (draw >> 36) & 3 == 0
                let width = isLowest ? 1 : UInt64(items[index].width + 1)
                given[index] = items[index].value(Int((draw & 0xFFFF_FFFF) % width))
            }
        }
    }

    /// How many patterns there are with so many kinds of blank, nil above `mostInFull`.
    func countInFull(blanks: Int) -> Int? {
        var count = 1
        for item in items {
            guard item.high != nil, item.step > 0 else { return nil }
            count *= item.width + 1 + blanks
            if count > Self.mostInFull { return nil }
        }
        return count
    }

    /// Pattern number `pattern` of all; with one kind of blank only, the kinds take turns.
    func fill(_ given: inout [Double], inFull pattern: Int, blanks: Int) {
        var rest = pattern
        for index in 0..<items.count {
            let choices = items[index].width + 1 + blanks
            let place = rest % choices - blanks
            rest /= choices
            if place >= 0 {
                given[index] = items[index].value(place)
            } else {
                given[index] = Given.blanks[blanks == 1 ? (pattern + index) & 3 : -place - 1]
            }
        }
    }

    /// Everything lowest and highest; each item alone lowest, highest and blank, of each kind, among
    /// lowest, highest and mixed answers; and for each key a staircase from its lowest to its highest
    /// sum, one step of one item at a time, so that every edge of every band is met from both sides.
    mutating func boundaries(keys: [SecondLine]) -> [[Double]] {
        let lowest = items.map { $0.value(0) }
        let highest = items.map { $0.value($0.width) }
        let nothing = Given.blanks.map { Array(repeating: $0, count: items.count) }
        var patterns = [lowest, highest] + nothing
        for index in items.indices {
            var mixed = lowest
            fill(&mixed, pattern: 2)
            for base in [lowest, highest, mixed] {
                for value in [lowest[index], highest[index]] + Given.blanks {
                    var pattern = base
                    pattern[index] = value
                    patterns.append(pattern)
                }
            }
        }
        for case .items(let numbers, let whole, _, _) in keys {
            var pattern = lowest
            for (item, isReversed) in zip(numbers, whole.map { $0 >= 0 }) where isReversed {
                pattern[item] = highest[item]
            }
            patterns.append(pattern)
            for (item, isReversed) in zip(numbers, whole.map { $0 >= 0 }) {
                for step in stride(from: 1, through: items[item].width, by: 1) {
                    pattern[item] = items[item].value(isReversed ? items[item].width - step : step)
                    patterns.append(pattern)
                }
            }
        }
        return patterns
    }
}

import Statistics
import TrialStatistics

/// The cells of two crossed factors, the second running faster.
struct CrossedCells: Sendable {
    let first, second: FrameFactor
    /// Of every row.
    let codes: [Int]
    let counts: [Int]

    init(_ first: FrameFactor, _ second: FrameFactor) throws {
        for factor in [first, second] {
            guard factor.levels.count >= 2 else { throw TrialError("\"\(factor.name)\" has one level in these rows; two or more are crossed.") }
            guard factor.levels.count <= 8 else { throw TrialError("\"\(factor.name)\" has \(factor.levels.count) levels; at most 8 are crossed.") }
        }
        self.first = first
        self.second = second
        let width = second.levels.count
        var counts = [Int](repeating: 0, count: first.levels.count * width)
        var codes: [Int] = []
        for row in first.codes.indices {
            let cell = first.codes[row] * width + second.codes[row]
            codes.append(cell)
            counts[cell] += 1
        }
        self.codes = codes
        self.counts = counts
        if let empty = counts.firstIndex(of: 0) {
            throw TrialError("Nobody has \(first.name) \"\(first.levels[empty / width])\" with \(second.name) \"\(second.levels[empty % width])\", so the two cannot be told apart; choose levels with subset.")
        }
    }

    var count: Int { counts.count }

    func cell(_ one: Int, _ two: Int) -> Int { one * second.levels.count + two }

    func name(_ cell: Int) -> String { "\(first.levels[cell / second.levels.count]), \(second.levels[cell % second.levels.count])" }

    /// A difference of averages over cells.
    func contrast(_ plus: [Int], _ minus: [Int]) -> [Double] {
        var contrast = [Double](repeating: 0, count: count)
        for cell in plus { contrast[cell] += 1 / Double(plus.count) }
        for cell in minus { contrast[cell] -= 1 / Double(minus.count) }
        return contrast
    }
}

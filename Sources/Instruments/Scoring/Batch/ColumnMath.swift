/// The loops that cost: whole columns at once, in the order in which `Scoring` adds.
enum ColumnMath {
    typealias Column = UnsafeBufferPointer<Double>
    typealias Target = UnsafeMutableBufferPointer<Double>

    /// target = value
    static func fill(_ target: Target, with value: Double) {
        for row in target.indices { target[row] = value }
    }

    /// target + source
    static func add(_ source: Column, to target: Target) {
        for row in target.indices { target[row] += source[row] }
    }

    /// target + (whole − source)
    static func addReversed(_ source: Column, in whole: Double, to target: Target) {
        for row in target.indices { target[row] += whole - source[row] }
    }

    /// source × factor
    static func set(_ source: Column, times factor: Double, in target: Target) {
        for row in target.indices { target[row] = source[row] * factor }
    }

    /// whole − source
    static func setReversed(_ source: Column, in whole: Double, in target: Target) {
        for row in target.indices { target[row] = whole - source[row] }
    }

    /// target × before + source × factor
    static func combine(_ source: Column, times factor: Double, before: Double, in target: Target) {
        for row in target.indices { target[row] = target[row] * before + source[row] * factor }
    }

    /// target × before + (whole − source) × factor
    static func combineReversed(
        _ source: Column, in whole: Double, times factor: Double, before: Double, in target: Target
    ) {
        for row in target.indices { target[row] = target[row] * before + (whole - source[row]) * factor }
    }

    /// source / denominator, or source / denominators.
    /// - Returns: whether every result is finite.
    static func divide(_ source: Column, by denominator: Double, into target: Target) -> Bool {
        for row in target.indices { target[row] = source[row] / denominator }
        return isFinite(target)
    }

    static func divide(_ source: Column, by denominators: Column, into target: Target) -> Bool {
        for row in target.indices { target[row] = source[row] / denominators[row] }
        return isFinite(target)
    }

    /// x − x is 0 for a finite number and no number for another.
    private static func isFinite(_ column: Target) -> Bool {
        var odd: Int64 = 0
        for row in column.indices { odd |= column[row] - column[row] == 0 ? 0 : 1 }
        return odd == 0
    }
}

extension UnsafeMutableBufferPointer<Double> {
    /// `count` rows from `first`, as a target.
    func rows(_ first: Int, _ count: Int) -> UnsafeMutableBufferPointer<Double> {
        UnsafeMutableBufferPointer(rebasing: self[first..<(first + count)])
    }

    /// The same, to read.
    func column(_ first: Int, _ count: Int) -> UnsafeBufferPointer<Double> {
        UnsafeBufferPointer(rebasing: self[first..<(first + count)])
    }
}

extension UnsafeBufferPointer<Double> {
    func column(_ first: Int, _ count: Int) -> UnsafeBufferPointer<Double> {
        UnsafeBufferPointer(rebasing: self[first..<(first + count)])
    }
}

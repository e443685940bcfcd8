/// How a quantile is read off sorted numbers, by the number that Hyndman and Fan (1996) gave it.
public enum QuantileType: Int, Hashable, Sendable, Codable, CaseIterable {
    /// Interpolates at (B + 1) p: SPSS, PROCESS.
    case six = 6
    /// Interpolates at 1 + (B − 1) p: R, numpy.
    case seven = 7
}

/// Numbers in ascending order, at least one.
public struct SortedNumbers: Hashable, Sendable {
    public let values: [Double]

    /// - Returns: nil when there is no number.
    public init?(_ unsorted: [Double]) {
        guard !unsorted.isEmpty else { return nil }
        values = ascending(unsorted)
    }

    /// The quantile at `probability`; beyond the first and last number it is that number.
    public func quantile(_ probability: Double, type: QuantileType = .seven) -> Double {
        let count = Double(values.count)
        let position: Double =
            switch type {
            case .seven: (count - 1) * probability
            case .six: (count + 1) * probability - 1
            }
        let inside = min(max(position, 0), count - 1)
        let below = Int(inside.rounded(.down))
        let above = min(below + 1, values.count - 1)
        let part = inside - inside.rounded(.down)
        return (1 - part) * values[below] + part * values[above]
    }
}

/// Finite numbers in ascending order, by a radix sort of their bit patterns: for ten thousand
/// bootstrap replicates several times as fast as comparing them.
func ascending(_ numbers: [Double]) -> [Double] {
    guard numbers.count > 256 else { return numbers.sorted() }
    let digitBits: UInt64 = 11
    let buckets = 1 << 11
    var keys = numbers.map(sortKey)
    var other = [UInt64](repeating: 0, count: keys.count)
    var starts = [Int](repeating: 0, count: buckets)
    for pass in 0..<UInt64(6) {
        let shift = pass * digitBits
        for index in 0..<buckets { starts[index] = 0 }
        for key in keys { starts[Int((key >> shift) & 0x7FF)] += 1 }
        if starts[Int((keys[0] >> shift) & 0x7FF)] == keys.count { continue }
        var sum = 0
        for index in 0..<buckets {
            let count = starts[index]
            starts[index] = sum
            sum += count
        }
        for key in keys {
            let digit = Int((key >> shift) & 0x7FF)
            other[starts[digit]] = key
            starts[digit] += 1
        }
        swap(&keys, &other)
    }
    return keys.map(number)
}

/// A bit pattern whose order as an integer is the order of the number.
private func sortKey(_ value: Double) -> UInt64 {
    let bits = value.bitPattern
    return bits >> 63 == 1 ? ~bits : bits | (1 << 63)
}

private func number(_ key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
}

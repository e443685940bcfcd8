import RealModule

/// Counts of numbers in bins of equal width that lie side by side and leave no number out.
///
/// A bin holds its lower break and the numbers up to, but not including, its upper one; the last
/// holds its upper break too.
public struct Histogram: Hashable, Sendable {
    /// Ascending, one more than there are bins.
    public let breaks: [Double]
    public let counts: [Int]

    /// The bins that fit the numbers: whole numbers of a short scale get a bin each, with the
    /// number in its middle; others get the width of Freedman and Diaconis (1981),
    /// 2 IQR / n^⅓, or without a spread of the middle half that of Sturges (1926),
    /// range / (1 + log₂ n), rounded to 1, 2 or 5 times a power of ten.
    ///
    /// - Parameters:
    ///   - numbers: finite.
    ///   - limit: there are at most about so many bins.
    /// - Returns: nil when there is no number, or when they lie too far apart to be subtracted.
    public init?(_ numbers: [Double], atMost limit: Int = 80) {
        guard let sorted = SortedNumbers(numbers), let least = sorted.values.first,
            let most = sorted.values.last, (most - least).isFinite
        else { return nil }
        let breaks =
            Self.wholeNumberBreaks(sorted.values, least, most)
            ?? Self.roundBreaks(sorted, least, most, limit: max(1, limit))
        self.init(sorted: sorted.values, breaks: breaks)
    }

    private init(sorted: [Double], breaks: [Double]) {
        self.breaks = breaks
        var counts = [Int](repeating: 0, count: breaks.count - 1)
        var bin = 0
        for number in sorted {
            while bin < counts.count - 1, number >= breaks[bin + 1] { bin += 1 }
            counts[bin] += 1
        }
        self.counts = counts
    }

    public var n: Int { counts.reduce(0, +) }

    /// Share of the numbers for each unit of width, so that the areas of the bins add up to 1.
    public var densities: [Double] {
        let total = Double(n)
        return counts.indices.map { Double(counts[$0]) / total / (breaks[$0 + 1] - breaks[$0]) }
    }

    /// Breaks halfway between whole numbers, when all are whole and few.
    private static func wholeNumberBreaks(_ sorted: [Double], _ least: Double, _ most: Double) -> [Double]? {
        guard most - least <= 40, least.magnitude < 1e9, sorted.allSatisfy({ $0 == $0.rounded() }) else {
            return nil
        }
        return Array(stride(from: least - 0.5, through: most + 0.5, by: 1))
    }

    private static func roundBreaks(
        _ sorted: SortedNumbers, _ least: Double, _ most: Double, limit: Int
    ) -> [Double] {
        let range = most - least
        let around = max(0.5, least.magnitude * 1e-6)
        guard range > 0 else { return [least - around, least + around] }
        let count = Double(sorted.values.count)
        let spread = sorted.quantile(0.75) - sorted.quantile(0.25)
        let wanted = spread > 0 ? 2 * spread / Double.root(count, 3) : range / (1 + Double.log2(count))
        let width = roundUp(max(wanted, range / Double(limit)))
        let first = (least / width).rounded(.down)
        let needed = (most / width).rounded(.up) - first
        let bins = Int(max(1, min(needed, Double(limit) * 2 + 2)))
        let breaks: [Double] = (0...bins).map { (first + Double($0)) * width }
        // Numbers that differ only in their last digits have no round number between them.
        let ascending = zip(breaks, breaks.dropFirst()).allSatisfy { $0 < $1 && $1.isFinite }
        guard ascending, let lower = breaks.first, let upper = breaks.last, lower <= least, upper >= most else {
            return [least, most]
        }
        return breaks
    }

    /// The next of 1, 2 and 5 times a power of ten.
    private static func roundUp(_ width: Double) -> Double {
        let power = Double.exp10(Double.log10(width).rounded(.down))
        let candidates = [1, 2, 5, 10].map { $0 * power }
        return candidates.first { $0 >= width } ?? width
    }
}

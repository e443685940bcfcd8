import RealModule
import Statistics

/// Wilcoxon's tests with the shift of Hodges and Lehmann (1963) and its interval.
///
/// Without ties, and fewer than 50 values a sample, exact; else normal with correction for ties and
/// continuity. The exact interval is read off the ordered differences (rank-sum) or means of pairs
/// (signed-rank) by quantiles of the statistic; the other is where the corrected z is ± its quantile.
struct RankComparison {
    /// W: pairs in which the first group is larger, ties one half; V: ranks of positive differences.
    let statistic: Double
    let p: Double
    let isExact: Bool
    /// Median of the differences or means of pairs; nil where there are too many to be listed.
    let shift: Double?
    let lower: Double
    let upper: Double
    let warnings: [String]
    /// W over the number of pairs: the chance that one of group 1 is larger; nil for paired data.
    let superiority: Double?

    private static let mostPairs = 25_000_000

    init(sum one: [Double], _ two: [Double], level: Double) {
        let n1 = Double(one.count)
        let n2 = Double(two.count)
        let (ranks, ties) = RankDistributions.ranks(one + two)
        let w = ranks[..<one.count].reduce(0, +) - n1 * (n1 + 1) / 2
        statistic = w
        superiority = w / (n1 * n2)
        var warnings: [String] = []
        var differences: [Double] = []
        if one.count * two.count <= Self.mostPairs {
            differences.reserveCapacity(one.count * two.count)
            for a in one { for b in two { differences.append(a - b) } }
            differences.sort()
        } else {
            warnings.append("There are too many pairs for the Hodges–Lehmann shift to be listed; the test is complete.")
        }
        isExact = ties == 0 && one.count < 50 && two.count < 50
        if isExact {
            let cumulative = RankDistributions.pairs(one.count, two.count)
            p = Self.exact(w, middle: n1 * n2 / 2, cumulative)
            (lower, upper) = Self.exactEnds(differences, cumulative, tail: (1 - level) / 2)
        } else {
            let total = n1 + n2
            let spread = n1 * n2 / 12 * (total + 1 - ties / (total * (total - 1)))
            p = Self.normal(w - n1 * n2 / 2, spread.squareRoot())
            let z = Normal.standard.quantile((1 + level) / 2) ?? .nan
            // At a shift between two neighbouring differences nothing of one group ties with the other.
            let within = RankDistributions.ranks(one).ties + RankDistributions.ranks(two).ties
            let free = (n1 * n2 / 12 * (total + 1 - within / (total * (total - 1)))).squareRoot()
            (lower, upper) = Self.normalEnds(differences, middle: n1 * n2 / 2, spread: free, z: z)
            if ties > 0 { warnings.append("There are ties, so the test is by the normal approximation with their correction.") }
        }
        shift = SortedNumbers(differences)?.quantile(0.5)
        self.warnings = warnings
    }

    /// - Parameter raw: differences; what differs by rounding alone counts as tied.
    init(signed raw: [Double], level: Double) throws {
        let quantum = (raw.map(\.magnitude).max() ?? 0) * 0x1p-40
        let change = raw.map { quantum > 0 ? ($0 / quantum).rounded() * quantum : 0 }
        let present = change.filter { $0 != 0 }
        guard !present.isEmpty else {
            throw TrialError("Every pair has the same value twice; there is no change to rank.")
        }
        let n = Double(present.count)
        let (ranks, ties) = RankDistributions.ranks(present.map(\.magnitude))
        var v = 0.0
        for (rank, value) in zip(ranks, present) where value > 0 { v += rank }
        statistic = v
        superiority = nil
        var warnings: [String] = []
        let zeros = change.count - present.count
        if zeros > 0 { warnings.append("\(zeros) pairs without a change take no part, as Wilcoxon's test has it.") }
        var means: [Double] = []
        if present.count * (present.count + 1) / 2 <= Self.mostPairs {
            for (index, a) in present.enumerated() { for b in present[index...] { means.append((a + b) / 2) } }
            means.sort()
        } else {
            warnings.append("There are too many pairs for the Hodges–Lehmann shift to be listed; the test is complete.")
        }
        isExact = ties == 0 && zeros == 0 && present.count < 50
        let middle = n * (n + 1) / 4
        if isExact {
            let cumulative = RankDistributions.signed(present.count)
            p = Self.exact(v, middle: middle, cumulative)
            (lower, upper) = Self.exactEnds(means, cumulative, tail: (1 - level) / 2)
        } else {
            let spread = (n * (n + 1) * (2 * n + 1) / 24 - ties / 48).squareRoot()
            p = Self.normal(v - middle, spread)
            let z = Normal.standard.quantile((1 + level) / 2) ?? .nan
            // At a shift between two neighbouring means only equal differences tie.
            let within = RankDistributions.ranks(present).ties
            let free = (n * (n + 1) * (2 * n + 1) / 24 - within / 48).squareRoot()
            (lower, upper) = Self.normalEnds(means, middle: middle, spread: free, z: z)
            if ties > 0 { warnings.append("There are ties, so the test is by the normal approximation with their correction.") }
        }
        shift = SortedNumbers(means)?.quantile(0.5)
        self.warnings = warnings
    }

    private static func exact(_ statistic: Double, middle: Double, _ cumulative: [Double]) -> Double {
        let most = cumulative.count - 1
        let whole = Int(statistic.rounded())
        let tail = statistic > middle ? (whole > 0 ? cumulative[most - whole] : 1) : cumulative[whole]
        return min(1, 2 * tail)
    }

    /// With a correction of one half towards the middle.
    private static func normal(_ distance: Double, _ spread: Double) -> Double {
        guard spread > 0 else { return .nan }
        let correction = distance == 0 ? 0 : (distance > 0 ? 0.5 : -0.5)
        return Normal.twoSided((distance - correction) / spread)
    }

    private static func exactEnds(_ sorted: [Double], _ cumulative: [Double], tail: Double) -> (Double, Double) {
        guard !sorted.isEmpty else { return (.nan, .nan) }
        var q = RankDistributions.quantile(cumulative, tail)
        if q == 0 { q = 1 }
        guard q <= sorted.count else { return (.nan, .nan) }
        return (sorted[q - 1], sorted[sorted.count - q])
    }

    /// The differences at which the corrected z passes its quantile: shifting the first sample by less than
    /// the k-th smallest difference leaves more than count − k pairs in its favour.
    private static func normalEnds(_ sorted: [Double], middle: Double, spread: Double, z: Double) -> (Double, Double) {
        guard !sorted.isEmpty, spread > 0 else { return (.nan, .nan) }
        let count = Double(sorted.count)
        // Lower end: the shift at which count − j − middle − 1/2 falls to z·spread; j differences lie below.
        let below = count - middle - 0.5 - z * spread
        let index = max(0, min(sorted.count - 1, Int(below.rounded(.down))))
        return (sorted[index], sorted[sorted.count - 1 - index])
    }
}

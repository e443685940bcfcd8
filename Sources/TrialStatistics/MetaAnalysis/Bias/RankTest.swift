import RealModule
import Statistics

/// Rank correlation of the standardized effects with their variances (Begg and Mazumdar 1994):
/// Kendall's τ of (yᵢ − ȳ)/√(vᵢ − 1/Σ(1/v)) and vᵢ, ȳ the common effect.
public struct RankTest: Hashable, Sendable {
    public let tau: Double
    /// Exact without ties and for at most 60 studies, else normal.
    public let p: Double
    public let isExact: Bool

    /// - Returns: nil for fewer than 3 studies, or where one of the two does not vary.
    init?(_ model: MetaModel) {
        guard model.k >= 3 else { return nil }
        var weight = 0.0
        var sum = 0.0
        for row in 0..<model.k {
            weight += 1 / model.v[row]
            sum += model.y[row] / model.v[row]
        }
        let mean = sum / weight
        let standardized = (0..<model.k).map { (model.y[$0] - mean) / (model.v[$0] - 1 / weight).squareRoot() }
        guard let test = KendallTau(standardized, model.v) else { return nil }
        (tau, p, isExact) = (test.tau, test.p, test.isExact)
    }

    var results: ResultTree { .of(["tau": .number(tau), "p": .number(p)]) }
}

/// Kendall's rank correlation τ_b with its test (Kendall 1938).
struct KendallTau {
    let tau: Double
    let p: Double
    let isExact: Bool

    init?(_ x: [Double], _ y: [Double]) {
        let n = x.count
        var concordant = 0
        var discordant = 0
        for i in 0..<n {
            for j in 0..<i {
                let dx = x[i] == x[j] ? 0 : x[i] < x[j] ? -1 : 1
                let dy = y[i] == y[j] ? 0 : y[i] < y[j] ? -1 : 1
                if dx * dy > 0 { concordant += 1 } else if dx * dy < 0 { discordant += 1 }
            }
        }
        let score = Double(concordant - discordant)
        let pairs = Double(n) * Double(n - 1) / 2
        let tiesX = Self.ties(x)
        let tiesY = Self.ties(y)
        let pairsX = pairs - tiesX.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
        let pairsY = pairs - tiesY.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
        guard pairsX > 0, pairsY > 0 else { return nil }
        tau = score / (pairsX * pairsY).squareRoot()
        isExact = tiesX.isEmpty && tiesY.isEmpty && n <= 60
        if isExact {
            let below = Self.distribution(n, concordant)
            let above = 1 - Self.distribution(n, concordant - 1)
            p = min(1, 2 * min(below, above))
            return
        }
        let count = Double(n)
        let whole = count * (count - 1) * (2 * count + 5)
        let correctedX = tiesX.reduce(0) { $0 + $1 * ($1 - 1) * (2 * $1 + 5) }
        let correctedY = tiesY.reduce(0) { $0 + $1 * ($1 - 1) * (2 * $1 + 5) }
        var variance = (whole - correctedX - correctedY) / 18
        let twosX = tiesX.reduce(0) { $0 + $1 * ($1 - 1) }
        let twosY = tiesY.reduce(0) { $0 + $1 * ($1 - 1) }
        let threesX = tiesX.reduce(0) { $0 + $1 * ($1 - 1) * ($1 - 2) }
        let threesY = tiesY.reduce(0) { $0 + $1 * ($1 - 1) * ($1 - 2) }
        if n > 2 { variance += threesX * threesY / (9 * count * (count - 1) * (count - 2)) }
        variance += twosX * twosY / (2 * count * (count - 1))
        p = Normal.twoSided(score / variance.squareRoot())
    }

    /// Sizes of the groups of equal numbers.
    private static func ties(_ values: [Double]) -> [Double] {
        var sizes: [Double] = []
        var run = 1.0
        let sorted = values.sorted()
        for index in sorted.indices.dropFirst() {
            if sorted[index] == sorted[index - 1] {
                run += 1
            } else {
                if run > 1 { sizes.append(run) }
                run = 1
            }
        }
        if run > 1 { sizes.append(run) }
        return sizes
    }

    /// P(T ≤ t) of the number T of concordant pairs of n numbers in random order: shares of the
    /// permutations by number of inversions, one number more at a time.
    private static func distribution(_ n: Int, _ t: Int) -> Double {
        guard t >= 0 else { return 0 }
        var shares: [Double] = [1]
        for size in 2...max(2, n) {
            var next = [Double](repeating: 0, count: shares.count + size - 1)
            for (inversions, share) in shares.enumerated() {
                for more in 0..<size { next[inversions + more] += share / Double(size) }
            }
            shares = next
        }
        return min(1, shares.prefix(t + 1).reduce(0, +))
    }
}

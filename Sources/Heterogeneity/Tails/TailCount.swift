import RealModule
import Statistics
import TrialStatistics

/// Both tails of one arm on one scale.
struct TailCount: Hashable, Sendable {
    let n, better, worse: Int
    /// Exact binomial, one-sided: as many or more by error alone.
    let betterThanError, worseThanError: Double

    init(_ values: [Double], critical: Double, expected: Double) {
        n = values.count
        let better = values.count { $0 <= -critical }
        let worse = values.count { $0 >= critical }
        self.better = better
        self.worse = worse
        betterThanError = Self.atLeast(better, of: values.count, expected)
        worseThanError = Self.atLeast(worse, of: values.count, expected)
    }

    var unchanged: Int { n - better - worse }
    func share(_ count: Int) -> Double { Double(count) / Double(max(n, 1)) }

    /// P(X ≥ k).
    static func atLeast(_ k: Int, of n: Int, _ probability: Double) -> Double {
        guard k > 0, let binomial = Binomial(trials: n, probability: probability) else { return 1 }
        return max(0, 1 - binomial.cdf(k - 1))
    }
}

/// One arm against the reference in one tail.
struct TailDifference: Hashable, Sendable {
    let estimate: Double
    let ends: Ends
    /// Fisher's exact test, one-sided: more in this arm than in the reference.
    let more: Double

    init(_ count: Int, of n: Int, against other: Int, of otherN: Int, level: Double) {
        estimate = Double(count) / Double(max(n, 1)) - Double(other) / Double(max(otherN, 1))
        ends = RiskIntervals.newcombe(count, of: n, minus: other, of: otherN, level: level)
        more = Self.fisher(count, n, other, otherN)
    }

    /// P(X ≥ x) of the hypergeometric distribution.
    private static func fisher(_ x: Int, _ n: Int, _ y: Int, _ m: Int) -> Double {
        let events = x + y
        func logChoose(_ n: Int, _ k: Int) -> Double {
            Double.logGamma(Double(n) + 1) - Double.logGamma(Double(k) + 1) - Double.logGamma(Double(n - k) + 1)
        }
        let whole = logChoose(n + m, events)
        var sum = 0.0
        for k in x...max(x, min(events, n)) where events - k >= 0 && events - k <= m && k <= n {
            sum += Double.exp(logChoose(n, k) + logChoose(m, events - k) - whole)
        }
        return min(1, sum)
    }
}

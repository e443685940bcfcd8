import CNumerics

/// Student's t distribution with a non-centrality: (Z + δ)/√(χ²/df). Functions by Boost.Math
/// (`non_central_t_distribution`).
public struct NoncentralT: Hashable, Sendable {
    public let df: Double

    /// - Returns: nil unless `df` is finite and above 0.
    public init?(df: Double) {
        guard df.isFinite, df > 0 else { return nil }
        self.df = df
    }

    public func cdf(_ t: Double, noncentrality delta: Double) -> Double { cn_noncentral_t_cdf(t, df, delta) }

    public func upperTail(_ t: Double, noncentrality delta: Double) -> Double { cn_noncentral_t_upper(t, df, delta) }

    /// The interval of the non-centrality that an observed t does not contradict: the δ at which
    /// P(T > t) is (1 − level)/2, and the one at which P(T ≤ t) is (Steiger and Fouladi 1997).
    ///
    /// - Returns: nil when t is not finite, or so far out that the distribution cannot be computed.
    public func noncentralityInterval(of t: Double, level: Double) -> Ends? {
        guard t.isFinite else { return nil }
        let tail = (1 - level) / 2
        // t has about the spread of √(1 + t²/(2 df)) round δ.
        let spread = (1 + t * t / (2 * df)).squareRoot()
        func end(_ excess: (Double) -> Double) -> Double? {
            var reach = 4 * spread
            for _ in 0..<8 {
                if let found = root(between: t - reach, and: t + reach, tolerance: 1e-13 * (1 + t.magnitude), excess) {
                    return found
                }
                reach *= 1.6
            }
            return nil
        }
        guard let lower = end({ upperTail(t, noncentrality: $0) - tail }),
            let upper = end({ cdf(t, noncentrality: $0) - tail })
        else { return nil }
        return Ends(lower: lower, upper: upper)
    }
}

/// The number of successes in independent trials. Functions by Boost.Math (`binomial_distribution`).
public struct Binomial: Hashable, Sendable {
    public let trials: Int
    public let probability: Double

    /// - Returns: nil unless `trials` is at least 0 and `probability` lies within 0 and 1.
    public init?(trials: Int, probability: Double) {
        guard trials >= 0, probability >= 0, probability <= 1 else { return nil }
        self.trials = trials
        self.probability = probability
    }

    /// P(X ≤ k).
    public func cdf(_ k: Int) -> Double {
        if k < 0 { return 0 }
        return k >= trials ? 1 : cn_binomial_cdf(Double(k), Double(trials), probability)
    }
}

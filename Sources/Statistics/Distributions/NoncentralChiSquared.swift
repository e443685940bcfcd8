import CNumerics

/// The non-central chi-squared distribution. Functions by Boost.Math (`non_central_chi_squared_distribution`).
public struct NoncentralChiSquared: Hashable, Sendable {
    /// Above 0; they need not be whole.
    public let df: Double
    /// λ, at least 0.
    public let noncentrality: Double

    /// - Returns: nil unless both are finite and in their range.
    public init?(df: Double, noncentrality: Double) {
        guard df.isFinite, df > 0, noncentrality.isFinite, noncentrality >= 0 else { return nil }
        self.df = df
        self.noncentrality = noncentrality
    }

    /// Beyond it the distribution is normal to all digits that matter, and the series would not end.
    private static let farthest = 1e8

    /// (x − mean) / standard deviation.
    private func standing(_ x: Double) -> Double { (x - df - noncentrality) / (2 * (df + 2 * noncentrality)).squareRoot() }

    /// P(X ≤ x); 0 for x below 0.
    public func cdf(_ x: Double) -> Double {
        if x <= 0 { return 0 }
        if noncentrality > Self.farthest { return Normal.standard.cdf(standing(x)) }
        return noncentrality == 0 ? cn_chi_squared_cdf(x, df) : cn_noncentral_chi_squared_cdf(x, df, noncentrality)
    }

    /// P(X > x), computed as a tail.
    public func upperTail(_ x: Double) -> Double {
        if x <= 0 { return 1 }
        if noncentrality > Self.farthest { return Normal.standard.upperTail(standing(x)) }
        return noncentrality == 0 ? cn_chi_squared_upper(x, df) : cn_noncentral_chi_squared_upper(x, df, noncentrality)
    }

    /// The λ at which P(X ≤ x) = p; 0 where even λ = 0 gives no more than p.
    public static func noncentrality(df: Double, x: Double, probability p: Double) -> Double? {
        guard let central = NoncentralChiSquared(df: df, noncentrality: 0), p > 0, p < 1, x.isFinite else { return nil }
        guard central.cdf(x) > p else { return 0 }
        func excess(_ lambda: Double) -> Double { (NoncentralChiSquared(df: df, noncentrality: lambda)?.cdf(x) ?? 0) - p }
        var lower = 0.0
        var upper = max(x, 1)
        for _ in 0..<60 where excess(upper) > 0 {
            lower = upper
            upper *= 2
        }
        return root(between: lower, and: upper, tolerance: 1e-13 * upper, excess)
    }
}

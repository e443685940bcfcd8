import CNumerics

/// The chi-squared distribution. Functions by Boost.Math (`chi_squared_distribution`).
public struct ChiSquared: Hashable, Sendable {
    /// Degrees of freedom, above 0; they need not be whole.
    public let df: Double

    /// - Returns: nil unless `df` is finite and above 0.
    public init?(df: Double) {
        guard df.isFinite, df > 0 else { return nil }
        self.df = df
    }

    /// P(X ≤ x); 0 for x below 0.
    public func cdf(_ x: Double) -> Double { x <= 0 ? 0 : cn_chi_squared_cdf(x, df) }

    /// P(X > x), computed as a tail: the p value of a chi-squared test.
    public func upperTail(_ x: Double) -> Double { x <= 0 ? 1 : cn_chi_squared_upper(x, df) }

    /// The x with P(X ≤ x) = p, for p strictly between 0 and 1, else nil.
    public func quantile(_ p: Double) -> Double? {
        guard p > 0, p < 1 else { return nil }
        return cn_chi_squared_quantile(p, df)
    }
}

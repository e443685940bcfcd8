import CNumerics

/// Fisher's F distribution. Functions by Boost.Math (`fisher_f_distribution`).
public struct FisherF: Hashable, Sendable {
    /// Degrees of freedom of the numerator, above 0.
    public let df1: Double
    /// Degrees of freedom of the denominator, above 0.
    public let df2: Double

    /// - Returns: nil unless both are finite and above 0.
    public init?(df1: Double, df2: Double) {
        guard df1.isFinite, df2.isFinite, df1 > 0, df2 > 0 else { return nil }
        self.df1 = df1
        self.df2 = df2
    }

    /// P(F ≤ f); 0 for f below 0.
    public func cdf(_ f: Double) -> Double { f <= 0 ? 0 : cn_fisher_f_cdf(f, df1, df2) }

    /// P(F > f), computed as a tail: the p value of an F test.
    public func upperTail(_ f: Double) -> Double { f <= 0 ? 1 : cn_fisher_f_upper(f, df1, df2) }

    /// The f with P(F ≤ f) = p, for p strictly between 0 and 1, else nil.
    public func quantile(_ p: Double) -> Double? {
        guard p > 0, p < 1 else { return nil }
        return cn_fisher_f_quantile(p, df1, df2)
    }
}

import CNumerics

/// Student's t distribution. Functions by Boost.Math (`students_t_distribution`).
public struct StudentT: Hashable, Sendable {
    /// Degrees of freedom, above 0; they need not be whole.
    public let df: Double

    /// - Returns: nil unless `df` is finite and above 0.
    public init?(df: Double) {
        guard df.isFinite, df > 0 else { return nil }
        self.df = df
    }

    /// P(T ≤ t).
    public func cdf(_ t: Double) -> Double { cn_student_t_cdf(t, df) }

    /// P(T > t), computed as a tail.
    public func upperTail(_ t: Double) -> Double { cn_student_t_upper(t, df) }

    /// P(|T| ≥ |t|): the two-sided p value of a t statistic.
    public func twoSided(_ t: Double) -> Double { min(1, 2 * cn_student_t_upper(t.magnitude, df)) }

    /// The t with P(T ≤ t) = p, for p strictly between 0 and 1, else nil.
    public func quantile(_ p: Double) -> Double? {
        guard p > 0, p < 1 else { return nil }
        return cn_student_t_quantile(p, df)
    }
}

import CNumerics
import RealModule

/// The normal distribution.
///
/// Functions by Boost.Math (`normal_distribution`); a probability outside 0…1 or a scale that is
/// not positive gives nil where a number would be wrong.
public struct Normal: Hashable, Sendable {
    public let mean: Double
    /// Standard deviation, above 0.
    public let standardDeviation: Double

    /// - Returns: nil unless `mean` is finite and `standardDeviation` finite and above 0.
    public init?(mean: Double, standardDeviation: Double) {
        guard mean.isFinite, standardDeviation.isFinite, standardDeviation > 0 else { return nil }
        self.mean = mean
        self.standardDeviation = standardDeviation
    }

    private init(standard: Void) {
        mean = 0
        standardDeviation = 1
    }

    /// Mean 0, standard deviation 1.
    public static let standard = Normal(standard: ())

    public func density(_ x: Double) -> Double {
        let z = (x - mean) / standardDeviation
        return Double.exp(-z * z / 2) / (standardDeviation * 2.506628274631000502)
    }

    /// P(X ≤ x).
    public func cdf(_ x: Double) -> Double { cn_normal_cdf((x - mean) / standardDeviation) }

    /// P(X > x), as precise in the far tail as ``cdf(_:)`` is in the other.
    public func upperTail(_ x: Double) -> Double { cn_normal_upper((x - mean) / standardDeviation) }

    /// P(|Z| ≥ |z|) of a standard normal Z: the two-sided p value of a z statistic.
    public static func twoSided(_ z: Double) -> Double { min(1, 2 * cn_normal_upper(z.magnitude)) }

    /// The x with P(X ≤ x) = p, for p strictly between 0 and 1, else nil.
    public func quantile(_ p: Double) -> Double? {
        guard p > 0, p < 1 else { return nil }
        return mean + standardDeviation * cn_normal_quantile(p)
    }
}

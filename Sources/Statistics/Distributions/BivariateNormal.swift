import CNumerics
import RealModule

/// The standard bivariate normal distribution: two standard normal variables with a correlation.
///
/// Probabilities by quadrature (Drezner and Wesolowsky 1990; Genz 2004), to about 1e-15.
public struct BivariateNormal: Hashable, Sendable {
    public let correlation: Double

    /// - Returns: nil unless the correlation lies within −1 and 1.
    public init?(correlation: Double) {
        guard correlation >= -1, correlation <= 1 else { return nil }
        self.correlation = correlation
    }

    /// P(X ≤ h, Y ≤ k); either may be infinite.
    public func cdf(_ h: Double, _ k: Double) -> Double { cn_bivariate_normal_lower(h, k, correlation) }

    /// The density at (x, y); 0 at an infinity. Not defined for a correlation of −1 or 1.
    public func density(_ x: Double, _ y: Double) -> Double {
        guard x.isFinite, y.isFinite else { return 0 }
        let rest = (1 - correlation) * (1 + correlation)
        let form = x * x - 2 * correlation * x * y + y * y
        return Double.exp(-form / (2 * rest)) / (2 * Double.pi * rest.squareRoot())
    }
}

extension Matrix {
    /// A += B'B for many rows at a time; the lower triangle alone is filled.
    public mutating func addSymmetricProduct(_ rows: UnsafeBufferPointer<Double>, count: Int) {
        precondition(self.rows == columns && rows.count >= count * columns, "The rows do not fit the matrix.")
        guard count > 0, columns > 0 else { return }
        let size = columns
        withElements { cn_add_symmetric_product(rows.baseAddress, count, size, $0.baseAddress) }
    }

    /// The lower triangle copied above the diagonal.
    public var filledFromLower: Matrix {
        var result = self
        for row in 0..<rows {
            for column in 0..<row { result[column, row] = self[row, column] }
        }
        return result
    }

    /// P(X ≤ h, Y ≤ k) for all pairs of finite values.
    public static func bivariateNormal(_ h: [Double], _ k: [Double], correlation: Double) -> Matrix {
        var result = Matrix(rows: h.count, columns: k.count)
        guard !h.isEmpty, !k.isEmpty else { return result }
        result.withElements { cn_bivariate_normal_grid(h, h.count, k, k.count, correlation, $0.baseAddress) }
        return result
    }
}

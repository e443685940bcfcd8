/// The reliability of the sum of k items over n rows.
///
/// C are the items' covariances (divisor n − 1), ΣC the sum of all its elements, which is the
/// variance of the total; R are the correlations.
public struct ScaleReliability: Hashable, Sendable {
    public let name: String
    public let items: [String]
    /// Rows in which all items are there; what was computed rests on them.
    public let n: Int
    /// Rows in which an item is missing.
    public let leftOut: Int
    public let level: Double
    public let means: [Double]
    /// C, k × k; nil for fewer than two rows, and where the numbers are too large.
    public let covariance: Matrix?
    /// R, k × k; nil when an item does not vary.
    public let correlation: Matrix?
    /// For each item, 1 − 1 / (R⁻¹)ᵢᵢ; nil when R has no inverse.
    public let squaredMultipleCorrelations: [Double]?

    init(name: String, items: [String], rows: Int, moments: CoMoments, level: Double) {
        self.name = name
        self.items = items
        self.level = level
        n = moments.count
        leftOut = rows - moments.count
        means = moments.means
        covariance = moments.covariance
        correlation = Self.correlations(moments)
        squaredMultipleCorrelations = correlation.flatMap { Cholesky($0, tolerance: 1e-12) }.map { factor in
            factor.inverse.diagonal.map { 1 - 1 / $0 }
        }
    }

    private static func correlations(_ moments: CoMoments) -> Matrix? {
        let k = moments.means.count
        var matrix = Matrix.identity(k)
        for first in 0..<k {
            for second in 0..<first {
                guard let r = moments.correlation(first, second) else { return nil }
                matrix[first, second] = r
                matrix[second, first] = r
            }
        }
        return matrix
    }

    private var k: Double { Double(items.count) }

    /// Mean of the total.
    public var mean: Double? {
        let total = means.reduce(0, +)
        return n > 0 && total.isFinite ? total : nil
    }

    /// ΣC, the variance of the total.
    public var variance: Double? { covariance.map(sum) }

    /// k/(k − 1) · (1 − tr C/ΣC) (Cronbach 1951, eq. 2); nil when the total does not vary.
    public var alpha: Double? { covariance.flatMap(Self.alpha) }

    /// The same of R.
    public var standardizedAlpha: Double? { correlation.flatMap(Self.alpha) }

    static func alpha(_ matrix: Matrix) -> Double? {
        alpha(items: Double(matrix.rows), trace: matrix.diagonal.reduce(0, +), total: sum(matrix))
    }

    static func alpha(items k: Double, trace: Double, total: Double) -> Double? {
        guard k > 1, trace > 0, total > trace * 1e-14 else { return nil }
        return k / (k - 1) * (1 - trace / total)
    }

    /// 1 − (1 − α) F, F the upper and lower quantiles with n − 1 and (n − 1)(k − 1) degrees of
    /// freedom (Feldt 1965; Feldt, Woodruff and Salih 1987).
    public var alphaInterval: (lower: Double, upper: Double)? {
        let df = Double(n - 1)
        guard let alpha, let f = FisherF(df1: df, df2: df * (k - 1)),
            let high = f.quantile(0.5 + level / 2), let low = f.quantile(0.5 - level / 2)
        else { return nil }
        return (1 - (1 - alpha) * high, 1 - (1 - alpha) * low)
    }

    /// (Σ off-diagonal + √(k/(k − 1) · Σ of their squares)) / ΣC (Guttman 1945, L₂).
    public var lambda2: Double? {
        guard let covariance, alpha != nil else { return nil }
        let squares = covariance.elements.reduce(0) { $0 + $1 * $1 }
        let ownSquares = covariance.diagonal.reduce(0) { $0 + $1 * $1 }
        let total = sum(covariance)
        let offDiagonal = total - covariance.diagonal.reduce(0, +)
        return (offDiagonal + (k / (k - 1) * (squares - ownSquares)).squareRoot()) / total
    }

    /// 1 − Σ(1 − smc)/ΣR (Guttman 1945, L₆, of the correlations).
    public var lambda6: Double? {
        guard let correlation, let smc = squaredMultipleCorrelations else { return nil }
        return 1 - smc.reduce(0) { $0 + 1 - $1 } / sum(correlation)
    }

    public var meanInterItemCorrelation: Double? {
        correlation.map { (sum($0) - k) / (k * (k - 1)) }
    }

    /// Standard error of measurement, sd √(1 − α).
    public var standardErrorOfMeasurement: Double? {
        guard let variance, let alpha else { return nil }
        return (variance * (1 - alpha)).squareRoot()
    }
}

/// Row by row, so that the same matrix has the same sum.
private func sum(_ matrix: Matrix) -> Double { matrix.elements.reduce(0, +) }

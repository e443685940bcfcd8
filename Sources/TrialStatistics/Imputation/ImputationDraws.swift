import RealModule
import Statistics

extension RandomStream {
    /// Chi-squared, by its quantile: one word a draw.
    mutating func chiSquared(_ df: Double) -> Double {
        let middle = (Double(next() >> 11) + 0.5) * 0x1p-53
        return ChiSquared(df: df)?.quantile(middle) ?? df
    }

    /// L z for a vector z of standard normals: covariance L L'.
    mutating func normals(_ lower: Matrix) -> [Double] {
        let z = (0..<lower.rows).map { _ in normal() }
        return lower * z
    }
}

/// A linear regression with its posterior under a flat prior (Rubin 1987, section 5.3):
/// σ² = RSS/χ²(n − p), β ~ N(β̂, σ² (X'X)⁻¹). A ridge of 10⁻⁵ of the diagonal keeps X'X regular.
struct BayesianRegression {
    let beta: [Double]
    let residualSumOfSquares: Double
    let df: Double
    let lower: Matrix

    /// - Returns: nil when X'X is not regular even so.
    init?(_ x: Matrix, _ y: [Double]) {
        var cross = x.transposedTimes(x)
        for index in 0..<x.columns { cross[index, index] *= 1 + 1e-5 }
        guard let inverse = cross.inversePositiveDefinite?.inverse, let factor = Cholesky(inverse) else { return nil }
        let right = x.transposedTimes(Matrix(rows: y.count, columns: 1, elements: y)).elements
        beta = inverse * right
        var rss = 0.0
        for (row, fitted) in (x * beta).enumerated() {
            let residual = y[row] - fitted
            rss += residual * residual
        }
        residualSumOfSquares = rss
        df = max(1, Double(x.rows - x.columns))
        lower = factor.lower
    }

    func draw(_ stream: inout RandomStream) -> (beta: [Double], sigma: Double) {
        let sigma = (residualSumOfSquares / stream.chiSquared(df)).squareRoot()
        let step = stream.normals(lower)
        return (zip(beta, step).map { $0 + sigma * $1 }, sigma)
    }
}

/// Logits of the categories 1 … K − 1 against 0, at the mode of the likelihood times a weak normal
/// prior (standard deviation 5 of each coefficient, predictors of spread 1), which keeps separated
/// groups finite; drawn from the normal approximation.
struct CategoricalRegression {
    let classes: Int
    let mode: [Double]
    private let lower: Matrix

    private static let priorPrecision = 1.0 / 25

    /// - Parameter x: with an intercept as first column, the others standardised.
    init?(_ x: Matrix, _ codes: [Int], classes: Int) {
        let width = x.columns
        let size = width * (classes - 1)
        guard size > 0 else { return nil }
        var information = Matrix(rows: size, columns: size)
        func slope(_ beta: [Double]) -> Slope {
            var value = 0.0
            var gradient = beta.map { $0 * Self.priorPrecision }
            var hessian = Matrix(rows: size, columns: size)
            for index in 0..<size {
                hessian[index, index] = Self.priorPrecision
                value += beta[index] * beta[index] * Self.priorPrecision / 2
            }
            for row in 0..<x.rows {
                let shares = Self.shares(beta, x, row, classes)
                value -= Double.log(max(shares[codes[row]], 1e-300))
                for a in 1..<classes {
                    let off = shares[a] - (codes[row] == a ? 1 : 0)
                    for i in 0..<width {
                        gradient[(a - 1) * width + i] += off * x[row, i]
                        for b in 1..<classes {
                            let weight = shares[a] * ((a == b ? 1 : 0) - shares[b]) * x[row, i]
                            for j in 0..<width { hessian[(a - 1) * width + i, (b - 1) * width + j] += weight * x[row, j] }
                        }
                    }
                }
            }
            information = hessian
            return Slope(value: value, gradient: gradient)
        }
        let start = [Double](repeating: 0, count: size)
        guard let found = Newton(tolerance: 1e-10, iterations: 50).minimize(from: start, slope: { slope($0) }, curvature: { _ in information })
        else { return nil }
        _ = slope(found.point)
        guard let inverse = information.inversePositiveDefinite?.inverse, let factor = Cholesky(inverse) else { return nil }
        self.classes = classes
        mode = found.point
        lower = factor.lower
    }

    func draw(_ stream: inout RandomStream) -> [Double] { zip(mode, stream.normals(lower)).map { $0 + $1 } }

    static func shares(_ beta: [Double], _ x: Matrix, _ row: Int, _ classes: Int) -> [Double] {
        var logits = [Double](repeating: 0, count: classes)
        for a in 1..<classes {
            for i in 0..<x.columns { logits[a] += beta[(a - 1) * x.columns + i] * x[row, i] }
        }
        let largest = logits.max() ?? 0
        let raw = logits.map { Double.exp($0 - largest) }
        let total = raw.reduce(0, +)
        return raw.map { $0 / total }
    }
}

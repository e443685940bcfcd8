import RealModule
public import Statistics

/// Rotated factors: loadings (pattern) Λ, p × m, and the factors' correlations Φ, m × m.
public struct FactorRotation: Hashable, Sendable {
    public enum Method: String, Hashable, Sendable, CaseIterable {
        case none, varimax, promax, oblimin
    }

    public let method: Method
    public let loadings: Matrix
    public let correlations: Matrix
    /// Whether the last step turned nothing any more.
    public let isConverged: Bool

    public init(_ loadings: Matrix, _ method: Method) {
        let m = loadings.columns
        switch m < 2 ? .none : method {
        case .none:
            self.init(method, loadings, .identity(m), true)
        case .varimax:
            let (turned, isConverged) = Self.varimax(loadings)
            self.init(method, turned, .identity(m), isConverged)
        case .promax:
            let (turned, isConverged) = Self.varimax(loadings)
            let (pattern, correlations) = Self.promax(turned)
            self.init(method, pattern, correlations, isConverged)
        case .oblimin:
            let (turned, _) = Self.varimax(loadings)
            let (pattern, correlations, isConverged) = Self.oblimin(turned)
            self.init(method, pattern, correlations, isConverged)
        }
    }

    private init(_ method: Method, _ loadings: Matrix, _ correlations: Matrix, _ isConverged: Bool) {
        self.method = method
        self.loadings = loadings
        self.correlations = correlations
        self.isConverged = isConverged
    }

    /// The factors in falling order of their sums of squared loadings, none with a negative sum.
    public var ordered: FactorRotation {
        let m = loadings.columns
        var signs = [Double](repeating: 1, count: m)
        var sizes = signs
        for column in 0..<m {
            let values = loadings.column(column)
            signs[column] = values.reduce(0, +) < 0 ? -1 : 1
            sizes[column] = values.reduce(0) { $0 + $1 * $1 }
        }
        let order = (0..<m).sorted { sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] > sizes[$1] }
        var pattern = loadings.selecting(rows: Array(0..<loadings.rows), columns: order)
        var phi = correlations.selecting(rows: order, columns: order)
        for column in 0..<m {
            for row in 0..<loadings.rows { pattern[row, column] *= signs[order[column]] }
            for row in 0..<m { phi[row, column] *= signs[order[column]] * signs[order[row]] }
        }
        return FactorRotation(method, pattern, phi, isConverged)
    }

    /// Planar rotations of all pairs of columns, rows of length 1 (Kaiser 1958).
    static func varimax(_ loadings: Matrix) -> (Matrix, Bool) {
        let p = loadings.rows
        var turned = loadings
        var lengths = [Double](repeating: 1, count: p)
        for row in 0..<p {
            let length = loadings.row(row).reduce(0) { $0 + $1 * $1 }.squareRoot()
            lengths[row] = length > 0 ? length : 1
            for column in 0..<loadings.columns { turned[row, column] /= lengths[row] }
        }
        var isConverged = false
        for _ in 0..<1000 where !isConverged {
            var largest = 0.0
            for first in 0..<loadings.columns {
                for second in 0..<first { largest = max(largest, turn(&turned, first, second).magnitude) }
            }
            isConverged = largest < 1e-12
        }
        for row in 0..<p {
            for column in 0..<loadings.columns { turned[row, column] *= lengths[row] }
        }
        return (turned, isConverged)
    }

    /// The angle that maximises the variance of the squared loadings of two columns.
    private static func turn(_ matrix: inout Matrix, _ first: Int, _ second: Int) -> Double {
        let p = Double(matrix.rows)
        var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
        for row in 0..<matrix.rows {
            let (x, y) = (matrix[row, first], matrix[row, second])
            let u = x * x - y * y
            let v = 2 * x * y
            a += u
            b += v
            c += u * u - v * v
            d += 2 * u * v
        }
        let numerator = d - 2 * a * b / p
        let denominator = c - (a * a - b * b) / p
        let angle = Double.atan2(y: numerator, x: denominator) / 4
        guard angle.isFinite, numerator.magnitude + denominator.magnitude > 1e-15 else { return 0 }
        let (cosine, sine) = (Double.cos(angle), Double.sin(angle))
        for row in 0..<matrix.rows {
            let (x, y) = (matrix[row, first], matrix[row, second])
            matrix[row, first] = cosine * x + sine * y
            matrix[row, second] = cosine * y - sine * x
        }
        return angle
    }

    /// Least squares towards the loadings' fourth powers with their signs, factors of variance 1
    /// (Hendrickson and White 1964, power 4).
    static func promax(_ varimax: Matrix) -> (Matrix, Matrix) {
        let m = varimax.columns
        var target = varimax
        for row in 0..<varimax.rows {
            for column in 0..<m { target[row, column] *= Double.pow(varimax[row, column].magnitude, 3) }
        }
        guard let turn = varimax.transposedTimes(varimax).solving(varimax.transposedTimes(target)),
            let inverse = turn.transposedTimes(turn).inverse()
        else { return (varimax, .identity(m)) }
        var scaled = turn
        for column in 0..<m {
            let size = max(0, inverse[column, column]).squareRoot()
            for row in 0..<m { scaled[row, column] *= size }
        }
        guard let phi = scaled.transposedTimes(scaled).inverse() else { return (varimax, .identity(m)) }
        return (varimax * scaled, phi.symmetrized)
    }
}

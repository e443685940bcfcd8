import RealModule
import Statistics

/// X = Q R with nearly orthonormal Q, and what least squares leave of y, side by side: rows (Q_i, e_i).
///
/// In these coordinates cross-products lose nothing, however X is scaled, and a covariate with a
/// large mean does no harm. R is the Cholesky factor of X'X; where columns are so nearly dependent
/// that X'X would lose too much, they are first made orthogonal one after another.
struct OrthonormalDesign {
    /// p + 1 numbers a row, in the order of `rows`.
    let width: Int
    let z: [Double]
    /// R⁻¹, p × p, upper triangular.
    let inverseR: Matrix
    /// Σ log R_jj = ½ log |X'X|.
    let logDeterminant: Double
    /// Least-squares coefficients in the coordinates of Q.
    let first: [Double]

    init(_ data: RepeatedMeasures, rows: [Int]) throws(RepeatedMeasuresFault) {
        let p = data.design.columns
        let n = rows.count
        let width = p + 1
        var z = [Double](repeating: 0, count: n * width)
        data.design.elements.withUnsafeBufferPointer { design in
            z.withUnsafeMutableBufferPointer { z in
                for (place, row) in rows.enumerated() {
                    for column in 0..<p { z[place * width + column] = design[row * p + column] }
                    z[place * width + p] = data.outcome[row]
                }
            }
        }
        var gram = Self.gram(z, n, width)
        var inverseR = Matrix.identity(p)
        var logDeterminant = 0.0
        let lengths = (0..<p).map { gram[$0, $0].squareRoot() }
        if let column = lengths.firstIndex(where: { !($0 > 0 && $0.isFinite) }) { throw .dependentColumn(column) }
        if Cholesky(Self.scaled(gram, lengths), tolerance: 1e-6) == nil {
            let upper = try Self.gramSchmidt(&z, n, p, width, lengths)
            inverseR = Self.inverse(upper)
            for column in 0..<p { logDeterminant += Double.log(upper[column, column]) }
            gram = Self.gram(z, n, width)
        }
        let sizes = (0..<p).map { gram[$0, $0].squareRoot() }
        guard let lower = Cholesky(Self.scaled(gram, sizes), tolerance: 1e-9)?.lower else { throw .dependentColumn(p - 1) }
        // R = U S with U'U the scaled X'X and S the lengths.
        var upper = lower.transposed
        for row in 0..<p {
            for column in 0..<p { upper[row, column] *= sizes[column] }
            logDeterminant += Double.log(upper[row, row])
        }
        let step = Self.inverse(upper)
        inverseR = inverseR * step
        var first = [Double](repeating: 0, count: p)
        for column in 0..<p {
            for row in 0...column { first[column] += step[row, column] * gram[row, p] }
        }
        Self.transform(&z, n, p, step, first)
        // What rounding left of the fit.
        let rest = Self.shift(&z, n, p)
        for column in 0..<p { first[column] += rest[column] }
        self.width = width
        self.z = z
        self.inverseR = inverseR
        self.logDeterminant = logDeterminant
        self.first = first
    }
}

import RealModule
import Statistics

/// Minus the (restricted) log-likelihood of repeated measures as a function of θ, with gradient and
/// Hessian, at a cost that does not grow with the number of people who share patterns.
///
/// Notation of `Documentation/Methods/MMRM.md`: V = Σ⁻¹ of a pattern, Φ = (ΣQ'VQ)⁻¹, r the
/// generalised least-squares residuals, D_h = ∂Σ/∂θ_h, B_h = ΣQ'V D_h V Q, u_h = ΣQ'V D_h V r,
/// K + S = Σ_i (Q_i Φ Q_i' + r_i r_i'), N = V(K + S)V.
final class PatternLikelihood {
    let sums: PatternSums
    let shape: CovarianceShape
    let isRestricted: Bool

    /// Length of θ.
    let parameters: Int
    /// Fixed effects.
    let p: Int
    let width: Int
    let packed: Int

    // At the θ seen last.
    var theta: [Double] = []
    var covariances: [CovarianceValue] = []
    /// V of each pattern, at its `firstElement`.
    var inverses: [Double]
    /// V(K + S)V of each pattern.
    var residualForms: [Double]
    /// L⁻¹ of ΣQ'VQ = LL', p × p, lower triangular; Φ = L⁻ᵀL⁻¹.
    var inverseFactor: Matrix
    /// β − the least-squares solution, in the coordinates of Q.
    private(set) var delta: [Double] = []
    private(set) var value = Double.nan
    /// Of n V − N over the places of all groups: the gradient of 2f in Σ.
    var slopeInSigma: [Double]

    init(_ sums: PatternSums, _ structure: CovarianceStructure, isRestricted: Bool) {
        self.sums = sums
        self.isRestricted = isRestricted
        shape = CovarianceShape(structure, visits: sums.visits)
        parameters = shape.parameterCount * sums.groups
        width = sums.width
        p = sums.width - 1
        packed = sums.packed
        inverses = [Double](repeating: 0, count: sums.order.elements)
        residualForms = inverses
        inverseFactor = Matrix(rows: p, columns: p)
        slopeInSigma = [Double](repeating: 0, count: shape.pairs.count * sums.groups)
    }

    /// Parameters of one group's covariance matrix.
    var perGroup: Int { shape.parameterCount }

    /// Value and gradient; nil where a covariance matrix is not positive definite.
    func slope(_ theta: [Double]) -> Slope? {
        guard let value = value(at: theta, second: false) else { return nil }
        residuals()
        var gradient = [Double](repeating: 0, count: parameters)
        for group in 0..<sums.groups {
            let covariance = covariances[group]
            for place in 0..<shape.pairs.count {
                let slope = slopeInSigma[group * shape.pairs.count + place] / 2
                for h in 0..<perGroup { gradient[group * perGroup + h] += slope * covariance.jacobian[place * perGroup + h] }
            }
        }
        return Slope(value: value, gradient: gradient)
    }

    /// Leaves V, Φ, δ, N and the derivatives of Σ at `theta` behind.
    func settle(at theta: [Double]) {
        guard value(at: theta, second: true) != nil else { return }
        residuals()
    }

    /// −log-likelihood; leaves V, Φ and δ behind.
    func value(at theta: [Double], second: Bool) -> Double? {
        guard theta.allSatisfy({ $0.magnitude < 300 }) else { return nil }
        self.theta = theta
        covariances = (0..<sums.groups).map {
            shape.value(at: theta[($0 * perGroup)..<(($0 + 1) * perGroup)], second: second)
        }
        guard let logDeterminants = invert() else { return nil }
        let form = normalMatrix()
        guard let logInformation = solve(form) else { return nil }
        var quadratic = form[packed - 1]
        for column in 0..<p { quadratic -= delta[column] * form[Self.place(column, p, width)] }
        let rows = Double(sums.rowCount - (isRestricted ? p : 0))
        let constant = rows * 1.837877066409345483560659472811
        let information = isRestricted ? logInformation + 2 * sums.design.logDeterminant : 0
        let twice = constant + logDeterminants + information + quadratic
        guard twice.isFinite else { return nil }
        value = twice / 2
        return value
    }

    /// Place of (i, j), i ≤ j, in a packed upper triangle of side `width`.
    static func place(_ i: Int, _ j: Int, _ width: Int) -> Int { i * width - i * (i - 1) / 2 + (j - i) }

    /// ΣQ'VQ = LL' and δ; returns log |LL'|.
    private func solve(_ form: [Double]) -> Double? {
        var lower = Matrix(rows: p, columns: p)
        var logarithm = 0.0
        for column in 0..<p {
            var pivot = form[Self.place(column, column, width)]
            for c in 0..<column { pivot -= lower[column, c] * lower[column, c] }
            guard pivot > 0, pivot.isFinite else { return nil }
            let root = pivot.squareRoot()
            lower[column, column] = root
            logarithm += 2 * Double.log(root)
            for row in (column + 1)..<max(p, column + 1) {
                var value = form[Self.place(column, row, width)]
                for c in 0..<column { value -= lower[row, c] * lower[column, c] }
                lower[row, column] = value / root
            }
        }
        for column in 0..<p {
            for row in 0..<p {
                if row < column {
                    inverseFactor[row, column] = 0
                    continue
                }
                var value = row == column ? 1.0 : 0.0
                for c in column..<row { value -= lower[row, c] * inverseFactor[c, column] }
                inverseFactor[row, column] = value / lower[row, row]
            }
        }
        var half = [Double](repeating: 0, count: p)
        for row in 0..<p {
            for column in 0...row { half[row] += inverseFactor[row, column] * form[Self.place(column, p, width)] }
        }
        delta = [Double](repeating: 0, count: p)
        for row in 0..<p {
            for column in 0...row { delta[column] += inverseFactor[row, column] * half[row] }
        }
        return logarithm
    }
}

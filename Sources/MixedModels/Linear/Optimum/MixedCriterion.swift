import RealModule
import Statistics

/// Minus twice the log-likelihood as a function of θ, all else profiled out, up to a constant
/// (Bates, Mächler, Bolker and Walker 2015):
///
///     ML    log |V| + n log ρ²
///     REML  log |V| + log |X'V⁻¹X| + (n − p) log ρ²,     ρ² = (y − Xβ)'V⁻¹(y − Xβ),
///
/// or with one more thing held fixed, for a profile (ML).
struct MixedCriterion: Sendable {
    enum Held: Sendable {
        case nothing
        /// σ².
        case residualVariance(Double)
        /// l'β = value.
        case combination([Double], value: Double)
        /// The standard deviation of an effect of a factor, so that σ² = value² / (row of Λ)².
        case deviation(factor: Int, row: Int, value: Double)
    }

    let kernel: any MixedKernel
    let template: CovarianceTemplate
    let rows: Int
    let isRestricted: Bool
    var held = Held.nothing

    var coefficients: Int { kernel.width - 1 }
    /// n or n − p.
    var divisor: Double { Double(isRestricted ? rows - coefficients : rows) }

    struct Point: Sendable {
        let theta: [Double]
        let lambda: [Matrix]
        let state: any MixedKernelState
        let value: Double
        let gradient: [Double]
        /// β.
        let beta: [Double]
        /// (X'V⁻¹X)⁻¹; with a combination held, its inverse in what is left.
        let inverse: Matrix
        /// log |X'V⁻¹X|.
        let logDeterminantXVX: Double
        /// (−β, 1).
        let weights: [Double]
        /// ρ².
        let residual: Double
        /// Of the derivative by ρ².
        let kappa: Double
        /// Ω, see ``MixedKernelState/sensitivity(_:)``.
        let omega: Matrix
        let gammas: [Matrix]
    }

    /// - Returns: nil where the criterion is not defined.
    func point(_ theta: [Double]) -> Point? {
        let lambda = template.lambda(theta)
        guard theta.allSatisfy(\.isFinite), let state = kernel.state(lambda) else { return nil }
        let p = coefficients
        let xs = Array(0..<p)
        let information = state.cross.selecting(rows: xs, columns: xs)
        guard let inverted = information.inversePositiveDefinite else { return nil }
        var inverse = inverted.inverse
        let right = (0..<p).map { state.cross[$0, p] }
        var beta = inverse * right
        var residual = state.cross[p, p] - innerProduct(right, beta)
        if case .combination(let combination, let value) = held {
            let image = inverse * combination
            let spread = innerProduct(combination, image)
            let gap = innerProduct(combination, beta) - value
            guard spread > 0 else { return nil }
            residual += gap * gap / spread
            for row in 0..<p {
                beta[row] -= image[row] * gap / spread
                for column in 0..<p { inverse[row, column] -= image[row] * image[column] / spread }
            }
        }
        guard residual > 1e-13, residual.isFinite else { return nil }
        let n = divisor
        var value = state.logDeterminant + (isRestricted ? inverted.logDeterminant : 0)
        var kappa = n / residual
        switch held {
        case .nothing, .combination: value += n * Double.log(residual)
        case .residualVariance(let variance):
            kappa = 1 / variance
            value += residual * kappa + n * Double.log(variance)
        case .deviation(let factor, let row, let deviation):
            kappa = lambda[factor].row(row).reduce(0) { $0 + $1 * $1 } / (deviation * deviation)
            guard kappa > 0 else { return nil }
            value += residual * kappa - n * Double.log(kappa)
        }
        let weights = beta.map { -$0 } + [1]
        var omega = Matrix(rows: p + 1, columns: p + 1)
        for row in 0...p {
            for column in 0...p {
                omega[row, column] = kappa * weights[row] * weights[column]
                if isRestricted, row < p, column < p { omega[row, column] += inverse[row, column] }
            }
        }
        let gammas = state.sensitivity(omega)
        let changes = template.changes(lambda)
        var gradient = zip(template.factors, changes).map { innerProduct(gammas[$0].elements, $1.elements) }
        if case .deviation = held {
            let (first, _) = kappaDerivatives(lambda)
            for index in gradient.indices { gradient[index] += first[index] * (residual - n / kappa) }
        }
        guard value.isFinite else { return nil }
        return Point(
            theta: theta, lambda: lambda, state: state, value: value, gradient: gradient, beta: beta, inverse: inverse,
            logDeterminantXVX: inverted.logDeterminant, weights: weights, residual: residual, kappa: kappa, omega: omega,
            gammas: gammas)
    }

    /// First and second derivatives of κ = (row of Λ)² / value².
    func kappaDerivatives(_ lambda: [Matrix]) -> ([Double], Matrix) {
        var first = [Double](repeating: 0, count: template.count)
        var second = Matrix(rows: template.count, columns: template.count)
        guard case .deviation(let factor, let row, let value) = held else { return (first, second) }
        let loading = lambda[factor].row(row)
        for index in 0..<template.count where template.factors[index] == factor {
            let move = template.bases[index].row(row)
            first[index] = 2 * innerProduct(loading, move) / (value * value)
            for other in 0..<template.count where template.factors[other] == factor {
                second[index, other] = 2 * innerProduct(move, template.bases[other].row(row)) / (value * value)
            }
        }
        return (first, second)
    }
}

import Statistics

/// Robust covariance of the parameters, and the traces that scale the tests.
///
/// Δ the derivatives of the moments, W and Γ block diagonal over groups (W with the groups' shares,
/// Γ with their inverses), E = (Δ'WΔ)⁻¹: Cov √N θ̂ = E Δ'WΓWΔ E, and U = W − WΔEΔ'W.
struct OrdinalInference: Sendable {
    /// Of the free parameters (after constraints put back), divided by N − G.
    let covariance: Matrix
    /// tr UΓ and tr UΓUΓ.
    let trace: Double
    let traceOfSquare: Double
    /// The same for the baseline model: thresholds alone.
    let baselineTrace: Double
    let baselineTraceOfSquare: Double
    /// Δ E Δ'W of each pair of groups is not kept; E is.
    let inverse: Matrix

    /// - Returns: nil when Δ'WΔ has no inverse: the model is not identified.
    init?(
        _ problem: WeightedLeastSquares, _ point: WeightedLeastSquares.Point, gamma: [Matrix], persons: Double,
        constraints: LinearConstraints
    ) {
        let information = constraints.reducedCurvature(problem.curvature(point))
        guard let inverse = information.inversePositiveDefinite?.inverse else { return nil }
        let size = inverse.rows
        // A = Δ'WΓWΔ, C = Δ'WΓWΓWΔ.
        var a = Matrix(rows: size, columns: size)
        var c = a
        var trace = 0.0
        var square = 0.0
        var baseTrace = 0.0
        var baseSquare = 0.0
        let thresholds = problem.model.thresholdTotal
        for group in gamma.indices {
            let share = problem.shares[group]
            let weights = problem.weights[group].map { $0 * share }
            var slopes = problem.weighted(point.slopes[group], group)
            if let map = constraints.map { slopes = slopes * map }
            let sparse = SparseSlopes(slopes)
            let image = sparse.times(symmetric: gamma[group]).scaled(by: 1 / share)
            a = a + sparse.transposedTimes(image)
            var weighted = image
            let count = weights.count
            for row in 0..<count {
                for column in 0..<size { weighted[row, column] *= weights[row] }
            }
            c = c + image.transposedTimes(weighted)
            gamma[group].elements.withUnsafeBufferPointer { g in
                for row in 0..<count {
                    let own = weights[row] * g[row * count + row] / share
                    trace += own
                    if row >= thresholds { baseTrace += own }
                    var sum = 0.0
                    var inner = 0.0
                    for column in 0..<count {
                        let element = g[row * count + column] / share
                        let term = weights[column] * element * element
                        sum += term
                        if column >= thresholds { inner += term }
                    }
                    square += weights[row] * sum
                    if row >= thresholds { baseSquare += weights[row] * inner }
                }
            }
        }
        let product = inverse * a
        self.inverse = inverse
        covariance = constraints.fullCovariance((product * inverse).symmetrized.scaled(by: 1 / max(1, persons - Double(gamma.count))))
        self.trace = trace - product.trace
        // tr UΓUΓ = tr WΓWΓ − 2 tr E C + tr (E A)².
        traceOfSquare = square - 2 * (inverse * c).trace + (product * product).trace
        baselineTrace = baseTrace
        baselineTraceOfSquare = baseSquare
    }
}

/// A chi-square statistic scaled and shifted so that its mean and variance are those of the
/// reference distribution (Asparouhov and Muthén 2010).
struct ScaledShifted: Hashable, Sendable {
    let statistic: Double
    let scaling: Double
    let shift: Double

    /// - Returns: nil without degrees of freedom.
    init?(_ chiSquare: Double, df: Int, trace: Double, traceOfSquare: Double) {
        guard df > 0, traceOfSquare > 0 else { return nil }
        let degrees = Double(df)
        scaling = (traceOfSquare / degrees).squareRoot()
        shift = degrees - (degrees * trace * trace / traceOfSquare).squareRoot()
        statistic = chiSquare / scaling + shift
    }
}

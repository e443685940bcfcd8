public import Statistics

/// The five paths of a serial mediation with their covariances; the equations are independent of one
/// another, the paths of one equation are not.
public struct SerialPaths: Hashable, Sendable {
    /// X on M₁, and on M₂ beside M₁.
    public let a1: Double
    public let a2: Double
    /// M₁ on M₂.
    public let d21: Double
    /// M₁ and M₂ on Y.
    public let b1: Double
    public let b2: Double
    /// Of a₁, a₂, d₂₁, b₁, b₂ in this order; 5 × 5.
    public let covariance: Matrix

    init(m1: LinearFit, m2: LinearFit, outcome: LinearFit) {
        a1 = m1.solution.coefficients[1]
        d21 = m2.solution.coefficients[1]
        a2 = m2.solution.coefficients[2]
        b1 = outcome.solution.coefficients[1]
        b2 = outcome.solution.coefficients[2]
        let ofM1 = m1.covariance
        let ofM2 = m2.covariance
        let ofOutcome = outcome.covariance
        var covariance = Matrix(rows: 5, columns: 5)
        covariance[0, 0] = ofM1[1, 1]
        covariance[1, 1] = ofM2[2, 2]
        covariance[2, 2] = ofM2[1, 1]
        covariance[1, 2] = ofM2[2, 1]
        covariance[2, 1] = ofM2[2, 1]
        covariance[3, 3] = ofOutcome[1, 1]
        covariance[4, 4] = ofOutcome[2, 2]
        covariance[3, 4] = ofOutcome[1, 2]
        covariance[4, 3] = ofOutcome[1, 2]
        self.covariance = covariance
    }

    /// `via_m1` a₁ b₁, `via_m2` a₂ b₂, `via_m1_m2` a₁ d₂₁ b₂, and their sum.
    func effects(level: Double, seed: UInt64) -> [DeltaEffect] {
        let gradients: [[Double]] = [
            [b1, 0, 0, a1, 0], [0, b2, 0, 0, a2], [d21 * b2, 0, a1 * b2, 0, a1 * d21],
        ]
        let products: [Double] = [a1 * b1, a2 * b2, a1 * d21 * b2]
        let sum = (0..<5).map { index in gradients.reduce(0) { $0 + $1[index] } }
        let names = ["via_m1", "via_m2", "via_m1_m2", "total_indirect"]
        let estimates: [Double] = products + [products[0] + products[1] + products[2]]
        let all = gradients + [sum]
        let drawn = CoefficientDraws(means: [a1, a2, d21, b1, b2], covariance: covariance, seed: seed)?
            .intervals(of: names.count, level: level) { path, values in
                let first: Double = path[0] * path[3]
                let second: Double = path[1] * path[4]
                let both: Double = path[0] * path[2] * path[4]
                values[0] = first
                values[1] = second
                values[2] = both
                values[3] = first + second + both
            }
        func product(_ a: Int, _ b: Int) -> Ends? {
            let means = [a1, a2, d21, b1, b2]
            return Ends.ofProduct(
                means[a], covariance[a, a].squareRoot(), means[b], covariance[b, b].squareRoot(), level: level)
        }
        let exact = [product(0, 3), product(1, 4), nil, nil]
        return names.indices.map { index in
            DeltaEffect(
                names[index], estimates[index], variance: covariance.quadraticForm(all[index]), level: level,
                monteCarlo: drawn?[index], product: exact[index])
        }
    }
}

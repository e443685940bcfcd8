public import Statistics

/// An indirect effect, a sum of several, or the difference of two: Σ wᵢ aᵢ bᵢ.
public struct MediationEffect: Hashable, Sendable {
    /// As in the results: `indirect`, `indirect_<m>`, `total_indirect`, `contrast_<m>_minus_<m2>`.
    public let name: String
    /// w: the weight of each mediator's product, in the order of the plan.
    public let weights: [Double]
    /// In units of the outcome per unit of the exposure.
    public let estimate: Double
    /// By the delta method, residual variances with divisor n − k (Sobel 1982; for several
    /// mediators Preacher and Hayes 2008, equation 8).
    public let standardError: Double
    /// estimate / standardError; nil when the standard error is 0.
    public let z: Double?
    /// Two-sided, normal.
    public let p: Double?
    /// The same with divisor n: maximum likelihood.
    public let standardErrorML: Double
    /// estimate ± z · standardError. A product is not normal: prefer the bootstrap's interval.
    public let normalInterval: Ends

    static func all(
        of equations: MediationEquations, mediators: [String], level: Double
    ) -> [MediationEffect] {
        let a = equations.a
        let b = equations.b
        let va = equations.covarianceOfA
        let vb = equations.covarianceOfB
        let n = Double(equations.outcome.solution.observations)
        let shareA = Double(equations.total.solution.residualDegreesOfFreedom) / n
        let shareB = Double(equations.outcome.solution.residualDegreesOfFreedom) / n
        let quantile = Normal.standard.quantile((1 + level) / 2) ?? 0
        return weightings(of: mediators).map { name, weights in
            var estimate = 0.0
            for index in weights.indices { estimate += weights[index] * (a[index] * b[index]) }
            let fromA = va.quadraticForm(zip(weights, b).map { $0 * $1 })
            let fromB = vb.quadraticForm(zip(weights, a).map { $0 * $1 })
            let se = (fromA + fromB).squareRoot()
            let z = se > 0 ? estimate / se : nil
            return MediationEffect(
                name: name, weights: weights, estimate: estimate, standardError: se, z: z,
                p: z.map(Normal.twoSided),
                standardErrorML: (fromA * shareA + fromB * shareB).squareRoot(),
                normalInterval: Ends(
                    lower: estimate - quantile * se, upper: estimate + quantile * se))
        }
    }

    /// Names and weights of the effects there are: one mediator has one.
    static func weightings(of mediators: [String]) -> [(name: String, weights: [Double])] {
        guard mediators.count > 1 else { return [("indirect", [1])] }
        let none = [Double](repeating: 0, count: mediators.count)
        var result: [(name: String, weights: [Double])] = []
        for (index, name) in mediators.enumerated() {
            var weights = none
            weights[index] = 1
            result.append(("indirect_\(name)", weights))
        }
        result.append(("total_indirect", none.map { _ in 1 }))
        for first in mediators.indices {
            for second in mediators.indices where second > first {
                var weights = none
                weights[first] = 1
                weights[second] = -1
                let name = "contrast_\(mediators[first])_minus_\(mediators[second])"
                result.append((name, weights))
            }
        }
        return result
    }
}

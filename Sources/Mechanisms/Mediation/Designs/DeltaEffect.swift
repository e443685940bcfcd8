public import Statistics

/// One effect of a mediation design with its uncertainty by the delta method.
public struct DeltaEffect: Hashable, Sendable {
    /// As in the results, for instance `via_m1_m2`.
    public let name: String
    /// In units of the outcome for the contrast of the exposure.
    public let estimate: Double
    /// √(g' V g), g the gradient of the effect and V the covariance of the coefficients; nil where it
    /// is not a number.
    public let standardError: Double?
    /// estimate / standardError; nil when the standard error is 0 or does not exist.
    public let z: Double?
    /// Two-sided, normal.
    public let p: Double?
    /// estimate ± z · standardError. Products are not normal: prefer the bootstrap's interval.
    public let normalInterval: Ends?
    /// Quantiles over draws of the coefficients; nil where a standard error is 0.
    public let monteCarloInterval: Ends?
    /// Exact, of a product of two coefficients of different equations; nil for all other effects.
    public let productInterval: Ends?

    /// - Parameter variance: g' V g.
    init(
        _ name: String, _ estimate: Double, variance: Double, level: Double, monteCarlo: Ends? = nil, product: Ends? = nil
    ) {
        let error = variance >= 0 && variance.isFinite ? variance.squareRoot() : nil
        let quantile = Normal.standard.quantile((1 + level) / 2) ?? 0
        self.name = name
        self.estimate = estimate
        standardError = error
        z = error.flatMap { $0 > 0 ? estimate / $0 : nil }
        p = z.map(Normal.twoSided)
        monteCarloInterval = monteCarlo
        productInterval = product
        normalInterval = error.map { Ends(lower: estimate - quantile * $0, upper: estimate + quantile * $0) }
    }

    /// Where "no effect" lies: 1 for ratios, 0 for differences; nil for means and risks themselves.
    public var null: Double? {
        if name.hasPrefix("ratio_") || name.hasPrefix("or_") { return 1 }
        return name.hasPrefix("mean_") || name.hasPrefix("risk_") ? nil : 0
    }

    /// `est`, `se_delta`, `z`, `p`.
    var results: ResultTree {
        let none = "The standard error is 0 or does not exist."
        return .of([
            "est": .finite(estimate, else: "The effect divides by a total effect of 0."),
            "se_delta": .finite(standardError ?? .nan, else: none),
            "z": .finite(z ?? .nan, else: none),
            "p": .finite(p ?? .nan, else: none),
        ])
    }
}

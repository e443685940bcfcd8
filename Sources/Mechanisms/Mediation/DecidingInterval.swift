public import Statistics

/// The interval of an effect that a reader is to go by, with the method that made it.
public struct DecidingInterval: Hashable, Sendable {
    /// Which one a plan lets decide (`interval`). What it names and the data do not give is replaced by the
    /// next: a bootstrap that does not hold by the exact product of normals, that by the Monte-Carlo
    /// method, which also stands for the product where an effect is a sum of products.
    public enum Choice: String, Hashable, Sendable, Codable, CaseIterable {
        /// Holds its level where one path is 0; BCa and bias-corrected intervals are then too narrow
        /// (Fritz, Taylor and MacKinnon 2012).
        case percentile
        case bca
        case product
        case monteCarlo = "monte_carlo"
    }

    public enum Method: Hashable, Sendable {
        case bootstrap(BootstrapSpecification.Interval)
        /// Exact quantiles of the product of two independent normals.
        case productOfNormals
        /// Quantiles of the effect over draws of the coefficients.
        case monteCarlo
        /// Estimate ± z standard errors.
        case normal
        /// Estimate ± t standard errors of least squares.
        case leastSquares
    }

    public let ends: Ends
    public let method: Method

    /// A few words: `percentile bootstrap`.
    public var words: String {
        switch method {
        case .bootstrap(.bca): "BCa bootstrap"
        case .bootstrap(.percentile): "percentile bootstrap"
        case .bootstrap(.biasCorrected): "bias-corrected bootstrap"
        case .bootstrap(.studentised): "studentised bootstrap"
        case .bootstrap(.normal): "normal bootstrap"
        case .productOfNormals: "product of normals"
        case .monteCarlo: "Monte Carlo"
        case .normal: "normal"
        case .leastSquares: "least squares"
        }
    }

    public var excludesZero: Bool { ends.lower > 0 || ends.upper < 0 }

    /// The first that there is, in the order that the choice says.
    static func chosen(
        _ choice: Choice, bootstrapped: DecidingInterval?, product: Ends?, monteCarlo: Ends?, normal: Ends?
    ) -> DecidingInterval? {
        let product = product.map { DecidingInterval(ends: $0, method: .productOfNormals) }
        let drawn = monteCarlo.map { DecidingInterval(ends: $0, method: .monteCarlo) }
        let last = normal.map { DecidingInterval(ends: $0, method: .normal) }
        switch choice {
        case .percentile, .bca: return bootstrapped ?? product ?? drawn ?? last
        case .product: return product ?? drawn ?? bootstrapped ?? last
        case .monteCarlo: return drawn ?? product ?? bootstrapped ?? last
        }
    }
}

extension MediationBootstrap {
    /// Whether it may decide: enough resamples, few of them singular.
    public var holds: Bool {
        guard resamples >= MediationFit.fewestResamples else { return false }
        return Double(singularResamples) <= MediationFit.largestSingularShare * Double(resamples)
    }

    /// The interval asked for, else another that the plan asks for; nil where the bootstrap does not hold.
    func deciding(_ effect: String, _ choice: DecidingInterval.Choice) -> DecidingInterval? {
        guard holds, let summary = self.effect(effect)?.monteCarlo else { return nil }
        let first: BootstrapSpecification.Interval = choice == .bca ? .bca : .percentile
        for kind in [first, .percentile, .bca, .biasCorrected, .studentised, .normal] {
            if let ends = summary.interval(kind)?.ends { return DecidingInterval(ends: ends, method: .bootstrap(kind)) }
        }
        return nil
    }
}

extension MediationFit {
    /// Fewer resamples than this do not hold an interval's end.
    static let fewestResamples = 1000
    /// A larger share of resamples that could not be fitted leaves out too much of the data.
    static let largestSingularShare = 0.05

    /// Whether the bootstrap may decide: enough resamples, few of them singular.
    public var bootstrapHolds: Bool { bootstrap?.holds ?? false }

    /// Of the total indirect effect.
    public var decidingInterval: DecidingInterval? { decidingInterval(of: totalIndirect) }

    /// As the plan chooses; without a choice the percentile bootstrap where it holds, else the exact
    /// product of normals for a single product, the Monte-Carlo interval for a sum of several.
    public func decidingInterval(of effect: MediationEffect) -> DecidingInterval? {
        let through = effect.weights.indices.filter { effect.weights[$0] != 0 }
        var product: Ends?
        if through.count == 1, let only = through.first, effect.weights[only] == 1 { product = productIntervals[only] }
        let place = effects.firstIndex { $0.name == effect.name }
        return DecidingInterval.chosen(
            specification.deciding, bootstrapped: bootstrap?.deciding(effect.name, specification.deciding),
            product: product, monteCarlo: place.flatMap { monteCarloIntervals[$0] }, normal: effect.normalInterval)
    }

    /// Which of the bootstrap's intervals of an effect decides; nil where none does.
    public func decidingKind(of effect: String) -> BootstrapSpecification.Interval? {
        guard specification.deciding == .percentile || specification.deciding == .bca,
            case .bootstrap(let kind)? = bootstrap?.deciding(effect, specification.deciding)?.method
        else { return nil }
        return kind
    }

    /// Of `direct` (c′) or `total` (c): no products, so least squares stands where no bootstrap decides.
    public func decidingInterval(of effect: String, row: CoefficientRow?) -> DecidingInterval? {
        let own = row.map { DecidingInterval(ends: Ends(lower: $0.lower, upper: $0.upper), method: .leastSquares) }
        switch specification.deciding {
        case .percentile, .bca: return bootstrap?.deciding(effect, specification.deciding) ?? own
        case .product, .monteCarlo: return own
        }
    }
}

public import Statistics

/// The interval of an effect that a reader is to go by, with the method that made it.
public struct DecidingInterval: Hashable, Sendable {
    public enum Method: Hashable, Sendable {
        case bootstrap(BootstrapSpecification.Interval)
        /// Exact quantiles of the product of two independent normals.
        case productOfNormals
        /// Estimate ± z standard errors.
        case normal
        /// Estimate ± t standard errors of least squares.
        case leastSquares
    }

    public let ends: Ends
    public let method: Method

    /// A few words: `BCa bootstrap`.
    public var words: String {
        switch method {
        case .bootstrap(.bca): "BCa bootstrap"
        case .bootstrap(.percentile): "percentile bootstrap"
        case .bootstrap(.biasCorrected): "bias-corrected bootstrap"
        case .bootstrap(.studentised): "studentised bootstrap"
        case .bootstrap(.normal): "normal bootstrap"
        case .productOfNormals: "product of normals"
        case .normal: "normal"
        case .leastSquares: "least squares"
        }
    }
}

extension MediationFit {
    /// Fewer resamples than this do not hold an interval's end.
    static let fewestResamples = 1000
    /// A larger share of resamples that could not be fitted leaves out too much of the data.
    static let largestSingularShare = 0.05

    /// Whether the bootstrap may decide: enough resamples, few of them singular.
    public var bootstrapHolds: Bool {
        guard let bootstrap, bootstrap.resamples >= Self.fewestResamples else { return false }
        return Double(bootstrap.singularResamples) <= Self.largestSingularShare * Double(bootstrap.resamples)
    }

    /// Of the total indirect effect.
    public var decidingInterval: DecidingInterval? { decidingInterval(of: totalIndirect) }

    /// BCa where the bootstrap holds, else percentile; without one the exact product of
    /// normals for a single mediator, else the normal interval.
    public func decidingInterval(of effect: MediationEffect) -> DecidingInterval? {
        if let interval = bootstrapped(effect.name) { return interval }
        let through = effect.weights.indices.filter { effect.weights[$0] != 0 }
        if through.count == 1, let only = through.first, effect.weights[only] == 1, let ends = productIntervals[only] {
            return DecidingInterval(ends: ends, method: .productOfNormals)
        }
        return DecidingInterval(ends: effect.normalInterval, method: .normal)
    }

    /// Of `direct` (c′) or `total` (c).
    public func decidingInterval(of effect: String, row: CoefficientRow?) -> DecidingInterval? {
        bootstrapped(effect)
            ?? row.map { DecidingInterval(ends: Ends(lower: $0.lower, upper: $0.upper), method: .leastSquares) }
    }

    private func bootstrapped(_ effect: String) -> DecidingInterval? {
        guard bootstrapHolds, let summary = bootstrap?.effect(effect)?.monteCarlo else { return nil }
        for kind in [BootstrapSpecification.Interval.bca, .percentile, .biasCorrected, .studentised, .normal] {
            if let ends = summary.interval(kind)?.ends { return DecidingInterval(ends: ends, method: .bootstrap(kind)) }
        }
        return nil
    }
}

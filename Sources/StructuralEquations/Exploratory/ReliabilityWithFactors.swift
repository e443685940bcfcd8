public import Statistics

/// Reliability with coefficient omega: from one factor for each scale, and from a general and
/// several group factors of all items together.
public struct ReliabilityWithFactors: AnalysisSpecification {
    public struct Omega: Hashable, Sendable {
        /// Group factors of all items together.
        public let factors: Int
        public let extraction: [FactorExtraction.Method]

        public init(factors: Int, extraction: [FactorExtraction.Method] = [.minres]) {
            self.factors = factors
            self.extraction = extraction
        }
    }

    public let reliability: Reliability
    public let omega: Omega

    public init(_ reliability: Reliability, omega: Omega) {
        self.reliability = reliability
        self.omega = omega
    }

    public func fit(on table: DataTable, running: Running) throws -> ReliabilityWithFactorsFit {
        let base = try reliability.fit(table)
        let ones = base.scales.map { OneFactorOmega($0) }
        let all = base.together
        let levels = omega.extraction.map { method -> SchmidLeimanOutcome in
            guard let correlation = all.correlation else {
                return SchmidLeimanOutcome(method, failure: "The items have no correlations: an item does not vary, or rows are lacking.")
            }
            do {
                let solution = try SchmidLeiman(correlation, factors: omega.factors, extraction: method)
                return SchmidLeimanOutcome(method, solution: solution)
            } catch {
                return SchmidLeimanOutcome(method, failure: "\(error)")
            }
        }
        return ReliabilityWithFactorsFit(specification: self, base: base, ones: ones, together: levels)
    }
}

/// Omega of one scale by a one-factor model, (Σλ)²/((Σλ)² + Σθ) (McDonald 1999), λ and θ by maximum
/// likelihood of the items' covariances.
public struct OneFactorOmega: Hashable, Sendable {
    public let scale: String
    public let omega: Double?
    /// Why there is none, or what must be known beside it.
    public let remark: String?

    /// Maximum likelihood does not depend on the items' units: λ is sd · the loading of R.
    init(_ scale: ScaleReliability) {
        self.scale = scale.name
        guard scale.items.count > 2 else {
            omega = nil
            remark = "One factor of two items is not determined; three items or more are needed."
            return
        }
        guard let covariance = scale.covariance, let correlation = scale.correlation else {
            omega = nil
            remark = "The items have no correlations: an item does not vary, or rows are lacking."
            return
        }
        do {
            let factor = try FactorExtraction(correlation, factors: 1, method: .ml, leastUniqueness: 1e-6)
            let sum = covariance.diagonal.indices.reduce(0.0) { sum, item in
                sum + factor.loadings[item, 0] * covariance[item, item].squareRoot()
            }
            let unique = covariance.diagonal.indices.reduce(0.0) { $0 + factor.uniquenesses[$1] * covariance[$1, $1] }
            omega = sum * sum / (sum * sum + unique)
            let named = factor.atBound.map { scale.items[$0] }.joined(separator: ", ")
            if !factor.atBound.isEmpty {
                remark = "The residual variance of \(named) would be 0 or negative (a Heywood case); it is held at 0."
            } else {
                remark = factor.isConverged ? nil : "The factor model of the scale \(scale.name) did not converge."
            }
        } catch {
            omega = nil
            remark = "\(error)"
        }
    }
}

/// The Schmid–Leiman solution of all items by one extraction, or why there is none.
public struct SchmidLeimanOutcome: Hashable, Sendable {
    public let extraction: FactorExtraction.Method
    public let solution: SchmidLeiman?
    public let failure: String?

    init(_ extraction: FactorExtraction.Method, solution: SchmidLeiman? = nil, failure: String? = nil) {
        self.extraction = extraction
        self.solution = solution
        self.failure = failure
    }
}

import RealModule
public import Statistics

/// A fitted linear mixed model.
public struct LinearMixedFit: AnalysisFit {
    /// A fixed effect.
    public struct Coefficient: Hashable, Sendable {
        public let name: String
        public let estimate: Double
        public let standardError: Double
        /// nil where the information of the variances is not positive definite.
        public let degreesOfFreedom: Double?

        public var t: Double { estimate / standardError }
        public var p: Double? { degreesOfFreedom.flatMap { StudentT(df: $0) }.map { $0.twoSided(t) } }

        /// Ends of the interval at a level.
        public func interval(_ level: Double) -> (lower: Double, upper: Double)? {
            guard let df = degreesOfFreedom, let quantile = StudentT(df: df)?.quantile(1 - (1 - level) / 2), quantile.isFinite
            else { return nil }
            return (estimate - quantile * standardError, estimate + quantile * standardError)
        }
    }

    public let specification: LinearMixedSpecification
    public let account: FitAccount
    public let warnings: [String]
    /// With Satterthwaite's degrees of freedom.
    public let coefficients: [Coefficient]
    /// With the adjusted standard errors, where asked for and possible.
    public let adjusted: [Coefficient]?
    /// Ψ of each term, in the order of the formula.
    public let covariances: [Matrix]
    public let residualVariance: Double
    public let logLikelihood: Double
    /// Φ, the covariance of the fixed effects.
    public let covarianceOfCoefficients: Matrix
    let estimate: LinearMixedEstimate
    let profiles: [ProfileEntry]?
    private let rowsDigest: RowsDigest

    public var aic: Double { -2 * logLikelihood + 2 * Double(estimate.parameters) }
    public var bic: Double { -2 * logLikelihood + Double.log(Double(estimate.model.rows)) * Double(estimate.parameters) }

    struct ProfileEntry: Sendable {
        let name: String
        let interval: ProfileInterval
        let reason: String
    }

    init(_ specification: LinearMixedSpecification, _ data: MixedModelData, frame: ModelFrame) throws {
        let isRestricted = specification.method == .restricted
        let estimate = try LinearMixedEstimate(data, isRestricted: isRestricted)
        self.specification = specification
        self.estimate = estimate
        rowsDigest = RowsDigest(frame.response)
        let beta = estimate.beta
        let phi = estimate.covariance
        covarianceOfCoefficients = phi
        let satterthwaite = Satterthwaite(estimate)
        coefficients = beta.indices.map { index in
            Coefficient(
                name: data.names[index], estimate: beta[index], standardError: phi[index, index].squareRoot(),
                degreesOfFreedom: satterthwaite.degreesOfFreedom(estimate.scaledContrast(index)))
        }
        adjusted = Self.adjusted(specification, estimate, beta)
        covariances = data.terms.indices.map { estimate.covariance(ofTerm: $0) }
        residualVariance = estimate.residualVariance
        logLikelihood = estimate.logLikelihood
        profiles = specification.profile ? try Self.profiles(estimate, level: specification.level) : nil
        let boundary = BoundaryWords(estimate, covariances: covariances).sentences
        account = Self.account(estimate, frame: frame, boundary: boundary)
        warnings = Self.warnings(estimate, specification, adjusted, boundary) + frame.notes
    }

    private static func adjusted(
        _ specification: LinearMixedSpecification, _ estimate: LinearMixedEstimate, _ beta: [Double]
    ) -> [Coefficient]? {
        guard specification.freedom.contains(.kenwardRoger), estimate.isRestricted, let adjustment = VarianceKenwardRoger(estimate)
        else { return nil }
        let covariance = estimate.unscaled(adjustment.adjusted.scaled(by: estimate.scaledVariance))
        guard covariance.diagonal.allSatisfy({ $0 > 0 }) else { return nil }
        return beta.indices.map { index in
            Coefficient(
                name: estimate.data.names[index], estimate: beta[index], standardError: covariance[index, index].squareRoot(),
                degreesOfFreedom: adjustment.degreesOfFreedom(estimate.scaledContrast(index)))
        }
    }

    private static func account(_ estimate: LinearMixedEstimate, frame: ModelFrame, boundary: [String]) -> FitAccount {
        let gradient = estimate.optimum.largestGradient
        let what = estimate.isRestricted ? "restricted log-likelihood" : "log-likelihood"
        let convergence: FitAccount.Convergence = estimate.optimum.isConverged
            ? .converged(
                iterations: estimate.optimum.iterations, gradient: gradient,
                rule: "derivative of minus twice the \(what) by the elements of the relative Cholesky factors; no more than 1e-13 of it was to be gained by the last step")
            : .notConverged(
                "Newton's method from four starts and BFGS did not settle; the largest derivative left is \(gradient). A random slope or correlation may be too much for these data.")
        return FitAccount(
            rowsGiven: frame.rowsGiven, rowsAnalysed: frame.count,
            units: estimate.data.factors.map { .init($0.name, $0.levels.count) }, missing: frame.missing,
            convergence: convergence, admissibility: boundary.isEmpty ? .admissible : .doubtful(boundary),
            diary: estimate.optimum.diary)
    }

    private static func warnings(
        _ estimate: LinearMixedEstimate, _ specification: LinearMixedSpecification, _ adjusted: [Coefficient]?, _ boundary: [String]
    ) -> [String] {
        var warnings = boundary
        if !estimate.optimum.isConverged {
            warnings.append("The fit did not converge; its numbers are where the search ended, and are not to be relied on.")
        }
        for factor in estimate.data.factors where factor.levels.count < 5 {
            warnings.append("\(factor.name) has \(factor.levels.count) levels: a variance between so few rests on little.")
        }
        if specification.freedom.contains(.kenwardRoger), adjusted == nil { warnings.append(adjustmentReason(estimate)) }
        return warnings
    }

    static func adjustmentReason(_ estimate: LinearMixedEstimate) -> String {
        if !estimate.isRestricted { return "Kenward and Roger's adjustment is of REML fits; this is ML." }
        if estimate.kernel is CrossedKernel {
            let effects = estimate.model.factors.reduce(0) { $0 + $1.levels * $1.size }
            if effects > KenwardRogerSums.mostEffects {
                return "Kenward and Roger's adjustment is not carried out for crossed or nested factors with more than \(KenwardRogerSums.mostEffects) random effects; here are \(effects)."
            }
        }
        return "Kenward and Roger's adjustment cannot be made: the expected information of the variances is not positive definite."
    }

    public var nested: NestedFit? {
        let what = specification.method == .restricted
            ? "REML with the fixed effects \(estimate.data.names.joined(separator: ", "))" : "ML"
        let random = estimate.data.terms.flatMap { term in
            term.names.map { "(\($0) | \(estimate.data.factors[term.factor].name))" }
        }
        return NestedFit(
            badness: -2 * logLikelihood, parameters: estimate.parameters, rows: estimate.model.rows, rowsDigest: rowsDigest,
            criterion: "\(what) of \(specification.formula.response?.label ?? "")", terms: estimate.data.names + random,
            variances: random.count)
    }
}

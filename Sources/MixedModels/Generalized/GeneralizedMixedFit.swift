public import Statistics

/// A fitted generalized linear mixed model.
public struct GeneralizedMixedFit: AnalysisFit {
    public struct Coefficient: Hashable, Sendable {
        public let name: String
        public let estimate: Double
        /// nil where the information is not positive definite.
        public let standardError: Double?

        public var z: Double? { standardError.map { estimate / $0 } }
        public var p: Double? { z.map(Normal.twoSided) }
    }

    public let specification: GeneralizedMixedSpecification
    public let coefficients: [Coefficient]
    public let deviation: Double
    /// Standard error of ``deviation``; nil at 0.
    public let deviationError: Double?
    public let logLikelihood: Double
    public let account: FitAccount
    public let warnings: [String]
    let levels: [String]
    let modes: [(mode: Double, deviation: Double)]
    let rows: Int
    private let rowsDigest: RowsDigest
    /// Whether the likelihood has no maximum; then there are no standard errors.
    let isSeparated: Bool

    init(
        _ specification: GeneralizedMixedSpecification, _ estimate: GeneralizedMixedEstimate, data: GroupedOutcomes,
        group: FrameFactor, frame: ModelFrame, separating: [String]?
    ) {
        self.specification = specification
        let names = frame.design.names
        let isBinary = specification.family != .poissonLog
        let far = isBinary && estimate.predictors.contains { $0.magnitude > 25 }
        let isSpreading = isBinary && estimate.sigma > 50
        let isSeparated = separating != nil || far || isSpreading
        self.isSeparated = isSeparated
        let coefficients = names.indices.map { index in
            let variance = isSeparated ? 0 : estimate.covariance?[index, index] ?? 0
            return Coefficient(
                name: names[index], estimate: estimate.beta[index],
                standardError: variance > 0 && variance.isFinite ? variance.squareRoot() : nil)
        }
        self.coefficients = coefficients
        deviation = estimate.sigma
        let variance = isSeparated ? 0 : estimate.covariance?[names.count, names.count] ?? 0
        deviationError = variance > 0 && variance.isFinite ? variance.squareRoot() : nil
        logLikelihood = estimate.logLikelihood
        levels = group.levels
        modes = estimate.modes
        rows = frame.count
        rowsDigest = RowsDigest(frame.response + (frame.trials ?? []))
        var boundary: [String] = []
        if estimate.sigma == 0 {
            boundary.append(
                "The variance between the levels of \(group.name) is estimated as exactly 0: they differ no more than chance within them makes them. The fit is at the boundary of what is possible, and otherwise sound.")
        }
        var warnings = boundary
        if isSeparated {
            let named = (separating ?? []).isEmpty ? "" : " (\((separating ?? []).joined(separator: ", ")))"
            let told = isBinary ? "tells it without error, in some rows or in all" : "tells without error rows in which it is 0"
            let cause = separating == nil && isSpreading
                ? "the levels of \(group.name) hardly vary within themselves" : "a combination of the fixed effects\(named) \(told)"
            warnings.append(
                "The outcome is separated: \(cause), so that the likelihood has no maximum. The numbers are where the search no longer gained, without standard errors, and are not to be relied on. Leave the term out, or join categories.")
        }
        let converged = estimate.optimum.isConverged && !isSeparated && estimate.covariance != nil
        if !converged, !isSeparated {
            warnings.append("The fit did not converge; its numbers are where the search ended, and are not to be relied on.")
        }
        self.warnings = warnings + frame.notes
        account = FitAccount(
            rowsGiven: frame.rowsGiven, rowsAnalysed: frame.count, units: [.init(group.name, group.levels.count)],
            missing: frame.missing,
            convergence: converged
                ? .converged(
                    iterations: estimate.optimum.iterations, gradient: estimate.optimum.largestGradient,
                    rule: "derivative of minus the log-likelihood, columns of the design scaled to root mean square 1")
                : .notConverged(isSeparated
                    ? "The likelihood has no maximum (separation): it rises without end, and the search stopped where a further step gained nothing that can be computed."
                    : "Newton's method from three starts did not settle; the largest derivative left is \(estimate.optimum.largestGradient)."),
            admissibility: boundary.isEmpty ? .admissible : .doubtful(boundary), diary: estimate.optimum.diary)
    }

    /// Fixed effects and the standard deviation.
    var parameters: Int { coefficients.count + 1 }

    public var nested: NestedFit? {
        NestedFit(
            badness: -2 * logLikelihood, parameters: parameters, rows: rows, rowsDigest: rowsDigest,
            criterion: "ML (\(specification.family.rawValue), \(specification.integration.words)) of \(specification.formula.response?.label ?? "")",
            terms: coefficients.map(\.name) + specification.formula.random.map(\.text), variances: 1)
    }
}

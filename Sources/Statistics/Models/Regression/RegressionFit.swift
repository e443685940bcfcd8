/// A fitted regression: of one data set, or of completed ones put together.
public struct RegressionFit: AnalysisFit {
    public let specification: RegressionSpecification
    public let frame: ModelFrame
    /// One a data set; one where nothing was imputed.
    let parts: [RegressionPart]
    /// In the order of the coefficients; nil where nothing was imputed.
    public let pooled: [PooledEstimate]?
    public let marginal: MarginalMeans?
    /// Of the model without terms; nil for least squares and for data sets put together.
    public let nullDeviance: Double?
    public let account: FitAccount
    public let warnings: [String]

    init(
        specification: RegressionSpecification, frame: ModelFrame, parts: [RegressionPart], pooled: [PooledEstimate]? = nil,
        marginal: MarginalMeans?, notes: [String] = []
    ) {
        self.specification = specification
        self.frame = frame
        self.parts = parts
        self.pooled = pooled
        self.marginal = marginal
        nullDeviance = pooled == nil && parts.count == 1 ? parts[0].nullDeviance : nil
        account = Self.account(specification, frame, parts)
        warnings = frame.notes + notes + Self.warnings(specification, parts)
    }

    /// `(Intercept)`, `age`, `armlow`, ….
    public var names: [String] { frame.design.names }

    public var coefficients: [Double] { pooled?.map(\.estimate) ?? parts.first?.coefficients ?? [] }

    /// That tests and intervals use; of the first data set where they were imputed.
    var part: RegressionPart? { parts.first }

    static func marginalMeans(
        _ specification: RegressionSpecification, _ frame: ModelFrame, _ part: RegressionPart
    ) throws -> MarginalMeans? {
        guard let asked = specification.marginalMeans else { return nil }
        return try MarginalMeans(
            asked, design: frame.design, coefficients: part.coefficients, covariance: part.covariance,
            level: specification.level, df: { _ in part.df })
    }

    private static func account(_ specification: RegressionSpecification, _ frame: ModelFrame, _ parts: [RegressionPart]) -> FitAccount {
        var units: [FitAccount.Unit] = []
        if specification.imputations != nil { units.append(.init("data sets", parts.count)) }
        if let cluster = specification.cluster { units.append(.init("clusters (\(cluster))", frame.factor(cluster)?.levels.count ?? 0)) }
        var convergence = FitAccount.Convergence.direct
        var diary: [String] = []
        for (index, part) in parts.enumerated() {
            guard case .generalized(let fit) = part.solution else { continue }
            let name = parts.count > 1 ? "Data set \(index + 1): " : ""
            diary.append("\(name)Fisher scoring, \(fit.iterations) steps, log-likelihood \(fit.logLikelihood), largest gradient \(fit.gradient).")
            if !fit.isConverged {
                convergence = .notConverged("\(name)Fisher scoring did not settle within \(fit.iterations) steps.")
            } else if case .notConverged = convergence {
            } else {
                var most = (steps: fit.iterations, gradient: fit.gradient)
                if case .converged(let iterations, let gradient, _) = convergence {
                    most = (max(most.steps, iterations), max(most.gradient, gradient))
                }
                convergence = .converged(
                    iterations: most.steps, gradient: most.gradient,
                    rule: "the score of each coefficient over the root of its information")
            }
        }
        return FitAccount(
            rowsGiven: frame.rowsGiven, rowsAnalysed: frame.count, units: units, missing: frame.missing,
            convergence: convergence, diary: diary)
    }

    private static func warnings(_ specification: RegressionSpecification, _ parts: [RegressionPart]) -> [String] {
        var warnings: [String] = []
        if parts.contains(where: \.isPerfect) {
            warnings.append("The model fits the outcome without any error: standard errors and tests mean nothing.")
        }
        if specification.family == .poisson, let part = parts.first, let spread = part.pearsonDispersion, spread > 2, specification.robust == .none {
            warnings.append("The counts vary \(rounded(spread)) times as much as a Poisson distribution says; the standard errors are too small. Choose family: negative_binomial, or robust: HC3.")
        }
        if specification.robust.needsClusters, let groups = parts.first?.input.clusters?.levels.count, groups < 30 {
            warnings.append("There are \(groups) clusters; a covariance by clusters is too small when there are few.")
        }
        for part in parts {
            guard case .generalized(let fit) = part.solution, !fit.isConverged else { continue }
            warnings.append("The fit did not converge; its numbers are where the search stopped.")
            break
        }
        return warnings
    }

    /// To one decimal.
    private static func rounded(_ value: Double) -> String { ((value * 10).rounded() / 10).shortestText ?? "many" }

    public var nested: NestedFit? {
        guard notComparable == nil, let part else { return nil }
        let fit = part.logLikelihood
        guard fit.value.isFinite else { return nil }
        let link = specification.link.map { ", \($0.rawValue)" } ?? ""
        return NestedFit(
            badness: -2 * fit.value, parameters: fit.parameters, rows: frame.count,
            rowsDigest: RowsDigest(frame.response + (frame.trials ?? [])),
            criterion: "maximum likelihood of \(frame.formula.response?.label ?? "") (\(specification.family.rawValue)\(link))",
            terms: names)
    }

    public var notComparable: String? {
        if pooled != nil { return "It was put together from completed data sets, which have no likelihood in common." }
        if let cluster = specification.cluster {
            return "Its rows belong together by \(cluster), so that its likelihood, which takes them as independent, is none to compare; test the coefficients with their standard errors by clusters."
        }
        return nil
    }
}

extension RegressionPart {
    /// Σ (y − μ)²/V(μ) over n − k: 1 where the family says how much counts vary.
    var pearsonDispersion: Double? {
        guard case .generalized(let fit) = solution, input.response.count > coefficients.count else { return nil }
        var sum = 0.0
        for row in input.response.indices where fit.informations[row] > 0 {
            sum += fit.scores[row] * fit.scores[row] / fit.informations[row]
        }
        return sum / Double(input.response.count - coefficients.count)
    }
}

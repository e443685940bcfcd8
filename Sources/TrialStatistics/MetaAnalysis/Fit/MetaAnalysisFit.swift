public import Statistics

/// A meta-analysis carried out.
public struct MetaAnalysisFit: AnalysisFit, Hashable {
    /// One study as it entered.
    public struct Study: Hashable, Sendable {
        public let label: String
        public let estimate: Double
        public let variance: Double
        /// Percent of all weight 1/(v + τ²).
        public let weight: Double
    }

    public let specification: MetaAnalysis
    public let rowsGiven: Int
    public let studies: [Study]
    public let coefficients: [MetaCoefficient]
    public let heterogeneity: MetaHeterogeneity
    /// Restricted for REML.
    public let logLikelihood: Double
    /// −2 log-likelihood + 2 (p + 1); 2 p for a common effect.
    public let aic: Double
    /// Of the moderators, or of the intercept when there are none.
    public let wald: MetaWald?
    /// Where the effect of a new study would lie; without moderators, not for a common effect.
    public let predictionInterval: Ends?
    public let egger: EggerTest?
    public let rank: RankTest?
    public let trimAndFill: TrimAndFill?
    /// A study each; nil where the others do not determine the model. Empty when not asked for.
    public let influence: [MetaInfluence?]
    public let subgroups: MetaSubgroups?
    /// Beside the intercept.
    public let hasModerators: Bool
    let notes: [String]
    let convergence: FitAccount.Convergence
    let diary: [String]

    init(_ specification: MetaAnalysis, _ data: MetaData, _ fit: MetaEstimate) {
        let level = specification.level
        let model = data.model
        let inference = MetaInference(fit, specification.test)
        let isPlain = model.design.isPlain
        let method = specification.heterogeneity
        self.specification = specification
        rowsGiven = data.frame.rowsGiven
        studies = model.y.indices.map { row in
            Study(
                label: data.labels[row], estimate: model.y[row], variance: model.v[row],
                weight: 100 / (model.v[row] + fit.tau2) / fit.state.weight1)
        }
        coefficients = inference.coefficients(level: level)
        heterogeneity = MetaHeterogeneity(fit, level: level)
        logLikelihood = fit.logLikelihood
        let parameters = Double(model.design.p + (method == .fixed ? 0 : 1))
        aic = -2 * fit.logLikelihood + 2 * parameters
        wald = inference.wald
        hasModerators = !isPlain
        if isPlain, method != .fixed {
            let error = coefficients[0].standardError
            let reach = inference.reference.quantile(level) * (error * error + fit.tau2).squareRoot()
            predictionInterval = Ends(lower: coefficients[0].estimate - reach, upper: coefficients[0].estimate + reach)
        } else {
            predictionInterval = nil
        }
        egger = isPlain ? EggerTest(model, level: level) : nil
        let looks = specification.diagnostics
        rank = isPlain && looks ? RankTest(model) : nil
        trimAndFill = isPlain && looks ? TrimAndFill(model, method, specification.test, level: level) : nil
        influence = looks
            ? model.y.indices.map { MetaInfluence($0, data.labels[$0], of: fit, level: level) }
            : []
        subgroups = specification.subgroups.flatMap { MetaSubgroups($0, data, specification) }
        notes = data.frame.notes
        diary = fit.diary
        convergence = method == .REML || method == .ML || method == .PM
            ? .converged(
                iterations: fit.iterations, gradient: fit.gradient.magnitude,
                rule: "derivative of the log-likelihood by tau2, times tau2 plus the typical sampling variance")
            : .direct
    }

    public var account: FitAccount {
        let atZero = specification.heterogeneity != .fixed && heterogeneity.tau2 == 0
        return FitAccount(
            rowsGiven: rowsGiven, rowsAnalysed: studies.count, units: [.init("studies", studies.count)],
            missing: FitAccount.completeRows(given: rowsGiven, analysed: studies.count), convergence: convergence,
            admissibility: atZero
                ? .doubtful(["tau2 is 0, the end of its range: the studies differ no more than their sampling errors let expect."])
                : .admissible,
            diary: diary)
    }

    public var nested: NestedFit? {
        guard notComparable == nil else { return nil }
        let parameters = coefficients.count + (specification.heterogeneity == .fixed ? 0 : 1)
        let likelihood = specification.heterogeneity == .REML
            ? "REML of \(specification.moderators?.source ?? "~ 1")" : "likelihood of \(specification.effect)"
        return NestedFit(
            badness: -2 * logLikelihood, parameters: parameters, rows: studies.count,
            rowsDigest: RowsDigest(studies.flatMap { [$0.estimate, $0.variance] }), criterion: likelihood,
            terms: coefficients.map(\.term), variances: specification.heterogeneity == .fixed ? 0 : 1)
    }

    public var notComparable: String? {
        switch specification.heterogeneity {
        case .REML, .ML, .fixed: nil
        case .DL, .PM: "Its tau2 is by moments (\(specification.heterogeneity.rawValue)), not where the likelihood is highest; fit both with tau2: ML."
        }
    }
}

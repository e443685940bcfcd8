/// A regression as a plan states it (`Documentation/Methods/Regression.md`).
public struct RegressionSpecification: AnalysisSpecification {
    public let formula: ModelFormula
    public let family: Family
    /// nil: the canonical one.
    public let link: GeneralizedLinearModel.Link?
    /// A column that numbers completed data sets stacked in the table; pooled by Rubin's rules.
    public let imputations: String?
    /// Rows of one value belong together.
    public let cluster: String?
    public let robust: RobustCovariance
    /// Factor → how it is coded.
    public let contrasts: [String: Contrast]
    public let marginalMeans: MarginalMeansSpecification?
    /// Of the intervals, strictly between 0 and 1.
    public let level: Double

    public enum Family: String, Hashable, Sendable, CaseIterable {
        case gaussian, binomial, poisson
        case negativeBinomial = "negative_binomial"
    }

    public init(
        formula: ModelFormula, family: Family = .gaussian, link: GeneralizedLinearModel.Link? = nil,
        imputations: String? = nil, cluster: String? = nil, robust: RobustCovariance? = nil,
        contrasts: [String: Contrast] = [:], marginalMeans: MarginalMeansSpecification? = nil, level: Double = 0.95
    ) {
        self.formula = formula
        self.family = family
        self.link = link
        self.imputations = imputations
        self.cluster = cluster
        self.robust = robust ?? (cluster == nil ? .none : .cr1)
        self.contrasts = contrasts
        self.marginalMeans = marginalMeans
        self.level = level
    }

    /// What cannot be carried out, whatever the data: a sentence each.
    public var faults: [String] {
        var faults: [String] = []
        if formula.response == nil { faults.append("The formula lacks what is explained: write it before \"~\".") }
        if !formula.random.isEmpty {
            faults.append("A regression has no random effects (\(formula.random.map(\.text).joined(separator: ", "))); for them choose analysis: lmm or glmm.")
        }
        if let covariance = formula.covariance {
            faults.append("A regression has no covariance of repeated measures (\(covariance.text)); for it choose analysis: mmrm.")
        }
        if !formula.hasIntercept, formula.fixed.isEmpty { faults.append("The formula has no coefficient: without an intercept name at least one term.") }
        if case .counts? = formula.response, family != .binomial {
            faults.append("cbind(successes, failures) belongs to family: binomial.")
        }
        if let link {
            if let family = generalizedFamily {
                let known = GeneralizedLinearModel.links(of: family)
                if !known.contains(link) {
                    faults.append("The family \(self.family.rawValue) has the links \(known.map(\.rawValue).joined(separator: ", ")), not \(link.rawValue).")
                }
            } else {
                faults.append("The family gaussian has no other link than the identity; leave link away.")
            }
        }
        if robust.needsClusters, cluster == nil { faults.append("robust: \(robust.rawValue) needs cluster, the column whose values say which rows belong together.") }
        if cluster != nil, !robust.needsClusters { faults.append("With cluster, robust is one of CR0, CR1, CR1S; \(robust.rawValue) takes no notice of clusters.") }
        return faults
    }

    var generalizedFamily: GeneralizedLinearModel.Family? {
        switch family {
        case .gaussian: nil
        case .binomial: .binomial
        case .poisson: .poisson
        case .negativeBinomial: .negativeBinomial
        }
    }

    public func fit(on table: DataTable, running: Running) throws -> RegressionFit {
        guard faults.isEmpty else { throw FormulaError(faults.map { .init($0) }) }
        let extra = [imputations, cluster].compactMap { $0 }
        let frame = try ModelFrame(formula, table: table, extraColumns: extra, contrasts: contrasts)
        try frame.design.requireFullRank()
        let whole = try RegressionInput(self, frame)
        guard let imputations, let sets = frame.factor(imputations) else {
            let part = try RegressionPart(self, whole)
            let means = try RegressionFit.marginalMeans(self, frame, part)
            return RegressionFit(specification: self, frame: frame, parts: [part], marginal: means)
        }
        return try RegressionFit.pooled(self, frame, whole, sets)
    }
}

public import Statistics

/// A meta-analysis in which a study may give several effects:
///
///     yᵢⱼ = xᵢⱼ'β + bᵢ + wᵢⱼ + eᵢⱼ,   bᵢ ~ N(0, σ_b²),   wᵢⱼ ~ N(0, σ_w²),   Cov(eᵢⱼ, eᵢₗ) = ρ √(vᵢⱼ vᵢₗ)
///
/// with i the study (`cluster`) and j the effect (Konstantopoulos 2011; Van den Noortgate et al. 2013).
/// ρ, the correlation of the sampling errors within a study, is assumed and not estimated; the
/// cluster-robust standard errors beside the model's do not rest on it (Hedges, Tipton and Johnson 2010).
public struct MultilevelMeta: AnalysisSpecification {
    public enum Likelihood: String, Hashable, Sendable, CaseIterable { case REML, ML }

    /// Column with each estimate.
    public var effect: String
    /// Column with its sampling variance, above 0.
    public var variance: String
    /// Column that says which study it is from.
    public var cluster: String
    /// A one-sided formula; nil for none.
    public var moderators: ModelFormula?
    /// ρ, at least 0 and below 1.
    public var rho: Double
    public var likelihood: Likelihood
    /// `z`, or `t` with k − p degrees of freedom.
    public var test: MetaAnalysis.Test
    /// Column with the name of each effect; nil for its number.
    public var label: String?
    /// Confidence level of every interval, strictly between 0 and 1.
    public var level: Double

    public init(
        effect: String, variance: String, cluster: String, moderators: ModelFormula? = nil, rho: Double = 0,
        likelihood: Likelihood = .REML, test: MetaAnalysis.Test = .z, label: String? = nil, level: Double = 0.95
    ) {
        self.effect = effect
        self.variance = variance
        self.cluster = cluster
        self.moderators = moderators
        self.rho = rho
        self.likelihood = likelihood
        self.test = test
        self.label = label
        self.level = level
    }

    public var faults: [String] {
        var faults: [String] = []
        if !(rho >= 0 && rho < 1) { faults.append("rho is \(rho); it is at least 0 and below 1.") }
        if test == .knapp_hartung {
            faults.append("Knapp and Hartung's test is for one effect a study; with a cluster use z or t, and the cluster-robust standard errors.")
        }
        return faults
    }

    /// - Throws: ``MetaError``, `FormulaError`.
    public func fit(on table: DataTable, running: Running) throws -> MultilevelMetaFit {
        let faults = self.faults
        guard faults.isEmpty else { throw MetaError.plan(faults) }
        let data = try MetaData(effect, variance, moderators, label: label, extra: [cluster], table)
        guard let factor = data.frame.factor(cluster) else { throw MetaError.oneCluster(cluster) }
        let members = factor.levels.indices
            .map { code in factor.codes.indices.filter { factor.codes[$0] == code } }.filter { !$0.isEmpty }
        guard members.count > 1 else { throw MetaError.oneCluster(cluster) }
        guard members.contains(where: { $0.count > 1 }) else {
            throw MetaError.plan(["Every value of \"\(cluster)\" has one row: effects within a study cannot be told from studies. Leave the cluster away."])
        }
        let model = MultilevelModel(data.model, members: members, rho: rho, isRestricted: likelihood == .REML)
        guard data.model.k > data.design.p else {
            throw MetaError.tooFewStudies(data.model.k, needed: data.design.p + 1, coefficients: data.design.p)
        }
        guard let estimate = MultilevelEstimate(model) else {
            throw MetaError.notConverged("The variances between and within studies were not found: the likelihood is not defined at any start. Check the sampling variances, and rho.")
        }
        return MultilevelMetaFit(self, data, model, estimate)
    }
}

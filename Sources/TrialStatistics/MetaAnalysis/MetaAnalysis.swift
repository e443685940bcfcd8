public import Statistics

/// A meta-analysis as a plan states it: estimates of several studies with their sampling variances,
///
///     yᵢ = xᵢ'β + uᵢ + eᵢ,   uᵢ ~ N(0, τ²),   eᵢ ~ N(0, vᵢ),   vᵢ known
///
/// (Hedges and Olkin 1985; Viechtbauer 2005). The model, its notation and its assumptions stand in
/// `Documentation/Methods/MetaAnalysis.md`.
public struct MetaAnalysis: AnalysisSpecification {
    /// Estimator of τ².
    public enum Heterogeneity: String, Hashable, Sendable, CaseIterable {
        case REML, ML
        /// DerSimonian and Laird.
        case DL
        /// Paule and Mandel.
        case PM
        /// One common effect: τ² is 0.
        case fixed
    }

    public enum Test: String, Hashable, Sendable, CaseIterable {
        case z
        /// t(k − p) with standard errors as for `z`.
        case t
        case knapp_hartung
    }

    /// Column with the estimate of each study.
    public var effect: String
    /// Column with its sampling variance, above 0.
    public var variance: String
    /// A one-sided formula, `~ year`; nil for none.
    public var moderators: ModelFormula?
    public var heterogeneity: Heterogeneity
    public var test: Test
    /// Column whose levels are analysed one by one as well, and compared.
    public var subgroups: String?
    /// Column with the name of each study; nil for its number.
    public var label: String?
    /// Whether every study is left out once (influence) and missing studies are looked for.
    public var diagnostics: Bool
    /// Confidence level of every interval, strictly between 0 and 1.
    public var level: Double

    public init(
        effect: String, variance: String, moderators: ModelFormula? = nil, heterogeneity: Heterogeneity = .REML,
        test: Test = .z, subgroups: String? = nil, label: String? = nil, diagnostics: Bool = true, level: Double = 0.95
    ) {
        self.effect = effect
        self.variance = variance
        self.moderators = moderators
        self.heterogeneity = heterogeneity
        self.test = test
        self.subgroups = subgroups
        self.label = label
        self.diagnostics = diagnostics
        self.level = level
    }

    /// - Throws: ``MetaError``, `FormulaError`.
    public func fit(on table: DataTable, running: Running) throws -> MetaAnalysisFit {
        let data = try MetaData(self, table)
        let least = heterogeneity == .fixed ? data.design.p : data.design.p + 1
        guard data.model.k >= least, data.model.k > 0 else {
            throw MetaError.tooFewStudies(data.model.k, needed: max(least, 1), coefficients: data.design.p)
        }
        let whole = try MetaEstimate(data.model, heterogeneity)
        return MetaAnalysisFit(self, data, whole)
    }
}

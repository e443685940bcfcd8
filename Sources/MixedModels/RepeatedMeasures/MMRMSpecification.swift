public import Statistics

/// A mixed model for repeated measures: a marginal linear model whose residuals of one person
/// covary between visits in a stated way.
///
/// The model, its notation and its assumptions stand in `Documentation/Methods/MMRM.md`.
public struct MMRMSpecification: AnalysisSpecification {
    public enum Method: String, Hashable, Sendable, CaseIterable {
        case REML, ML
    }

    /// Marginal means that are wanted: of the levels of a factor, within the levels of another.
    public struct MarginalMeans: Hashable, Sendable {
        public enum Contrasts: String, Hashable, Sendable, CaseIterable {
            /// Each level minus each earlier one.
            case pairwise
            /// Each level minus the first.
            case reference
        }

        public var of: String
        public var by: String?
        public var contrasts: Contrasts

        public init(of: String, by: String? = nil, contrasts: Contrasts = .pairwise) {
            self.of = of
            self.by = by
            self.contrasts = contrasts
        }
    }

    /// With one covariance term.
    public var formula: ModelFormula
    public var covariance: CovarianceTerm
    public var method: Method
    /// At least one, in the order of the results.
    public var degrees: [DegreesMethod]
    public var marginalMeans: MarginalMeans?
    /// Structures to be tried in turn where the one of the formula does not converge.
    public var fallback: [CovarianceStructure]
    /// Confidence level of every interval, strictly between 0 and 1.
    public var level: Double

    public init(
        formula: ModelFormula, covariance: CovarianceTerm, method: Method = .REML,
        degrees: [DegreesMethod] = [.satterthwaite], marginalMeans: MarginalMeans? = nil,
        fallback: [CovarianceStructure] = [], level: Double = 0.95
    ) {
        self.formula = formula
        self.covariance = covariance
        self.method = method
        self.degrees = degrees
        self.marginalMeans = marginalMeans
        self.fallback = fallback
        self.level = level
    }

    /// What is wrong before any data are seen, a sentence each.
    public var faults: [String] {
        var faults: [String] = []
        if formula.response == nil { faults.append("The formula \"\(formula.source)\" has no outcome; write it before the ~.") }
        if !formula.random.isEmpty {
            faults.append("The formula \"\(formula.source)\" has random effects; an mmrm has one covariance term such as us(visit | id) instead. Take them out, or write analysis: lmm.")
        }
        if degrees.isEmpty { faults.append("df is empty; name satterthwaite, kenward_roger or kenward_roger_linear.") }
        if method == .ML, degrees.contains(where: { $0 != .satterthwaite }) {
            faults.append("Kenward and Roger's adjustment is defined for REML; leave it out of df, or write method: REML.")
        }
        if !(level > 0 && level < 1) { faults.append("level is \(level); it lies between 0 and 1, for instance 0.95.") }
        return faults
    }
}

/// A regression of counts and shares (McCullagh and Nelder 1989): η = Xβ + offset is the link of
/// the mean μ, the variance belongs to the family.
///
/// This is the kernel on plain arrays; ``RegressionSpecification`` is what a plan asks.
public struct GeneralizedLinearModel: Hashable, Sendable {
    public let family: Family
    public let link: Link

    public enum Family: String, Hashable, Sendable, CaseIterable {
        case binomial, poisson
        /// Variance μ + μ²/θ, θ by maximum likelihood (Lawless 1987).
        case negativeBinomial = "negative_binomial"
    }

    public enum Link: String, Hashable, Sendable, CaseIterable {
        case logit, probit, cloglog, log

        /// μ of η.
        public func mean(_ eta: Double) -> Double { LinkFunction.mean(self, eta) }
    }

    /// - Returns: nil when the family does not go with the link.
    public init?(_ family: Family, _ link: Link? = nil) {
        let link = link ?? Self.links(of: family)[0]
        guard Self.links(of: family).contains(link) else { return nil }
        self.family = family
        self.link = link
    }

    /// The links of a family, the default first.
    public static func links(of family: Family) -> [Link] {
        switch family {
        case .binomial: [.logit, .probit, .cloglog]
        case .poisson, .negativeBinomial: [.log]
        }
    }
}

/// Where a maximum-likelihood fit ended.
public struct GeneralizedLinearFit: Hashable, Sendable {
    public let model: GeneralizedLinearModel
    /// β, in the order of the columns.
    public let coefficients: [Double]
    /// (X'WX)⁻¹, W the expected information of η.
    public let covariance: Matrix
    /// η, one a row.
    public let linearPredictor: [Double]
    /// ∂ log-likelihood / ∂η, one a row: what a sandwich is made of.
    public let scores: [Double]
    /// Expected −∂² log-likelihood / ∂η², one a row: the weights W.
    public let informations: [Double]
    /// With all constants.
    public let logLikelihood: Double
    public let deviance: Double
    /// Of the negative binomial, with its standard error.
    public let theta: Theta?
    public let iterations: Int
    /// Largest element of X'scores at the end, each over the root of its information.
    public let gradient: Double
    public let isConverged: Bool

    public struct Theta: Hashable, Sendable {
        public let value: Double
        public let standardError: Double
    }

    /// Parameters that were estimated, θ among them.
    public var parameters: Int { coefficients.count + (theta == nil ? 0 : 1) }
}

/// Why there is no fit.
public enum GeneralizedLinearError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Along a combination of these columns the likelihood rises for ever; whether it tells the
    /// outcomes apart in every row.
    case separated(columns: [Int], isComplete: Bool)
    /// The information is singular.
    case singular
    /// No overdispersion: θ grows for ever.
    case notOverdispersed
    case rows(Int, columns: Int)
    case undefined

    public var description: String {
        switch self {
        case .separated: "A combination of the columns separates the outcomes: the likelihood has no maximum."
        case .singular: "The columns of the model do not determine the coefficients: one says nothing that the others do not say."
        case .notOverdispersed: "The counts vary no more than a Poisson distribution says, so the negative binomial has no further parameter to estimate; use family: poisson."
        case .rows(let rows, let columns): "\(rows) rows are too few for \(columns) coefficients."
        case .undefined: "The likelihood is not defined at the start of the search; check for extreme values of the covariates or the offset."
        }
    }
}

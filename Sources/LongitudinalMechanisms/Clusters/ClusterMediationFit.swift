public import Mechanisms
public import MixedModels
public import Statistics
import StructuralEquations

/// A mediation with an exposure of whole clusters, fitted.
public struct ClusterMediationFit: DesignedFit {
    /// a b with the ways to its interval.
    public struct Product: Hashable, Sendable {
        public let a: PathEstimate
        public let b: PathEstimate
        /// Of the estimates a and b; 0 for the two mixed models.
        public let covariance: Double
        /// Estimate and delta standard error.
        public let product: PathEstimate
        public let drawn: Ends?
        /// Quantiles of the product of two independent normals; nil where they are not independent.
        public let exact: Ends?
    }

    public let specification: ClusterMediationSpecification
    public let mediatorModel: LinearMixedFit
    public let outcomeModel: LinearMixedFit
    public let conflatedModel: LinearMixedFit
    let latentFit: TwoLevelFit?
    /// Over the observed means of clusters.
    public let observed: Product
    /// Over latent means, where asked for.
    public let latent: Product?
    /// As it comes out when the mediator is not split: within and between mixed. For comparison alone.
    public let conflated: Product
    public let account: FitAccount
    let own: [String: String]
    let clusters: Int

    init(
        _ specification: ClusterMediationSpecification, mediatorModel: LinearMixedFit, outcomeModel: LinearMixedFit, conflatedModel: LinearMixedFit,
        latent: TwoLevelFit?, rows: ClusterRows, rowsGiven: Int
    ) {
        self.specification = specification
        self.mediatorModel = mediatorModel
        self.outcomeModel = outcomeModel
        self.conflatedModel = conflatedModel
        latentFit = latent
        own = rows.own
        clusters = rows.clusters
        let clusters = rows.clusters
        let level = specification.level
        func row(_ fit: LinearMixedFit, _ name: String) -> PathEstimate { Self.path(fit, name, level, clusters: clusters) }
        let a = row(mediatorModel, "x")
        observed = Self.product(a, row(outcomeModel, "mb"), 0, specification)
        conflated = Self.product(a, row(conflatedModel, "m"), 0, specification)
        self.latent = latent.map { Self.latent($0, specification) }
        let whole = outcomeModel.account
        let size = rows.table.rowCount
        account = FitAccount(
            rowsGiven: rowsGiven, rowsAnalysed: size, units: [.init("clusters", rows.clusters), .init("rows", size)],
            missing: FitAccount.completeRows(given: rowsGiven, analysed: size), convergence: latent?.account.convergence ?? whole.convergence,
            admissibility: latent?.account.admissibility ?? whole.admissibility, diary: mediatorModel.account.diary + whole.diary + (latent?.account.diary ?? []))
    }

    private static func product(_ a: PathEstimate, _ b: PathEstimate, _ covariance: Double, _ specification: ClusterMediationSpecification) -> Product {
        let level = specification.level
        let (va, vb) = (a.standardError * a.standardError, b.standardError * b.standardError)
        let variance = b.estimate * b.estimate * va + a.estimate * a.estimate * vb + 2 * a.estimate * b.estimate * covariance
        let product = PathEstimate(
            a.estimate * b.estimate, variance > 0 ? variance.squareRoot() : .nan, level: level,
            degreesOfFreedom: fewer(a.degreesOfFreedom, b.degreesOfFreedom))
        let drawn = NormalProduct.interval(
            a: a, b: b, covariance: covariance, draws: specification.monteCarloDraws, seed: specification.chance, level: level)
        var exact: Ends?
        if covariance == 0, let normals = ProductOfNormals(mean: a.estimate, sd: a.standardError, mean: b.estimate, sd: b.standardError),
            let lower = normals.quantile((1 - level) / 2), let upper = normals.quantile((1 + level) / 2)
        { exact = Ends(lower: lower, upper: upper) }
        return Product(a: a, b: b, covariance: covariance, product: product, drawn: drawn, exact: exact)
    }

    private static func latent(_ fit: TwoLevelFit, _ specification: ClusterMediationSpecification) -> Product {
        func row(_ lhs: String, _ op: String, _ rhs: String, _ suffix: String) -> PathEstimate {
            let row = fit.parameters.first { $0.lhs == lhs && $0.op == op && $0.rhs == rhs && $0.name.hasSuffix(suffix) }
            return PathEstimate(row?.estimate ?? .nan, row?.standardError ?? .nan, level: specification.level)
        }
        let a = row("m", "~", "x", "@2")
        let b = row("y", "~", "m", "@2")
        let sum = row("sum", ":=", "", "@defined")
        // var(a + b) = var a + var b + 2 cov(a, b).
        let variance = sum.standardError * sum.standardError
        let covariance = (variance - a.standardError * a.standardError - b.standardError * b.standardError) / 2
        return product(a, b, covariance, specification)
    }

    /// The one that the plan asks for.
    public var between: Product { latent ?? observed }

    public var timing: TimingBadge { specification.timing }
    public var badge: DesignBadge { DesignBadge(isRandomized: specification.isRandomized, timing: specification.timing) }

    func coefficient(_ fit: LinearMixedFit, _ name: String) -> PathEstimate {
        Self.path(fit, name, specification.level, clusters: clusters)
    }

    /// With the degrees of freedom of the mixed model; what varies between clusters alone has no more than there are
    /// clusters beyond the coefficients, also where the variance between them is estimated as 0.
    private static func path(_ fit: LinearMixedFit, _ name: String, _ level: Double, clusters: Int) -> PathEstimate {
        let row = fit.coefficients.first { $0.name == name }
        var freedom = row?.degreesOfFreedom
        if name == "x" || name == "mb" {
            let between = fit.coefficients.count { $0.name != "mw" && $0.name != "m" }
            freedom = freedom.map { min($0, Double(max(1, clusters - between))) }
        }
        return PathEstimate(row?.estimate ?? .nan, row?.standardError ?? .nan, level: level, degreesOfFreedom: freedom)
    }

    /// The smaller of two; nil without both.
    private static func fewer(_ one: Double?, _ other: Double?) -> Double? { one.flatMap { first in other.map { min(first, $0) } } }

    /// b between minus b within: their estimates' covariance is of the same model.
    var contextual: PathEstimate {
        let freedom = Self.fewer(coefficient(outcomeModel, "mw").degreesOfFreedom, coefficient(outcomeModel, "mb").degreesOfFreedom)
        guard let within = outcomeModel.coefficients.firstIndex(where: { $0.name == "mw" }),
            let between = outcomeModel.coefficients.firstIndex(where: { $0.name == "mb" })
        else { return PathEstimate(.nan, .nan, level: specification.level) }
        let phi = outcomeModel.covarianceOfCoefficients
        let variance = phi[within, within] + phi[between, between] - 2 * phi[within, between]
        let difference = outcomeModel.coefficients[between].estimate - outcomeModel.coefficients[within].estimate
        return PathEstimate(difference, variance > 0 ? variance.squareRoot() : .nan, level: specification.level, degreesOfFreedom: freedom)
    }
}

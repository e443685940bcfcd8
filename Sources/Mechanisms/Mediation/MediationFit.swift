public import Statistics

/// The bootstrap of one effect.
public struct BootstrappedEffect: Hashable, Sendable {
    /// An effect's name, or `direct` (c'), or `total` (c).
    public let name: String
    public let estimate: Double
    /// On the stated list of resamples, when the plan asks for it.
    public let replay: BootstrapSummary?
    /// With the program's own random numbers.
    public let monteCarlo: BootstrapSummary?
}

/// The bootstrap of a mediation: every effect on the same resamples.
public struct MediationBootstrap: Hashable, Sendable {
    public let effects: [BootstrappedEffect]
    /// Resamples drawn with the program's own random numbers.
    public let resamples: Int
    /// Those of them on which the equations could not be estimated (an arm empty, a constant
    /// mediator). They are left out of every figure.
    public let singularResamples: Int
    public let singularReplays: Int
    /// Whether the estimates without each single unit all exist, as BCa needs.
    public let hasJackknife: Bool
    /// How many units the bootstrap draws from, where the plan names a column of them.
    public let units: Int?
    /// Within how many strata, where the plan names a column of them.
    public let strata: Int?

    public func effect(_ name: String) -> BootstrappedEffect? { effects.first { $0.name == name } }
}

/// A mediation carried out on a table.
public struct MediationFit: Hashable, Sendable {
    public let specification: MediationSpecification
    public let rowsInTable: Int
    /// Rows without a missing value in any variable of the model.
    public let rowsUsed: Int
    /// By variable, in the order of the model; a row that lacks two values counts in both.
    public let missing: [MissingCount]

    /// M_i ~ X + C.
    public let mediatorModels: [LinearSummary]
    /// Y ~ M + X + C + D.
    public let outcomeModel: LinearSummary
    /// Y ~ X + C.
    public let totalEffectModel: LinearSummary

    /// X on each mediator.
    public let a: [Double]
    /// Each mediator on Y, beside X and the other mediators.
    public let b: [Double]
    /// c: X on Y without the mediators.
    public let totalEffect: Double
    /// c': X on Y beside the mediators.
    public let directEffect: Double
    public let effects: [MediationEffect]
    /// Σ a b / c; nil when c is 0. A share only when the indirect and the direct effect point the
    /// same way, and steady only when c is far from 0.
    public let proportionMediated: Double?
    public let standardized: StandardizedPaths
    /// For one mediator; else empty.
    public let normalTheoryTests: [NormalTheoryTest]
    /// Exact interval of each a b as a product of normals; nil where a standard error is 0.
    public let productIntervals: [Ends?]
    /// Of each of ``effects`` by the Monte-Carlo method; nil where a standard error is 0.
    public let monteCarloIntervals: [Ends?]
    /// Of the mediator equations, in the order of the mediators.
    public let residualCorrelations: Matrix
    public let bootstrap: MediationBootstrap?

    public func effect(_ name: String) -> MediationEffect? { effects.first { $0.name == name } }

    public var timing: TimingBadge { specification.timing }

    /// What the design lets one say; every sentence about the mechanism takes its verb from it.
    public var badge: DesignBadge { specification.badge }

    /// Σ aᵢ bᵢ: the indirect effect of one mediator, the total indirect effect of several.
    public var totalIndirect: MediationEffect {
        effects.first { $0.weights.allSatisfy { $0 == 1 } } ?? effects[0]
    }
}

/// Paths and effects in standard deviations (divisor n − 1) of the rows used.
public struct StandardizedPaths: Hashable, Sendable {
    /// a b / sd(Y), by mediator.
    public let partiallyStandardizedIndirect: [Double]
    /// a b sd(X) / sd(Y), by mediator.
    public let completelyStandardizedIndirect: [Double]
    /// a sd(X) / sd(M), by mediator.
    public let a: [Double]
    /// b sd(M) / sd(Y), by mediator.
    public let b: [Double]
    /// c' sd(X) / sd(Y).
    public let direct: Double
    /// c sd(X) / sd(Y).
    public let total: Double

    init(_ equations: MediationEquations, x: [Double], m: [[Double]], y: [Double]) {
        let sdX = standardDeviation(x)
        let sdY = standardDeviation(y)
        let sdM = m.map(standardDeviation)
        partiallyStandardizedIndirect = equations.products.map { $0 / sdY }
        completelyStandardizedIndirect = equations.products.map { $0 * sdX / sdY }
        a = zip(equations.a, sdM).map { $0 * sdX / $1 }
        b = zip(equations.b, sdM).map { $0 * $1 / sdY }
        direct = equations.directEffect * sdX / sdY
        total = equations.totalEffect * sdX / sdY
    }
}

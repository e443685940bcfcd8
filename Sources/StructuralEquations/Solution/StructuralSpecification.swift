public import Statistics

/// A structural equation model as a plan states it (`Documentation/Methods/StructuralEquations.md`).
public struct StructuralSpecification: Hashable, Sendable {
    public enum Estimator: String, Hashable, Sendable, CaseIterable { case ML, MLM, MLR, WLSMV, ULSMV }
    public enum Kind: String, Hashable, Sendable, CaseIterable { case sem, cfa, growth }
    public enum Parameterization: String, Hashable, Sendable, CaseIterable { case delta, theta }

    public var syntax: ModelSyntax
    public var kind: Kind = .sem
    public var estimator: Estimator = .ML
    /// Rows with missing values take part with what they have.
    public var isFullInformation = false
    public var group: String?
    public var groupEqual: [ModelOptions.EqualPart] = []
    public var groupPartial: [String] = []
    /// Latent variables that are one at successive occasions; their items are matched by order.
    public var occasions: [[String]] = []
    public var standardizesLatents = false
    public var isOrthogonal = false
    public var fixesX = true
    /// nil: where the model needs it.
    public var hasMeans: Bool?
    /// How many are given.
    public var modificationIndices = 0
    /// Ordered items; `isAllOrdered` for all.
    public var ordered: [String] = []
    public var isAllOrdered = false
    public var parameterization: Parameterization = .delta
    public var cluster: String?
    /// Confidence level of every interval.
    public var level = 0.95
    public var bootstrap: BootstrapSpecification?
    /// Draws for Monte-Carlo intervals of defined parameters; 0 for none.
    public var monteCarloDraws = 0
    public var seed: UInt64? = nil

    public init(_ syntax: ModelSyntax) { self.syntax = syntax }

    /// Whether means are part of the model.
    public var meanStructure: Bool {
        if isFullInformation || kind == .growth || group != nil || cluster != nil || !occasions.isEmpty { return true }
        if let hasMeans { return hasMeans }
        return syntax.statements.contains { statement in
            guard case .relation(_, .regressedOn, let terms) = statement.content else { return false }
            return terms.contains { $0.variable == "1" }
        }
    }

    /// The options of the parameter table.
    ///
    /// - Parameter thresholds: of ordered items, their number.
    public func options(groups: Int, thresholds: [String: Int] = [:]) -> ModelOptions {
        var options = ModelOptions()
        options.isGrowth = kind == .growth
        options.standardizesLatents = standardizesLatents
        options.isOrthogonal = isOrthogonal
        options.fixesX = fixesX
        options.hasMeans = meanStructure
        options.groups = groups
        options.equal = groupEqual
        options.partial = groupPartial
        options.thresholds = thresholds
        options.occasions = occasions
        return options
    }
}

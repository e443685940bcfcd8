public import Statistics

/// One mediator whose paths may depend on a moderator W (Edwards and Lambert 2007; Hayes 2015):
///
///     M ~ X [+ W + X·W] + C        Y ~ M + X [+ W + M·W] [+ X·W] + C
///
/// W stands in an equation where it moderates one of its paths. The indirect effect is a(w) b(w), a number
/// for each w. W is numeric, or a factor, which enters as contrasts with its first level.
public struct ModeratedMediation: MediationDesign {
    public typealias Fit = ModeratedMediationFit

    public enum Path: String, Hashable, Sendable, CaseIterable {
        /// X on M.
        case a
        /// M on Y.
        case b
        /// X on Y beside M.
        case direct
    }

    public var model: MediationSpecification
    public var moderator: String
    public var paths: Set<Path>
    /// Where effects are shown; nil for mean ± one standard deviation, or for each level.
    public var values: [Double]?

    public init(_ model: MediationSpecification, moderator: String, paths: Set<Path>, values: [Double]? = nil) {
        self.model = model
        self.moderator = moderator
        self.paths = paths
        self.values = values
    }

    public var faults: [String] {
        var faults = model.faults(mediators: 1, of: "moderated mediation")
        if paths.isEmpty { faults.append("moderators names no path; give a, b or direct the moderator.") }
        if moderator == model.exposure {
            faults.append("The exposure is its own moderator; that is the product of exposure and mediator, interaction: true.")
        } else if model.variables.contains(moderator) {
            faults.append("\"\(moderator)\" is the moderator and stands in the model already; leave it out there, it enters the equations whose paths it moderates.")
        }
        if let values, values.isEmpty || Set(values).count < values.count || !values.allSatisfy(\.isFinite) {
            faults.append("moderator_values are different numbers, at least one.")
        }
        return faults
    }

    /// - Throws: ``MediationError``
    public func carryOut(numeric table: DataTable, running: Running) throws -> ModeratedMediationFit {
        let columns = try ModeratorColumns(moderator, values: values, beside: model.variables, in: table)
        let rows = try CompleteRows(of: model.variables + columns.names, in: columns.table)
        let places = try columns.points(rows, values: values)
        let equations = ModeratedEquations(self, rows, columns.names)
        let mediator = try equations.mediatorFit(model.level)
        let outcome = try equations.outcomeFit(model.level)
        let effects = ModeratedEffects(self, columns: columns.names.count, points: places.points, isFactor: columns.levels != nil)
        let reader = ModeratedReader(equations, effects)
        let kernel = EquationKernel(
            columns: equations.standardized, equations: equations.numbered, reader: reader,
            drawn: try model.drawn(rows, of: columns.table))
        let found = effects.estimated(equations, mediator: mediator, outcome: outcome, level: model.level, seed: model.seed)
        let bootstrap = try kernel.bootstrap(
            found.map(\.name), estimates: found.map(\.estimate), of: model, running: running)
        return ModeratedMediationFit(
            specification: self, rows: DesignAccount(rows), mediatorModel: mediator.summary, outcomeModel: outcome.summary,
            points: places.points, beyond: places.beyond, designEffects: found, bootstrap: bootstrap)
    }
}

/// A value of the moderator at which effects are shown.
public struct ModeratorPoint: Hashable, Sendable {
    /// `low`, `mean`, `high`, a number, or a level.
    public let label: String
    /// nil for a factor.
    public let value: Double?
    /// Of the moderator's columns.
    let columns: [Double]
}

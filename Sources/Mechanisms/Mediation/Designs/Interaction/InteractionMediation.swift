public import Statistics

/// One mediator whose effect may depend on the exposure, by least squares:
///
///     M ~ X + C        Y ~ M + X + X·M + C
///
/// with natural effects of the contrast from `control` to `treated` and the four-way decomposition
/// (VanderWeele 2014; VanderWeele 2015). C is held at its means, which for linear equations equals averaging over
/// the people.
public struct InteractionMediation: AnalysisSpecification {
    public var model: MediationSpecification
    /// The exposure's levels that are compared.
    public var control: Double
    public var treated: Double

    public init(_ model: MediationSpecification, control: Double = 0, treated: Double = 1) {
        self.model = model
        self.control = control
        self.treated = treated
    }

    /// What the coefficient of X·M is called.
    public static let product = "xm"

    public var faults: [String] {
        var faults = model.faults(mediators: 1, of: "mediation with interaction")
        if model.variables.contains(Self.product) {
            faults.append("\"xm\" is the name of the product of exposure and mediator; give the column another name.")
        }
        if !(control.isFinite && treated.isFinite) || control == treated {
            faults.append("exposure_levels are two different numbers, for instance [0, 1].")
        }
        return faults
    }

    public var seed: UInt64? { (model.bootstrap?.resamples ?? 0) > 0 ? model.seed : nil }

    /// - Throws: ``MediationError``
    public func fit(on table: DataTable, running: Running) throws -> InteractionMediationFit {
        let faults = self.faults
        guard faults.isEmpty else { throw MediationError.plan(faults) }
        let (expanded, wide) = try model.expandingCategories(in: table)
        var numeric = self
        numeric.model = expanded
        return try numeric.fit(numeric: wide, running: running)
    }

    private func fit(numeric table: DataTable, running: Running) throws -> InteractionMediationFit {
        let rows = try CompleteRows(of: model.variables, in: table)
        let mediator = try rows.regress(model.mediators[0], on: [model.exposure] + model.covariates, level: model.level)
        let outcome = try outcomeEquation(rows)
        let effects = InteractionEffects(
            mediator: mediator, outcome: outcome, means: model.covariates.map { LeastSquares.average(rows.column($0)) },
            mediatorMean: LeastSquares.average(rows.column(model.mediators[0])), control: control, treated: treated)
        let all = effects.all(level: model.level)
        let reader = InteractionReader(rows, self)
        let kernel = FactorKernel(
            columns: reader.columns(rows, model), reader: reader, drawn: try model.drawn(rows, of: table))
        let first = all.prefix(InteractionReader.count)
        let bootstrap = try kernel.bootstrap(
            first.map(\.name), estimates: first.map(\.estimate), of: model, running: running)
        return InteractionMediationFit(
            specification: self, rows: DesignAccount(rows), mediatorModel: mediator.summary,
            outcomeModel: outcome.summary, mediatorMean: effects.mediatorMean, effects: all, bootstrap: bootstrap)
    }

    private func outcomeEquation(_ rows: CompleteRows) throws -> LinearFit {
        let m = rows.column(model.mediators[0])
        let x = rows.column(model.exposure)
        let product = zip(x, m).map { $0 * $1 }
        let names = [model.mediators[0], model.exposure, Self.product] + model.covariates
        let solution: LeastSquares
        do {
            solution = try LeastSquares(
                outcome: rows.column(model.outcome), named: model.outcome,
                predictors: [m, x, product] + model.covariates.map(rows.column), named: names)
        } catch {
            throw MediationError.equation(outcome: model.outcome, error)
        }
        return LinearFit(
            model: LinearModel(outcome: model.outcome, predictors: names, level: model.level), solution: solution)
    }
}

extension LeastSquares {
    static func average(_ values: [Double]) -> Double {
        let n = Double(values.count)
        let first = values.reduce(0, +) / n
        return first + values.reduce(0) { $0 + ($1 - first) } / n
    }
}

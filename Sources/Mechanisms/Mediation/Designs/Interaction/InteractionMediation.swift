public import Statistics

/// One mediator whose effect may depend on the exposure, by least squares:
///
///     M ~ X + C        Y ~ M + X + X·M + C
///
/// with natural effects of the contrast from `control` to `treated` and the four-way decomposition
/// (VanderWeele 2014; VanderWeele 2015). C is held at its means, which for linear equations equals averaging over
/// the people.
public struct InteractionMediation: ComparesLevels {
    public typealias Fit = InteractionMediationFit

    public var model: MediationSpecification
    /// The exposure's levels that are compared (``ComparesLevels``).
    public var control: Double
    public var treated: Double
    public let areLevelsStated: Bool

    public init(_ model: MediationSpecification, control: Double? = nil, treated: Double? = nil) {
        self.model = model
        self.control = control ?? 0
        self.treated = treated ?? 1
        areLevelsStated = control != nil || treated != nil
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

    /// - Throws: ``MediationError``
    public func carryOut(numeric table: DataTable, running: Running) throws -> InteractionMediationFit {
        let rows = try CompleteRows(of: model.variables, in: table)
        let design = comparing(rows.column(model.exposure))
        let mediator = try rows.regress(model.mediators[0], on: [model.exposure] + model.covariates, level: model.level)
        let outcome = try outcomeEquation(rows)
        let effects = InteractionEffects(
            mediator: mediator, outcome: outcome, means: model.covariates.map { LeastSquares.average(rows.column($0)) },
            mediatorMean: LeastSquares.average(rows.column(model.mediators[0])), control: design.control, treated: design.treated)
        let all = effects.all(level: model.level, seed: model.seed)
        let reader = InteractionReader(rows, design)
        let kernel = FactorKernel(
            columns: reader.columns(rows, model), reader: reader, drawn: try model.drawn(rows, of: table))
        let first = all.prefix(InteractionReader.count)
        let bootstrap = try kernel.bootstrap(
            first.map(\.name), estimates: first.map(\.estimate), of: model, running: running)
        return InteractionMediationFit(
            specification: design, rows: DesignAccount(rows, comparing: design), mediatorModel: mediator.summary,
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

public import Statistics

/// Two mediators in a row, X → M₁ → M₂ → Y, by least squares:
///
///     M₁ ~ X + C        M₂ ~ M₁ + X + C        Y ~ M₁ + M₂ + X + C
///
/// The exposure may act through M₁ alone (a₁ b₁), through M₂ alone (a₂ b₂), or through both in turn
/// (a₁ d₂₁ b₂) (Hayes 2018, chapter 5). The order of the mediators is a claim of the plan, not of the data.
public struct SerialMediation: MediationDesign {
    /// Its two mediators in their order.
    public typealias Fit = SerialMediationFit

    public var model: MediationSpecification

    public init(_ model: MediationSpecification) { self.model = model }

    public var faults: [String] { model.faults(mediators: 2, of: "serial mediation") }

    /// - Throws: ``MediationError``
    public func carryOut(numeric table: DataTable, running: Running) throws -> SerialMediationFit {
        let rows = try CompleteRows(of: model.variables, in: table)
        let before = [model.exposure] + model.covariates
        let (first, second) = (model.mediators[0], model.mediators[1])
        let m1 = try rows.regress(first, on: before, level: model.level)
        let m2 = try rows.regress(second, on: [first] + before, level: model.level)
        let outcome = try rows.regress(model.outcome, on: [first, second] + before, level: model.level)
        let total = try rows.regress(model.outcome, on: before, level: model.level)
        let paths = SerialPaths(m1: m1, m2: m2, outcome: outcome)
        let effects = paths.effects(level: model.level, seed: model.seed)
        let direct = outcome.solution.coefficients[3]
        let c = total.solution.coefficients[1]
        let estimates = effects.map(\.estimate) + [direct, c]
        let kernel = try FactorKernel(rows, model, drawn: model.drawn(rows, of: table))
        let bootstrap = try kernel.bootstrap(
            effects.map(\.name) + ["direct", "total"], estimates: estimates, of: model, running: running)
        return SerialMediationFit(
            specification: self, rows: DesignAccount(rows), m1Model: m1.summary, m2Model: m2.summary,
            outcomeModel: outcome.summary, totalEffectModel: total.summary, paths: paths, effects: effects,
            directEffect: direct, totalEffect: c, bootstrap: bootstrap)
    }
}

extension FactorKernel where Reader == SerialReader {
    init(_ rows: CompleteRows, _ model: MediationSpecification, drawn: ResamplingDesign) {
        let names = model.covariates + [model.exposure] + model.mediators + [model.outcome]
        let columns = names.map { StandardizedColumn(rows.column($0)) }
        let x = model.covariates.count
        let unit = columns[x + 3].spread / columns[x].spread
        self.init(columns: columns.map(\.values), reader: SerialReader(exposure: x + 1, unit: unit), drawn: drawn)
    }
}

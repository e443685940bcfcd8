public import Statistics

/// A serial mediation carried out on a table.
public struct SerialMediationFit: MediationDesignFit, Hashable {
    public let specification: SerialMediation
    public let rows: DesignAccount
    public let m1Model: LinearSummary
    public let m2Model: LinearSummary
    public let outcomeModel: LinearSummary
    public let totalEffectModel: LinearSummary
    public let paths: SerialPaths
    /// `via_m1`, `via_m2`, `via_m1_m2`, `total_indirect`.
    public let effects: [DeltaEffect]
    /// c': X on Y beside both mediators.
    public let directEffect: Double
    /// c: X on Y without them.
    public let totalEffect: Double
    public let bootstrap: MediationBootstrap?

    public var designEffects: [DeltaEffect] { effects }

    public var results: ResultTree {
        var entries = rows.entries
        let models = [("m1_model", m1Model), ("m2_model", m2Model), ("outcome_model", outcomeModel), ("total_effect_model", totalEffectModel)]
        for (name, model) in models {
            entries.append(.init(name, .branch(model.rows.map { .init($0.term, $0.results) })))
        }
        entries.append(
            .init(
                "paths",
                .of([
                    "a1": .number(paths.a1), "a2": .number(paths.a2), "d21": .number(paths.d21), "b1": .number(paths.b1),
                    "b2": .number(paths.b2),
                ])))
        entries.append(.init("c_total", .number(totalEffect)))
        entries.append(.init("c_prime_direct", .number(directEffect)))
        entries.append(.init("effects", .branch(effects.map { .init($0.name, $0.results) })))
        return .branch(entries + designEntries)
    }

    public var warnings: [String] {
        var cautions: [MediationWarning] = []
        for model in [m1Model, m2Model, outcomeModel] where model.isPerfect {
            cautions.append(.perfectFit(outcome: model.outcome, coefficients: model.rows.count))
        }
        return designWarnings(cautions)
    }

    public var tables: [ReadableTable] {
        [effectTable("Indirect effects")]
            + [m1Model, m2Model, outcomeModel, totalEffectModel].map(DesignTables.equation)
    }

    public var pictures: [Picture] {
        let model = specification.model
        let names = [model.exposure] + model.mediators + [model.outcome]
        func edge(_ from: Int, _ to: Int, _ summary: LinearSummary) -> Picture.Paths.Edge? {
            summary.row(names[from]).map {
                .init(from: names[from], to: names[to], isCovariance: false, estimate: $0.estimate, lower: $0.lower, upper: $0.upper)
            }
        }
        let edges = [
            edge(0, 1, m1Model), edge(0, 2, m2Model), edge(1, 2, m2Model), edge(1, 3, outcomeModel), edge(2, 3, outcomeModel),
            edge(0, 3, outcomeModel),
        ]
        let paths = Picture(
            id: "serial-paths", title: "Paths", caption: "The exposure, the two mediators in their order and the outcome, joined by arrows with their coefficients. \(model.designNote)",
            content: .paths(.init(nodes: names.map { .init(name: $0, isLatent: false) }, edges: edges.compactMap { $0 })))
        let forest = effectForest(id: "serial-effects", title: "Indirect effects", axis: "Effect on \(model.outcome)")
        return [paths, forest].compactMap { $0 }
    }
}

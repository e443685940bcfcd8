public import Statistics

/// A mediation with exposure–mediator interaction, carried out on a table.
public struct InteractionMediationFit: MediationDesignFit, Hashable {
    public let specification: InteractionMediation
    public let rows: DesignAccount
    public let mediatorModel: LinearSummary
    public let outcomeModel: LinearSummary
    public let mediatorMean: Double
    /// `acme_control` … `proportion_mediated_average`, as in the results.
    public let effects: [DeltaEffect]
    public let bootstrap: MediationBootstrap?

    public func effect(_ name: String) -> DeltaEffect? { effects.first { $0.name == name } }

    public var designEffects: [DeltaEffect] { effects }

    public var results: ResultTree {
        var entries = rows.entries
        entries.append(.init("mediator_model", .branch(mediatorModel.rows.map { .init($0.term, $0.results) })))
        entries.append(.init("outcome_model", .branch(outcomeModel.rows.map { .init($0.term, $0.results) })))
        entries.append(.init("mediator_mean", .number(mediatorMean)))
        entries.append(.init("effects", .branch(effects.map { .init($0.name, $0.results) })))
        return .branch(entries + designEntries)
    }

    public var warnings: [String] {
        var cautions: [MediationWarning] = []
        for model in [mediatorModel, outcomeModel] where model.isPerfect {
            cautions.append(.perfectFit(outcome: model.outcome, coefficients: model.rows.count))
        }
        if let total = effect("total") {
            if let ends = total.normalInterval, ends.lower <= 0, ends.upper >= 0 { cautions.append(.unsteadyProportion) }
            if let indirect = effect("acme_average"), let direct = effect("ade_average"),
                MediationWarning.areOpposite(indirect.estimate, direct.estimate)
            {
                cautions.append(.oppositeDirections)
            }
        }
        return designWarnings(cautions)
    }

    public var tables: [ReadableTable] {
        [
            effectTable("Natural effects"),
            DesignTables.equation(mediatorModel), DesignTables.equation(outcomeModel),
        ]
    }

    public var pictures: [Picture] {
        let shown = effects.filter { $0.name.hasPrefix("acme") || $0.name.hasPrefix("ade") || $0.name == "total" }
        let forest = effectForest(
            shown, id: "natural-effects", title: "Natural effects", axis: "Effect on \(specification.model.outcome)")
        return [forest].compactMap { $0 }
    }
}

public import Statistics

/// A moderated mediation carried out on a table.
public struct ModeratedMediationFit: MediationDesignFit, Hashable {
    public let specification: ModeratedMediation
    public let rows: DesignAccount
    public let mediatorModel: LinearSummary
    public let outcomeModel: LinearSummary
    /// Where effects are shown.
    public let points: [ModeratorPoint]
    /// Labels of points outside what was seen.
    public let beyond: [String]
    /// `indirect_at_<w>`, `index`, `difference_<w2>_minus_<w1>`, `direct_at_<w>`.
    public let designEffects: [DeltaEffect]
    public let bootstrap: MediationBootstrap?

    public func effect(_ name: String) -> DeltaEffect? { designEffects.first { $0.name == name } }

    public var results: ResultTree {
        var entries = rows.entries
        entries.append(.init("mediator_model", .branch(mediatorModel.rows.map { .init($0.term, $0.results) })))
        entries.append(.init("outcome_model", .branch(outcomeModel.rows.map { .init($0.term, $0.results) })))
        let values = points.compactMap { point in point.value.map { ResultTree.Entry(point.label, .number($0)) } }
        if !values.isEmpty { entries.append(.init("moderator_values", .branch(values))) }
        entries.append(.init("effects", .branch(designEffects.map { .init($0.name, $0.results) })))
        return .branch(entries + designEntries)
    }

    public var warnings: [String] {
        let perfect = [mediatorModel, outcomeModel].filter(\.isPerfect)
            .map { MediationWarning.perfectFit(outcome: $0.outcome, coefficients: $0.rows.count) }
        let outside = beyond.isEmpty
            ? []
            : ["Nobody was seen as far out as \(specification.moderator) \(beyond.joined(separator: ", ")): the effects there are extrapolated."]
        return designWarnings(perfect) + outside
    }

    public var tables: [ReadableTable] {
        let moderator = specification.moderator
        let shown = points.map { point in point.value.map { "\(point.label) \($0.formatted3)" } ?? point.label }
        var notes = ["Indirect and direct effects at values of \(moderator): \(shown.joined(separator: ", "))."]
        if effect("index") != nil {
            notes.append("The index is how much the indirect effect differs for each unit of \(moderator) (Hayes 2015).")
        } else if specification.paths.isSuperset(of: [.a, .b]) {
            notes.append("Both paths depend on \(moderator), so the indirect effect is no straight line of it; differences stand in place of one index.")
        }
        notes.append("That an interval leaves out zero at one value and not at another is no test of their difference; the index or the difference is.")
        return [
            effectTable("Conditional indirect effects", notes: notes), DesignTables.equation(mediatorModel),
            DesignTables.equation(outcomeModel),
        ]
    }

    public var pictures: [Picture] {
        let shown = designEffects.filter { $0.name.hasPrefix("indirect_at_") || $0.name.hasPrefix("index") }
        let forest = effectForest(
            shown, id: "conditional-indirect-effects", title: "Indirect effect by \(specification.moderator)",
            axis: "Effect on \(specification.model.outcome)")
        return [forest].compactMap { $0 }
    }
}

extension Double {
    /// Three significant digits or so, for a label.
    var formatted3: String {
        guard isFinite, self != 0 else { return shortestText ?? "0" }
        var scale = 1.0
        while (self * scale).magnitude < 100, scale < 1e9 { scale *= 10 }
        return ((self * scale).rounded() / scale).shortestText ?? "0"
    }
}

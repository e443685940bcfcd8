public import Statistics

/// A mediation with other equations than the plain ones: what all of them prepare alike.
public protocol MediationDesign: DatedSpecification {
    /// Variables, level, bootstrap, assignment, timing.
    var model: MediationSpecification { get set }

    /// What is wrong with the plan before any data are seen, one sentence each.
    var faults: [String] { get }

    /// Carries it out on a table in which every column of the model is numeric.
    func carryOut(numeric table: DataTable, running: Running) throws -> Fit
}

extension MediationDesign {
    /// Chance enters by the bootstrap and by the Monte-Carlo intervals.
    public var seed: UInt64? { model.seed }

    public func dated(by days: MeasuredDays) -> Self {
        var dated = self
        dated.model = model.dated(by: days)
        return dated
    }

    /// - Throws: ``MediationError`` and what the design adds to it; `CancellationError`.
    public func fit(on table: DataTable, running: Running) throws -> Fit {
        let faults = self.faults
        guard faults.isEmpty else { throw MediationError.plan(faults) }
        let (expanded, wide) = try model.expandingCategories(in: table)
        var numeric = self
        numeric.model = expanded
        return try numeric.carryOut(numeric: wide, running: running)
    }
}

/// A mediation design carried out: what all of them say alike.
public protocol MediationDesignFit: DesignedFit {
    associatedtype Design: MediationDesign
    var specification: Design { get }
    var rows: DesignAccount { get }
    /// Every effect of the design, as in the results.
    var designEffects: [DeltaEffect] { get }
    var bootstrap: MediationBootstrap? { get }
}

extension MediationDesignFit {
    public var timing: TimingBadge { specification.model.timing }

    /// What the design lets one say; every sentence about the mechanism takes its verb from it.
    public var badge: DesignBadge { specification.model.badge }

    public var account: FitAccount { rows.account() }

    /// As the plan chooses, else the next that there is (``DecidingInterval/Choice``).
    public func decidingInterval(of name: String) -> DecidingInterval? {
        guard let effect = designEffects.first(where: { $0.name == name }) else { return nil }
        let choice = specification.model.deciding
        return DecidingInterval.chosen(
            choice, bootstrapped: bootstrap?.deciding(name, choice), product: effect.productInterval,
            monteCarlo: effect.monteCarloInterval, normal: effect.normalInterval)
    }

    /// `monte_carlo_ci95.<e>`, `product_distribution_ci95.<e>`, `deciding.<e>`, `design`, `bootstrap`.
    var designEntries: [ResultTree.Entry] {
        let model = specification.model
        let level = levelWord(model.level)
        var entries: [ResultTree.Entry] = []
        let drawn = designEffects.compactMap { effect in
            effect.monteCarloInterval.map { ResultTree.Entry(effect.name, $0.results) }
        }
        if !drawn.isEmpty { entries.append(.init("monte_carlo_ci\(level)", .branch(drawn))) }
        let products = designEffects.compactMap { effect in
            effect.productInterval.map { ResultTree.Entry(effect.name, $0.results) }
        }
        if !products.isEmpty { entries.append(.init("product_distribution_ci\(level)", .branch(products))) }
        let deciding = designEffects.compactMap { effect in
            decidingInterval(of: effect.name).map { ResultTree.Entry(effect.name, $0.results(null: effect.null)) }
        }
        entries.append(.init("deciding", .branch(deciding)))
        entries.append(.init("design", model.designResults))
        if let bootstrap, let plan = model.bootstrap { entries.append(.init("bootstrap", bootstrap.results(plan))) }
        return entries
    }

    /// Of the rows, the bootstrap, and an order in time that speaks against the mediator.
    func designWarnings(_ own: [MediationWarning] = []) -> [String] {
        var cautions = rows.cautions + own
        if let bootstrap, let plan = specification.model.bootstrap { cautions += bootstrap.cautions(plan) }
        let order = [TimingBadge.before, .unknown].contains(timing) ? [] : [timing.meaning]
        return cautions.map { $0.sentence() } + (rows.levels?.warnings ?? []) + order
    }

    /// Effects with the interval that a reader is to go by.
    func effectTable(_ title: String, _ effects: [DeltaEffect]? = nil, notes: [String] = []) -> ReadableTable {
        DesignTables.effects(
            title, effects ?? designEffects, decided: decidingInterval, model: specification.model, rows: rows.rowsUsed,
            notes: notes)
    }

    func effectForest(_ effects: [DeltaEffect]? = nil, id: String, title: String, axis: String) -> Picture? {
        DesignTables.forest(effects ?? designEffects, decided: decidingInterval, model: specification.model, id: id, title: title, axis: axis)
    }
}

public import Statistics

/// Several outcomes carried out on the people who have all of them.
public struct SeveralOutcomesFit: AnalysisFit, Hashable {
    public let specification: SeveralOutcomes
    public let rowsGiven: Int
    public let rowsUsed: Int
    /// One an outcome, in their order.
    public let fits: [MediationFit]
    /// One an outcome and mediator.
    public let joint: [JointEffect]

    public var account: FitAccount {
        FitAccount(
            rowsGiven: rowsGiven, rowsAnalysed: rowsUsed, missing: FitAccount.completeRows(given: rowsGiven, analysed: rowsUsed))
    }

    /// `outcomes.<y>` as a mediation; `joint.<y>.<e>`; `questions`.
    public var results: ResultTree {
        let outcomes = fits.map { ResultTree.Entry($0.specification.outcome, $0.results) }
        var together: [ResultTree.Entry] = []
        for fit in fits {
            let outcome = fit.specification.outcome
            let own = joint.filter { $0.outcome == outcome }.map { ResultTree.Entry($0.name, $0.results) }
            together.append(.init(outcome, .branch(own)))
        }
        return .branch([
            .init("rows_used", .count(rowsUsed)), .init("rows_left_out", .count(rowsGiven - rowsUsed)),
            .init("questions", .count(joint.count)), .init("joint", .branch(together)), .init("outcomes", .branch(outcomes)),
        ])
    }

    public var warnings: [String] {
        let left = rowsGiven - rowsUsed
        let first = left > 0 ? ["\(left) of \(rowsGiven) rows are left out because a value of one of the outcomes or of the model is missing."] : []
        return first + fits.flatMap { fit in fit.warnings.map { "\(fit.specification.outcome): \($0)" } }
    }

    public var tables: [ReadableTable] {
        let model = specification.models[0]
        let percent = (model.level * 100).shortestText ?? "95"
        let rows = joint.map { effect -> [ReadableTable.Cell] in
            let own = fits.first { $0.specification.outcome == effect.outcome }
            let deciding = own.flatMap { fit in fit.effect(effect.name).flatMap { fit.decidingInterval(of: $0) } }
            return [
                .text("\(effect.outcome): \(effect.name)"), .number(effect.estimate),
                deciding.map { .interval($0.ends.lower, $0.ends.upper) } ?? .missing("There is none."),
                effect.simultaneous.map { .interval($0.lower, $0.upper) } ?? .missing("A standard error is 0."), .p(effect.p),
                .p(effect.adjustedP),
            ]
        }
        let adjustment = specification.adjustment.words
        let designs = fits.map { "\($0.specification.outcome): \($0.specification.designNote)" }
        return [
            ReadableTable(
                "Indirect effects on several outcomes",
                columns: ["Effect", "Estimate", "\(percent) % interval", "\(percent) % simultaneous", "p", "p adjusted"], rows: rows,
                notes: designs + [
                    "\(rowsUsed) rows, the same for every outcome; \(joint.count) questions.",
                    "p from the resamples on either side of 0, \(adjustment). Simultaneous intervals hold for all questions together (max-t).",
                ])
        ] + fits.map(Self.table)
    }

    private static func table(_ fit: MediationFit) -> ReadableTable {
        let model = fit.specification
        let effects = fit.effects.map {
            DeltaEffect($0.name, $0.estimate, variance: $0.standardError * $0.standardError, level: model.level)
        }
        return DesignTables.effects(
            "Effects on \(model.outcome)", effects,
            decided: { name in fit.effect(name).flatMap { fit.decidingInterval(of: $0) } }, model: model, rows: fit.rowsUsed, notes: [])
    }

    public var pictures: [Picture] {
        let rows = joint.compactMap { effect -> Picture.Forest.Row? in
            guard let ends = effect.simultaneous else { return nil }
            return .init(
                label: "\(effect.outcome): \(effect.name)", estimate: effect.estimate / effect.standardError,
                lower: ends.lower / effect.standardError, upper: ends.upper / effect.standardError)
        }
        guard !rows.isEmpty else { return [] }
        return [
            Picture(
                id: "joint-effects", title: "Indirect effects in their standard errors",
                caption: "Each indirect effect divided by its standard error, with the interval that holds for all together; the line marks no effect. \(specification.models[0].designNote)",
                content: .forest(.init(rows: rows, reference: 0, axis: "Effect in standard errors")))
        ]
    }
}

public import Statistics

/// A mediation by full-information maximum likelihood, carried out on a table.
public struct IncompleteMediationFit: MediationDesignFit, Hashable {
    public let specification: IncompleteMediation
    public let rows: DesignAccount
    /// Rows that lack nothing.
    public let completeRows: Int
    /// Of the EM algorithm.
    public let iterations: Int
    /// Kinds of gaps, that of no gap among them.
    public let patterns: Int
    /// X on each mediator, each mediator on Y.
    let a: [IncompletePaths.Path]
    let b: [IncompletePaths.Path]
    /// As in a mediation, then `direct` (c') and `total` (c).
    public let designEffects: [DeltaEffect]
    public let bootstrap: MediationBootstrap?

    public func effect(_ name: String) -> DeltaEffect? { designEffects.first { $0.name == name } }

    public var account: FitAccount {
        FitAccount(
            rowsGiven: rows.rowsInTable, rowsAnalysed: rows.rowsUsed,
            missing: "Rows with gaps take part with what they hold (full-information maximum likelihood, missing at random); \(completeRows) of \(rows.rowsUsed) are complete.",
            convergence: .converged(iterations: iterations, gradient: 0, rule: "largest step of a mean or covariance in standard deviations below 1e-12"))
    }

    public var results: ResultTree {
        let mediators = specification.model.mediators
        let none = "The observed information is singular."
        func branch(_ paths: [IncompletePaths.Path]) -> ResultTree {
            .branch(zip(mediators, paths).map { name, path in
                .init(name, .of(["est": .number(path.estimate), "se": .finite(path.standardError, else: none)]))
            })
        }
        return .branch(
            rows.entries + [
                .init("complete_rows", .count(completeRows)), .init("patterns", .count(patterns)),
                .init("paths", .of(["a": branch(a), "b": branch(b)])),
                .init("effects", .branch(designEffects.map { .init($0.name, $0.results) })),
            ] + designEntries)
    }

    public var warnings: [String] {
        let lost = rows.rowsInTable - rows.rowsUsed
        var own = lost > 0 ? ["\(lost) of \(rows.rowsInTable) rows hold nothing of the model and take no part."] : []
        if let bootstrap, let plan = specification.model.bootstrap { own += bootstrap.cautions(plan).map { $0.sentence() } }
        if ![TimingBadge.before, .unknown].contains(timing) { own.append(timing.meaning) }
        if designEffects.allSatisfy({ $0.standardError == nil }) {
            own.append("The observed information is singular, so there are no standard errors; intervals come from a bootstrap.")
        }
        return own
    }

    public var tables: [ReadableTable] {
        [
            effectTable(
                "Effects",
                notes: [
                    "Full-information maximum likelihood: \(completeRows) of \(rows.rowsUsed) rows are complete, the others take part with what they hold. That is right when what is missing depends on what was seen alone (missing at random).",
                    "Standard errors from the observed information.",
                ])
        ]
    }

    public var pictures: [Picture] {
        let forest = effectForest(
            id: "effects", title: "Effects with incomplete rows", axis: "Effect on \(specification.model.outcome)")
        return [forest].compactMap { $0 }
    }
}

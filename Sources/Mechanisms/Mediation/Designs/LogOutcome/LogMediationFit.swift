public import Statistics

/// A mediation with a log link, carried out on a table.
public struct LogMediationFit: MediationDesignFit, Hashable {
    public let specification: LogMediation
    public let rows: DesignAccount
    public let mediatorModel: LinearSummary
    public let outcomeModel: LogRegression
    /// Differences of means, the two means, and ratios of means.
    public let designEffects: [DeltaEffect]
    public let bootstrap: MediationBootstrap?

    /// Counts that vary this much more than their family says have standard errors that are too small.
    public static let largeDispersion = 1.5

    public func effect(_ name: String) -> DeltaEffect? { designEffects.first { $0.name == name } }

    public var account: FitAccount {
        rows.account(
            .converged(iterations: outcomeModel.iterations, gradient: outcomeModel.gradient, rule: "columns standardized"))
    }

    public var results: ResultTree {
        let none = "The standard error is 0."
        var entries = rows.entries
        entries.append(.init("mediator_model", .branch(mediatorModel.rows.map { .init($0.term, $0.results) })))
        entries.append(.init("mediator_sigma", .number(mediatorModel.sigma)))
        entries.append(
            .init(
                "outcome_model",
                .branch(outcomeModel.rows.map { row in
                    .init(
                        row.term,
                        .of([
                            "est": .number(row.estimate), "se": .number(row.standardError), "z": .finite(row.z, else: none),
                            "p": .finite(row.p, else: none),
                        ]))
                })))
        entries.append(.init("deviance", .number(outcomeModel.deviance)))
        if let theta = outcomeModel.theta {
            entries.append(.init("theta", .of(["est": .number(theta.value), "se": .finite(theta.standardError, else: none)])))
        }
        if let dispersion = outcomeModel.dispersion { entries.append(.init("dispersion", .number(dispersion))) }
        if let sigma = outcomeModel.sigma { entries.append(.init("outcome_sigma", .number(sigma))) }
        entries.append(.init("natural_effects_mean_scale", .branch(designEffects.map { .init($0.name, .number($0.estimate)) })))
        return .branch(entries + designEntries)
    }

    public var warnings: [String] {
        var own: [String] = []
        if specification.family == .poisson, let dispersion = outcomeModel.dispersion, dispersion > Self.largeDispersion {
            own.append(
                "The counts vary \(dispersion.formatted3) times as much as a Poisson distribution says: the standard errors and "
                    + "Monte-Carlo intervals are too small; take outcome_family: negative_binomial, or the bootstrap.")
        }
        return designWarnings() + own
    }

    public var tables: [ReadableTable] {
        let family = specification.family.rawValue.replacing("_", with: " ")
        let equation = ReadableTable(
            "Equation for the logarithm of the mean of \(outcomeModel.outcome) (\(family))",
            columns: ["Term", "Estimate", "Standard error", "z", "p"],
            rows: outcomeModel.rows.map {
                [
                    .text($0.term), .number($0.estimate), .number($0.standardError), .finite($0.z, else: "The standard error is 0."),
                    $0.p.isFinite ? .p($0.p) : .missing("The standard error is 0."),
                ]
            },
            notes: [specification.family == .gaussian ? "Non-linear least squares." : "Maximum likelihood; standard errors from the expected information."])
        let natural = effectTable(
            "Natural effects on the scale of the mean",
            notes: ["Differences of the mean of \(outcomeModel.outcome), two means, and three ratios of means (1 is no effect)."])
        return [natural, equation, DesignTables.equation(mediatorModel)]
    }

    public var pictures: [Picture] {
        let shown = Array(designEffects.prefix(7))
        let forest = effectForest(
            shown, id: "natural-effects", title: "Natural effects on the scale of the mean",
            axis: "Difference of the mean of \(outcomeModel.outcome)")
        return [forest].compactMap { $0 }
    }
}

public import Statistics

/// A mediation with a binary outcome, carried out on a table.
public struct BinaryMediationFit: MediationDesignFit, Hashable {
    public let specification: BinaryMediation
    public let rows: DesignAccount
    public let mediatorModel: LinearSummary
    public let outcomeModel: BinaryRegression
    /// X on M with its standard error.
    public let a: Double
    public let seA: Double
    public let risks: NaturalRisks
    /// Quasi-Bayesian intervals in the order of the effects.
    public let drawn: [Ends?]
    public let bootstrap: MediationBootstrap?

    public var account: FitAccount {
        rows.account(
            .converged(
                iterations: outcomeModel.iterations, gradient: outcomeModel.largestGradient,
                rule: "largest element of the gradient of the log-likelihood, columns standardized"),
            diary: ["Newton's method for the outcome equation: \(outcomeModel.iterations) steps."])
    }

    /// M on Y, on the link scale.
    private var path: BinaryRegression.Row? { outcomeModel.row(specification.model.mediators[0]) }

    public var results: ResultTree {
        var entries = rows.entries
        entries.append(.init("mediator_model", .branch(mediatorModel.rows.map { .init($0.term, $0.results) })))
        entries.append(.init("mediator_sigma", .number(mediatorModel.sigma)))
        let coefficients = outcomeModel.rows.map { row in
            ResultTree.Entry(
                row.term,
                .of([
                    "est": .number(row.estimate), "se": .number(row.standardError), "z": .number(row.z), "p": .number(row.p),
                ]))
        }
        entries.append(.init("outcome_model", .branch(coefficients)))
        entries.append(.init("deviance", .number(outcomeModel.deviance)))
        entries.append(.init("null_deviance", .number(outcomeModel.nullDeviance)))
        entries.append(.init("intercept_deviance", .number(outcomeModel.interceptDeviance)))
        entries.append(.init("aic", .number(outcomeModel.aic)))
        if let path {
            let first = a * a * path.standardError * path.standardError
            let second = path.estimate * path.estimate * seA * seA
            entries.append(
                .init(
                    "product_on_link_scale",
                    .of([
                        "a": .number(a), "b": .number(path.estimate), "ab": .number(a * path.estimate),
                        "se_sobel": .number((first + second).squareRoot()),
                    ])))
        }
        let natural = zip(NaturalRisks.allNames, risks.all).map { name, value in
            ResultTree.Entry(name, .finite(value, else: "A risk is 0 or 1."))
        }
        entries.append(.init("natural_effects_probability_scale", .branch(natural)))
        return .branch(entries + designEntries)
    }

    public var warnings: [String] { designWarnings() }

    /// On the probability scale.
    public var designEffects: [DeltaEffect] {
        let level = specification.model.level
        return zip(NaturalRisks.allNames, risks.all).enumerated().map { place, effect in
            DeltaEffect(effect.0, effect.1, variance: .nan, level: level, monteCarlo: drawn[place])
        }
    }

    public var tables: [ReadableTable] {
        let equation = ReadableTable(
            "Equation for \(outcomeModel.outcome) (\(specification.link.rawValue))",
            columns: ["Term", "Estimate", "Standard error", "z", "p"],
            rows: outcomeModel.rows.map {
                [.text($0.term), .number($0.estimate), .number($0.standardError), .number($0.z), .p($0.p)]
            }, notes: ["Maximum likelihood; standard errors from the expected information."])
        let natural = effectTable(
            "Natural effects on the probability scale",
            notes: ["Differences of the probability of \(outcomeModel.outcome), then two probabilities; the last two are ratios of odds."])
        return [natural, equation, DesignTables.equation(mediatorModel)]
    }

    public var pictures: [Picture] {
        let shown = Array(designEffects.prefix(NaturalRisks.effectNames.count))
        let forest = effectForest(
            shown, id: "natural-effects", title: "Natural effects on the probability scale", axis: "Difference of probability")
        return [forest].compactMap { $0 }
    }
}

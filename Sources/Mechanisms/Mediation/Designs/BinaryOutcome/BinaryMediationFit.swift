public import Statistics

/// A mediation with a binary outcome, carried out on a table.
public struct BinaryMediationFit: AnalysisFit, Hashable {
    public let specification: BinaryMediation
    public let rows: DesignAccount
    public let mediatorModel: LinearSummary
    public let outcomeModel: BinaryRegression
    /// X on M with its standard error.
    public let a: Double
    public let seA: Double
    public let risks: NaturalRisks
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
        if let bootstrap, let plan = specification.model.bootstrap {
            entries.append(.init("bootstrap", bootstrap.results(plan)))
        }
        return .branch(entries)
    }

    public var warnings: [String] {
        var cautions = rows.cautions
        if let bootstrap, let plan = specification.model.bootstrap { cautions += bootstrap.cautions(plan) }
        return cautions.map { $0.sentence() }
    }

    /// Effects on the probability scale; intervals are the bootstrap's.
    private var effects: [DeltaEffect] {
        zip(NaturalRisks.allNames, risks.all).map {
            DeltaEffect($0, $1, variance: .nan, level: specification.model.level)
        }
    }

    public var tables: [ReadableTable] {
        let equation = ReadableTable(
            "Equation for \(outcomeModel.outcome) (\(specification.link.rawValue))",
            columns: ["Term", "Estimate", "Standard error", "z", "p"],
            rows: outcomeModel.rows.map {
                [.text($0.term), .number($0.estimate), .number($0.standardError), .number($0.z), .p($0.p)]
            }, notes: ["Maximum likelihood; standard errors from the expected information."])
        let natural = ReadableTable(
            "Natural effects on the probability scale", columns: ["Effect", "Estimate", "Interval"],
            rows: effects.map { effect in
                let ends = DesignTables.interval(of: effect.name, bootstrap)?.ends
                return [
                    .text(effect.name), .finite(effect.estimate, else: "A risk is 0 or 1."),
                    ends.map { .interval($0.lower, $0.upper) } ?? .missing("Intervals come from a bootstrap of at least 1000 resamples."),
                ]
            }, notes: ["Differences of the probability of \(outcomeModel.outcome); the last two are ratios of odds."])
        return [natural, equation, DesignTables.equation(mediatorModel)]
    }

    public var pictures: [Picture] {
        guard bootstrap != nil else { return [] }
        let shown = effects.prefix(NaturalRisks.effectNames.count)
        let picture = DesignTables.forest(
            Array(shown), bootstrap, id: "natural-effects", title: "Natural effects on the probability scale",
            axis: "Difference of probability")
        if case .forest(let forest) = picture.content, forest.rows.isEmpty { return [] }
        return [picture]
    }
}

import MixedModels
public import Statistics

extension MultilevelMediationFit {
    public var results: ResultTree {
        let percent = (((specification.level * 1000).rounded() / 10).shortestText ?? "")
        let interval = within.interval(specification.level)
        let noInterval = "The quantiles of the product could not be found."
        return .of([
            "mediator_model": coefficients(mediatorModel),
            "outcome_model": coefficients(outcomeModel),
            "mediator_variances": variances(mediatorModel),
            "outcome_variances": variances(outcomeModel),
            "within_indirect": product(within),
            "within_indirect_ci\(percent)": .of([
                "lower": interval.map { .number($0.lower) } ?? .missing(noInterval),
                "upper": interval.map { .number($0.upper) } ?? .missing(noInterval),
            ]),
            "design": DesignReport.results(specification.assignment, specification.timing),
            "between_indirect_sum_contextual": between.map(product) ?? .missing("The part between persons is the same for all."),
        ])
    }

    private func coefficients(_ fit: LinearMixedFit) -> ResultTree {
        .branch(fit.coefficients.map { row in
            .init(row.name.filter { $0 != "`" }, .of([
                "est": .finite(row.estimate, else: "not finite"), "se": .finite(row.standardError, else: "not finite"),
                "t": .finite(row.t, else: "not finite"),
                "df": row.degreesOfFreedom.map(ResultTree.number) ?? .missing("The information of the variances is not positive definite."),
                "p": row.p.map(ResultTree.number) ?? .missing("The information of the variances is not positive definite."),
            ]))
        })
    }

    private func variances(_ fit: LinearMixedFit) -> ResultTree {
        .of([
            "var_intercept": .finite(fit.covariances.first?[0, 0] ?? .nan, else: "not finite"),
            "var_residual": .finite(fit.residualVariance, else: "not finite"),
            specification.method == .restricted ? "reml_loglik" : "ml_loglik": .finite(fit.logLikelihood, else: "not finite"),
        ])
    }

    private func product(_ product: Product) -> ResultTree {
        .of([
            "est": .finite(product.estimate, else: "not finite"), "se_sobel": .finite(product.standardError, else: "not finite"),
            "p_sobel": .finite(Normal.twoSided(product.estimate / product.standardError), else: "not defined"),
        ])
    }

    public var tables: [ReadableTable] {
        let percent = "\(((specification.level * 1000).rounded() / 10).shortestText ?? "") % interval"
        let products = [("within persons", within)] + (between.map { [("between persons (contextual)", $0)] } ?? [])
        let rows = products.map { name, product -> [ReadableTable.Cell] in
            [
                .text(name), .number(product.a), .number(product.b), .number(product.estimate), .number(product.standardError),
                product.interval(specification.level).map { .interval($0.lower, $0.upper) } ?? .missing("The quantiles could not be found."),
            ]
        }
        let indirect = ReadableTable(
            "Indirect effects", columns: ["Effect", "a", "b", "a × b", "SE (Sobel)", percent], rows: rows,
            notes: [
                DesignReport.note(specification.assignment, specification.timing),
                "a: \(specification.exposure) on \(specification.mediator); b: \(specification.mediator) on \(specification.outcome). Intervals: exact quantiles of the product of two independent normal estimates.",
                "Without randomised exposure within persons, and without randomised mediators, neither is causal by itself.",
            ])
        return [indirect]
            + mediatorModel.tables.map { $0.titled("\(specification.mediator): \($0.title)") }
            + outcomeModel.tables.map { $0.titled("\(specification.outcome): \($0.title)") }
    }

    public var pictures: [Picture] {
        func row(_ fit: LinearMixedFit, _ place: Int) -> (Double, Double?, Double?) {
            let row = fit.coefficients[place]
            let interval = row.interval(specification.level)
            return (row.estimate, interval?.lower, interval?.upper)
        }
        // The exposure's part within persons comes after those of the mediator.
        let outcomePlace = outcomeModel.coefficients.firstIndex { $0.name.filter { $0 != "`" } == "\(specification.exposure)w" } ?? 1
        let (x, m, y) = (specification.exposure, specification.mediator, specification.outcome)
        let a = row(mediatorModel, 1)
        let b = row(outcomeModel, 1)
        let c = row(outcomeModel, outcomePlace)
        return [Picture(
            id: "paths-within", title: "Paths within persons",
            caption: "From \(x) over \(m) to \(y), on occasions on which the person is above her own average.",
            content: .paths(.init(
                nodes: [x, m, y].map { .init(name: $0, isLatent: false) },
                edges: [
                    .init(from: x, to: m, isCovariance: false, estimate: a.0, lower: a.1, upper: a.2),
                    .init(from: m, to: y, isCovariance: false, estimate: b.0, lower: b.1, upper: b.2),
                    .init(from: x, to: y, isCovariance: false, estimate: c.0, lower: c.1, upper: c.2),
                ])))]
    }
}

extension ReadableTable {
    func titled(_ title: String) -> ReadableTable { ReadableTable(title, columns: columns, rows: rows, notes: notes) }
}

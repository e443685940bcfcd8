public import Statistics

extension MultilevelMetaFit {
    public var account: FitAccount {
        var doubts: [String] = []
        if between == 0 { doubts.append("The variance between studies is 0, the end of its range.") }
        if within == 0 { doubts.append("The variance between the effects of one study is 0, the end of its range.") }
        return FitAccount(
            rowsGiven: rowsGiven, rowsAnalysed: effects.count, units: [.init("studies", clusters), .init("effects", effects.count)],
            missing: FitAccount.completeRows(given: rowsGiven, analysed: effects.count),
            convergence: estimation.converged
                ? .converged(
                    iterations: estimation.iterations, gradient: estimation.gradient,
                    rule: "slope of the log-likelihood by each variance, times the typical sampling variance")
                : .notConverged("Newton's method did not end from any of four starts; the best point is shown."),
            admissibility: doubts.isEmpty ? .admissible : .doubtful(doubts), diary: estimation.diary)
    }

    public var results: ResultTree {
        let noTest = "The covariance of the coefficients is singular, or the standard errors are 0."
        let none = "There are no degrees of freedom for heterogeneity."
        var entries: [ResultTree.Entry] = [
            .init("k", .count(effects.count)), .init("clusters", .count(clusters)),
            .init("rows_left_out", .count(rowsGiven - effects.count)),
            .init("coef", .branch(coefficients.map { .init($0.term, $0.results) })),
            .init("sigma2", .of(["between": .number(between), "within": .number(within)])),
            .init("Q", .number(q)), .init("Q_df", .count(freedom)), .init("Q_p", .finite(qP ?? .nan, else: none)),
            .init(
                "I2",
                i2.map { .of(["total": .number($0.between + $0.within), "between": .number($0.between), "within": .number($0.within)]) }
                    ?? .missing(none)),
            .init("loglik", .number(logLikelihood)), .init("aic", .number(aic)),
            .init("QM", .finite(wald?.statistic ?? .nan, else: noTest)), .init("QM_p", .finite(wald?.p ?? .nan, else: noTest)),
        ]
        if let predictionInterval { entries.append(.init("prediction_interval", predictionInterval.results)) }
        let few = "There are no more studies than coefficients."
        entries.append(
            .init("robust", .of(["cr1": cr1.map(Self.tree) ?? .missing(few), "cr2": cr2.map(Self.tree) ?? .missing(few)])))
        return .branch(entries)
    }

    private static func tree(_ rows: [Robust]) -> ResultTree {
        .branch(rows.map { row in
            guard case .branch(let entries) = row.coefficient.results else { return .init(row.coefficient.term, .branch([])) }
            return .init(row.coefficient.term, .branch(entries + [.init("df", .number(row.degreesOfFreedom))]))
        })
    }

    public var warnings: [String] {
        var sentences = notes
        if effects.count < rowsGiven {
            sentences.append(FitAccount.completeRows(given: rowsGiven, analysed: effects.count))
        }
        if case .doubtful(let doubts) = account.admissibility { sentences += doubts }
        if case .notConverged(let sentence) = account.convergence { sentences.append(sentence) }
        if let cr2, cr2.contains(where: { $0.degreesOfFreedom < 4 }) {
            sentences.append("Some cluster-robust tests have fewer than 4 degrees of freedom: their p values are not to be trusted.")
        }
        return sentences
    }

    public var tables: [ReadableTable] {
        var tables = [MetaTables.coefficients(coefficients, specification.test)]
        if let cr2 {
            let none = "The standard error is 0."
            tables.append(
                ReadableTable(
                    "Effects, standard errors robust to clusters (CR2)",
                    columns: ["Term", "Estimate", "Standard error", "Degrees of freedom", "Interval", "p"],
                    rows: cr2.map { row in
                        [
                            .text(row.coefficient.term), .number(row.coefficient.estimate), .number(row.coefficient.standardError),
                            .number(row.degreesOfFreedom), .interval(row.coefficient.interval.lower, row.coefficient.interval.upper),
                            row.coefficient.p.map { .p($0) } ?? .missing(none),
                        ]
                    }, notes: ["They hold whatever the correlation of the effects within a study."]))
        }
        let rows: [[ReadableTable.Cell]] = [
            [.text("Variance between studies"), .number(between)], [.text("Variance between effects of one study"), .number(within)],
            [.text("Q (\(freedom) df)"), .number(q)],
        ]
        tables.append(
            ReadableTable(
                "Heterogeneity", columns: ["Quantity", "Value"], rows: rows,
                notes: ["Correlation of sampling errors within a study, assumed: \(specification.rho.shortestText ?? "0")."]))
        return tables
    }

    public var pictures: [Picture] {
        let quantile = Normal.standard.quantile((1 + specification.level) / 2) ?? 0
        let heaviest = effects.map(\.weight).max() ?? 1
        var rows = effects.map { effect -> Picture.Forest.Row in
            let reach = quantile * effect.variance.squareRoot()
            return .init(
                label: effect.label, estimate: effect.estimate, lower: effect.estimate - reach, upper: effect.estimate + reach,
                weight: effect.weight / heaviest)
        }
        if predictionInterval != nil, let first = coefficients.first {
            rows.append(.init(label: "All studies", estimate: first.estimate, lower: first.interval.lower, upper: first.interval.upper, isSummary: true))
        }
        return [
            Picture(
                id: "forest", title: "Effects and their summary",
                caption: "Each effect with its interval; larger marks weigh more. Below them the summary.",
                content: .forest(.init(rows: rows, reference: 0, axis: specification.effect)))
        ]
    }
}

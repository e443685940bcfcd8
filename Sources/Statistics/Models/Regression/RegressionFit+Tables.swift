import RealModule

extension RegressionFit {
    public var tables: [ReadableTable] {
        var tables = [coefficientTable]
        if let part, pooled == nil { tables.append(modelTable(part)) }
        let joint = termTests.filter { $0.numeratorDF > 1 }
        if !joint.isEmpty { tables.append(termTable(joint)) }
        return tables + (marginal?.tables(hasOffset: frame.offset != nil) ?? [])
    }

    private var coefficientTable: ReadableTable {
        let outcome = frame.formula.response?.label ?? ""
        let title = "Coefficients of \(outcome)"
        let none = "There is no finite number."
        func ratio(_ estimate: Double, _ lower: Double, _ upper: Double) -> [ReadableTable.Cell] {
            guard isRatio else { return [] }
            let (low, high) = (Double.exp(lower), Double.exp(upper))
            return [.finite(Double.exp(estimate), else: none), low.isFinite && high.isFinite ? .interval(low, high) : .missing(none)]
        }
        let ratioHeadings = isRatio ? [ratioName, "its interval"] : []
        if let pooled {
            let rows = zip(names, pooled).map { name, row -> [ReadableTable.Cell] in
                let (lower, upper) = row.interval(level: specification.level)
                return [
                    .text(name), .finite(row.estimate, else: none), .finite(row.standardError, else: none), .interval(lower, upper),
                    .finite(row.t, else: none), .finite(row.df, else: "Infinite."), .p(row.p), .finite(row.fractionMissing, else: none),
                ] + ratio(row.estimate, lower, upper)
            }
            return ReadableTable(
                title, columns: ["term", "estimate", "SE", "interval", "t", "df", "p", "missing information"] + ratioHeadings,
                rows: rows, notes: ["\(parts.count) completed data sets, put together by Rubin's rules; degrees of freedom of Barnard and Rubin (1999)."] + methodNotes)
        }
        guard let part else { return ReadableTable(title, columns: ["term"], rows: []) }
        let rows = names.indices.map { index -> [ReadableTable.Cell] in
            let row = part.row(index, level: specification.level, names: names)
            let perfect = "The residuals are only rounding."
            return [
                .text(names[index]), .finite(row.estimate, else: none), .finite(row.standardError, else: none),
                row.lower.isFinite && row.upper.isFinite ? .interval(row.lower, row.upper) : .missing(none),
                .finite(row.statistic, else: perfect), row.p.map { .p($0) } ?? .missing(perfect),
            ] + ratio(row.estimate, row.lower, row.upper)
        }
        let statistic = part.df == nil ? "z" : "t"
        return ReadableTable(
            title, columns: ["term", "estimate", "SE", "interval", statistic, "p"] + ratioHeadings, rows: rows, notes: methodNotes)
    }

    /// What e to the power of a coefficient is.
    private var ratioName: String {
        switch specification.family {
        case .binomial: specification.link == .cloglog ? "hazard ratio" : "odds ratio"
        case .poisson, .negativeBinomial: "rate ratio"
        case .gaussian: ""
        }
    }

    private var methodNotes: [String] {
        var notes: [String] = []
        switch specification.family {
        case .gaussian: notes.append("Least squares.")
        case .binomial: notes.append("Maximum likelihood, binomial, link \((specification.link ?? .logit).rawValue).")
        case .poisson: notes.append("Maximum likelihood, Poisson, link log.")
        case .negativeBinomial: notes.append("Maximum likelihood, negative binomial with variance μ + μ²/θ, link log.")
        }
        if let part, let df = part.df, pooled == nil { notes.append("t tests and intervals with \(df.shortestText ?? "") degrees of freedom.") }
        if specification.robust != .none { notes.append("Standard errors \(specification.robust.rawValue)\(specification.cluster.map { " by \($0)" } ?? "").") }
        let share = (specification.level * 100).shortestText ?? ""
        notes.append("Intervals hold \(share) %.")
        return notes
    }

    private func modelTable(_ part: RegressionPart) -> ReadableTable {
        let none = "There is no finite number."
        var rows: [[ReadableTable.Cell]] = [[.text("rows"), .count(frame.count)]]
        let fit = part.logLikelihood
        let badness = -2 * fit.value
        switch part.solution {
        case .linear(let squares):
            rows.append([.text("degrees of freedom of residuals"), .count(squares.residualDegreesOfFreedom)])
            rows.append([.text("R²"), .finite(1 - squares.residualSumOfSquares / squares.totalSumOfSquares, else: none)])
            let sigma = (squares.residualSumOfSquares / Double(squares.residualDegreesOfFreedom)).squareRoot()
            rows.append([.text("residual standard deviation"), .finite(sigma, else: none)])
        case .generalized(let fit):
            rows.append([.text("deviance"), .finite(fit.deviance, else: none)])
            rows.append([.text("deviance without terms"), .finite(nullDeviance, else: none)])
            rows.append([.text("dispersion (Pearson)"), .finite(part.pearsonDispersion, else: none)])
            if let theta = fit.theta { rows.append([.text("θ"), .finite(theta.value, else: none)]) }
        }
        rows.append([.text("log-likelihood"), .finite(fit.value, else: none)])
        rows.append([.text("AIC"), .finite(badness + 2 * Double(fit.parameters), else: none)])
        return ReadableTable("The model", columns: ["", "value"], rows: rows)
    }

    private func termTable(_ tests: [TermTest]) -> ReadableTable {
        let isF = tests[0].denominatorDF != nil
        let rows = tests.map { test -> [ReadableTable.Cell] in
            [.text(test.term), .number(test.statistic), .count(test.numeratorDF), test.denominatorDF.map { .number($0) } ?? .empty, .p(test.p)]
        }
        return ReadableTable(
            "Terms of several coefficients", columns: ["term", isF ? "F" : "χ²", "df", "df of residuals", "p"], rows: rows,
            notes: ["Wald test of all coefficients of the term together, given the other terms."])
    }
}

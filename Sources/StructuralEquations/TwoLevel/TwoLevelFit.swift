public import Statistics

/// A two-level structural model, fitted.
public struct TwoLevelFit: AnalysisFit {
    public let specification: StructuralSpecification
    public let parameters: [EstimatedParameter]
    let estimate: TwoLevelEstimate
    let data: ClusteredData
    public let results: ResultTree

    init(_ specification: StructuralSpecification, _ estimate: TwoLevelEstimate, _ data: ClusteredData) {
        self.specification = specification
        self.estimate = estimate
        self.data = data
        let parameters = estimate.parameters(level: specification.level)
        self.parameters = parameters
        let squares = estimate.explained.map { ResultTree.Entry($0.name, .finite($0.value, else: "A variance is not positive.")) }
        results = .of([
            "parameters": .branch(parameters.map { one in
                guard one.standardError == nil, case .branch(let entries) = one.results else { return .init(one.name, one.results) }
                return .init(one.name, .branch(entries + [.init("se", .number(0))]))
            }),
            "loglik": .number(estimate.logLikelihood), "npar": .count(estimate.table.estimatedCount),
            "fit": .branch(Self.measures(estimate)), "r_square": .branch(squares),
        ])
    }

    private static func measures(_ estimate: TwoLevelEstimate) -> [ResultTree.Entry] {
        let npar = estimate.table.estimatedCount
        let persons = estimate.likelihood.persons
        let value = estimate.logLikelihood
        let penalty = Double(npar)
        var entries: [ResultTree.Entry] = [
            .init("npar", .count(npar)), .init("logl", .number(value)), .init("aic", .number(-2 * value + 2 * penalty)),
            .init("bic", .number(-2 * value + penalty * naturalLog(persons))),
        ]
        guard let saturated = estimate.saturated else {
            return entries + [.init("chisq", .missing("The unrestricted model did not converge, so there is nothing to compare with."))]
        }
        let df = saturated.parameters - npar
        let chiSquare = max(0, 2 * (saturated.logLikelihood - value))
        entries.append(.init("unrestricted.logl", .number(saturated.logLikelihood)))
        entries += [.init("chisq", .number(chiSquare)), .init("df", .count(df)), .init("pvalue", FitMeasures.tail(chiSquare, df))]
        if df > 0 {
            let share = chiSquare / (persons * Double(df)) - 1 / persons
            entries.append(.init("rmsea", .number(max(0, share).squareRoot())))
        }
        return entries
    }

    public var nested: NestedFit? {
        let moments = data.moments
        let above = moments.clusterOnly.isEmpty ? "" : ", of clusters alone \(moments.clusterOnly.sorted().joined(separator: ", "))"
        return NestedFit(
            badness: -2 * estimate.logLikelihood, parameters: estimate.table.estimatedCount, rows: moments.persons,
            rowsDigest: data.digest,
            criterion: "two-level ML of \(moments.within.sorted().joined(separator: ", "))\(above), clusters of \(specification.cluster ?? "")")
    }

    public var account: FitAccount {
        let doubts = estimate.inadmissible
        return FitAccount(
            rowsGiven: data.rowsGiven, rowsAnalysed: data.moments.persons,
            units: [.init("clusters", data.moments.clusters), .init("rows", data.moments.persons)], missing: data.missing,
            convergence: estimate.isConverged
                ? .converged(iterations: estimate.optimum.iterations, gradient: estimate.gradient, rule: "largest derivative of the log-likelihood of one row by a parameter")
                : .notConverged("The search for the maximum of the likelihood stopped with a largest derivative of \(estimate.gradient); the numbers are not to be used. Give starting values with start(…), or simplify the model."),
            admissibility: doubts.isEmpty ? .admissible : .doubtful(doubts), diary: estimate.diary)
    }

    public var warnings: [String] {
        var sentences: [String] = []
        if data.moments.clusters < estimate.table.estimatedCount {
            sentences.append(fewerPersonsThanParameters(data.moments.clusters, estimate.table.estimatedCount, of: "clusters"))
        }
        if data.moments.clusters < 50 {
            sentences.append("There are \(data.moments.clusters) clusters; standard errors of a two-level model rest on many clusters.")
        }
        if specification.fixesX, estimate.table.roles.contains(where: { !$0.exogenous.isEmpty }) {
            sentences.append("Covariates are split into within and between parts and so are part of the model: their variances and means are counted among the parameters and in the log-likelihood.")
        }
        return sentences
    }

    public var tables: [ReadableTable] {
        let titles = ["@1": "Within clusters", "@2": "Between clusters", "@defined": "Defined parameters"]
        let parts = ["@1", "@2", "@defined"].compactMap { suffix -> ReadableTable? in
            let shown = parameters.filter { $0.name.hasSuffix(suffix) && ($0.standardError != nil || $0.op == "=~") }
            guard !shown.isEmpty else { return nil }
            let rows = shown.map { one -> [ReadableTable.Cell] in
                [
                    .text(String(one.name.dropLast(suffix.count))), .finite(one.estimate, else: "It is not defined."),
                    one.standardError == nil ? .text("fixed") : .finite(one.standardError, else: "It is not defined."),
                    one.p.map { .p($0) } ?? .empty,
                    one.lower.flatMap { lower in one.upper.map { .interval(lower, $0) } } ?? .empty,
                    .finite(one.standardizedAll, else: "A variance is not positive."),
                ]
            }
            return ReadableTable(
                titles[suffix] ?? suffix, columns: ["Parameter", "Estimate", "SE", "p", "Interval", "Standardised"], rows: rows,
                notes: ["Standard errors by the observed information."])
        }
        return parts
    }
}

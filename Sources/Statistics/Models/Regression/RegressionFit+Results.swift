import RealModule

extension RegressionFit {
    public var results: ResultTree {
        if let pooled {
            let terms = zip(names, pooled).map { ResultTree.Entry($0, $1.results(level: specification.level)) }
            return .branch(terms + (marginal?.results(exponentiated: isRatio) ?? []))
        }
        guard let part else { return .branch([]) }
        var entries: [ResultTree.Entry] = [.init("coef", coefficients(part))]
        switch part.solution {
        case .linear(let squares): entries += linear(squares, part)
        case .generalized(let fit): entries += generalized(fit, part)
        }
        entries += information(part)
        entries.append(.init("terms", .branch(termTests.map { .init($0.term, $0.results) })))
        return .branch(entries + (marginal?.results(exponentiated: isRatio) ?? []))
    }

    /// Whether e to the power of a coefficient is a ratio: of odds, of rates, of hazards.
    var isRatio: Bool {
        guard specification.family != .gaussian else { return false }
        return specification.link != .probit
    }

    /// The joint test of each term; of the data sets' first where they were imputed.
    public var termTests: [TermTest] {
        guard let part, pooled == nil, !part.isPerfect else { return [] }
        return frame.design.termNames.indices.compactMap { term in
            let columns = frame.design.assign.indices.filter { frame.design.assign[$0] == term + 1 }
            return TermTest(
                term: frame.design.termNames[term], coefficients: part.coefficients, covariance: part.covariance,
                columns: columns, df: part.df)
        }
    }

    private func coefficients(_ part: RegressionPart) -> ResultTree {
        let robust = robust
        return .branch(names.indices.map { .init(names[$0], coefficient($0, part, robust)) })
    }

    private func coefficient(_ index: Int, _ part: RegressionPart, _ robust: [RobustCovariance: [Double]?]) -> ResultTree {
        let row = part.row(index, level: specification.level, names: names)
        let perfect = "The residuals are only rounding: a test means nothing."
        let none = "There is no finite number."
        let isLinear = specification.family == .gaussian
        var leaves: [ResultTree.Entry] = [
            .init("est", .finite(row.estimate, else: none)), .init("se", .finite(row.standardError, else: none)),
            .init(isLinear ? "t" : "z", row.statistic.map { .finite($0, else: perfect) } ?? .missing(perfect)),
            .init("p", row.p.map { .finite($0, else: perfect) } ?? .missing(perfect)),
            .init("ci_lower", .finite(row.lower, else: none)), .init("ci_upper", .finite(row.upper, else: none)),
        ]
        if isRatio {
            leaves.append(.init("exp", .finite(Double.exp(row.estimate), else: none)))
            leaves.append(.init("exp_lower", .finite(Double.exp(row.lower), else: none)))
            leaves.append(.init("exp_upper", .finite(Double.exp(row.upper), else: none)))
        }
        let model = max(0, part.modelCovariance[index, index]).squareRoot()
        if specification.robust != .none { leaves.append(.init("se_model", .finite(model, else: none))) }
        if case .linear(let squares) = part.solution {
            let share = Double(squares.residualDegreesOfFreedom) / Double(squares.observations)
            leaves.append(.init("se_ml", .finite(model * share.squareRoot(), else: none)))
        }
        let kinds = RobustCovariance.allCases.filter { $0 != .none && (!$0.needsClusters || specification.cluster != nil) }
        for kind in kinds {
            let value = (robust[kind] ?? nil)?[index]
            leaves.append(.init("se_\(kind.rawValue.lowercased())", value.map { .finite($0, else: none) } ?? .missing("A row has leverage 1: the equation passes through it whatever its value.")))
        }
        return .branch(leaves)
    }

    /// Robust standard errors of every kind, nil where a kind is not defined.
    private var robust: [RobustCovariance: [Double]?] {
        guard let part else { return [:] }
        var all: [RobustCovariance: [Double]?] = [:]
        for kind in RobustCovariance.allCases where kind != .none && (!kind.needsClusters || specification.cluster != nil) {
            let diagonal = part.influence.covariance(kind, clusters: part.input.clusters)?.diagonal
            all[kind] = .some(diagonal.map { $0.map { max(0, $0).squareRoot() } })
        }
        return all
    }

    private func linear(_ squares: LeastSquares, _ part: RegressionPart) -> [ResultTree.Entry] {
        let df = squares.residualDegreesOfFreedom
        let n = Double(squares.observations)
        let first = frame.formula.hasIntercept ? 1 : 0
        let model = squares.terms.count - first
        let r2 = 1 - squares.residualSumOfSquares / squares.totalSumOfSquares
        let sigma = (squares.residualSumOfSquares / Double(df)).squareRoot()
        let adjusted = 1 - (1 - r2) * (n - Double(first)) / Double(df)
        var entries: [ResultTree.Entry] = [
            .init("df", .count(df)), .init("r2", .finite(r2, else: "The outcome does not vary.")),
            .init("r2_adjusted", .finite(adjusted, else: "The outcome does not vary.")), .init("sigma", .number(sigma)),
        ]
        if model > 0 {
            let explained = (squares.totalSumOfSquares - squares.residualSumOfSquares) / Double(model)
            let f = explained / (sigma * sigma)
            let perfect = "The residuals are only rounding: a test means nothing."
            let p = part.isPerfect ? nil : FisherF(df1: Double(model), df2: Double(df))?.upperTail(f)
            entries.append(.init("overall", .of([
                "F": part.isPerfect ? .missing(perfect) : .finite(f, else: perfect), "df1": .count(model), "df2": .count(df),
                "p": p.map { .finite($0, else: perfect) } ?? .missing(perfect),
            ])))
        }
        return entries
    }

    private func generalized(_ fit: GeneralizedLinearFit, _ part: RegressionPart) -> [ResultTree.Entry] {
        let rows = part.input.response.count
        let columns = part.coefficients.count
        var entries: [ResultTree.Entry] = [
            .init("deviance", .finite(fit.deviance, else: "There is no finite deviance.")),
            .init("null_deviance", nullDeviance.map { .finite($0, else: "There is no finite deviance.") } ?? .missing("The model without terms has no fit.")),
            .init("df_residual", .count(rows - columns)), .init("df_null", .count(rows - (frame.formula.hasIntercept ? 1 : 0))),
            .init("pearson_dispersion", part.pearsonDispersion.map { .finite($0, else: "There are no residuals.") } ?? .missing("There are no more rows than coefficients.")),
        ]
        if let theta = fit.theta {
            entries.append(.init("theta", .number(theta.value)))
            entries.append(.init("theta_se", .finite(theta.standardError, else: "The likelihood is flat in theta.")))
        }
        return entries
    }

    private func information(_ part: RegressionPart) -> [ResultTree.Entry] {
        let fit = part.logLikelihood
        let badness = -2 * fit.value
        let k = Double(fit.parameters)
        let none = "The fit is perfect: its likelihood is infinite."
        return [
            .init("loglik", .finite(fit.value, else: none)), .init("aic", .finite(badness + 2 * k, else: none)),
            .init("bic", .finite(badness + k * Double.log(Double(frame.count)), else: none)),
            .init("n_obs", .count(frame.count)),
        ]
    }
}

extension RegressionPart {
    /// One coefficient with its test and interval.
    func row(_ index: Int, level: Double, names: [String]) -> MarginalMeans.Row {
        let se = isPerfect ? 0 : max(0, covariance[index, index]).squareRoot()
        return MarginalMeans.Row(
            name: names[index], by: nil, weights: [], estimate: coefficients[index], se: se, df: df, level: level)
    }

    /// Deviance of the model without terms, with the offset.
    var nullDeviance: Double? {
        guard case .generalized(let fit) = solution else { return nil }
        let ones = Matrix(rows: input.response.count, columns: input.hasIntercept ? 1 : 0, repeating: 1)
        let theta = fit.theta?.value
        return try? fit.model.fit(
            design: ones, response: input.response, trials: input.trials, offset: input.offset, fixedTheta: theta).deviance
    }
}

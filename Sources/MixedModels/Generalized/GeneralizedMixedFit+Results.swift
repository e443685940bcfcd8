import RealModule
public import Statistics

extension GeneralizedMixedFit {
    private var noError: String {
        isSeparated
            ? "The outcome is separated: the estimate grows without end and has no standard error."
            : "The information of the parameters is not positive definite."
    }

    private var noDeviationError: String {
        isSeparated || deviation > 0 ? noError : "A standard deviation at 0 has no standard error."
    }

    /// Half the width of an interval in standard errors.
    private var quantile: Double { Normal.standard.quantile(1 - (1 - specification.level) / 2) ?? .nan }

    public var results: ResultTree {
        let quantile = quantile
        let rows = coefficients.map { row -> ResultTree.Entry in
            .init(row.name, .of([
                "est": .finite(row.estimate, else: "not finite"), "se": row.standardError.map(ResultTree.number) ?? .missing(noError),
                "z": row.z.map { .finite($0, else: noError) } ?? .missing(noError), "p": row.p.map(ResultTree.number) ?? .missing(noError),
                "ci_lower": row.standardError.map { .finite(row.estimate - quantile * $0, else: noError) } ?? .missing(noError),
                "ci_upper": row.standardError.map { .finite(row.estimate + quantile * $0, else: noError) } ?? .missing(noError),
            ]))
        }
        return .of([
            "fixed": .branch(rows),
            "random_intercept_sd": .finite(deviation, else: "not finite"),
            "random_intercept_sd_se": deviationError.map(ResultTree.number) ?? .missing(noDeviationError),
            "loglik": .finite(logLikelihood, else: "not finite"),
            "aic": .finite(-2 * logLikelihood + 2 * Double(parameters), else: "not finite"),
            "bic": .finite(-2 * logLikelihood + Double.log(Double(self.rows)) * Double(parameters), else: "not finite"),
            "n_obs": .count(self.rows),
            "n_groups": .count(levels.count),
        ])
    }

    public func part(_ name: String) throws -> ResultTree? {
        guard name == "blups" else { return nil }
        return .branch(levels.indices.map { .init(levels[$0], .finite(deviation * modes[$0].mode, else: "not finite")) })
    }

    public var tables: [ReadableTable] {
        let quantile = quantile
        let isRatio = specification.family != .binomialProbit
        let ratio = specification.family == .poissonLog ? "Rate ratio" : "Odds ratio"
        let percent = "\(((specification.level * 1000).rounded() / 10).shortestText ?? "") % interval"
        let fixed = ReadableTable(
            "Fixed effects", columns: ["Term", "Estimate", "SE", "z", "p", percent] + (isRatio ? [ratio, percent] : []),
            rows: coefficients.map { row in
                var cells: [ReadableTable.Cell] = [
                    .text(row.name), .finite(row.estimate, else: noError), .finite(row.standardError, else: noError),
                    .finite(row.z, else: noError), row.p.map(ReadableTable.Cell.p) ?? .missing(noError),
                    row.standardError.map { .interval(row.estimate - quantile * $0, row.estimate + quantile * $0) } ?? .missing(noError),
                ]
                if isRatio {
                    cells.append(.finite(Double.exp(row.estimate), else: "too large"))
                    let lower = row.standardError.map { Double.exp(row.estimate - quantile * $0) }
                    let upper = row.standardError.map { Double.exp(row.estimate + quantile * $0) }
                    if let lower, let upper, upper.isFinite { cells.append(.interval(lower, upper)) } else { cells.append(.missing(noError)) }
                }
                return cells
            },
            notes: [
                "Formula: \(specification.formula.source). \(specification.family.words), maximum likelihood by \(specification.integration.words).",
                "Effects hold for a level of \(specification.formula.random.first?.groupName ?? "the group") given its random intercept; they are not those of population averages.",
            ])
        let components = ReadableTable(
            "Random intercept", columns: ["Group", "SD", "SE of SD"],
            rows: [[
                .text(specification.formula.random.first?.groupName ?? ""), .number(deviation),
                .finite(deviationError, else: noDeviationError),
            ]],
            notes: ["\(self.rows) rows, \(levels.count) levels."])
        return [fixed, components]
    }

    public var pictures: [Picture] {
        let quantile = quantile
        let order = levels.indices.sorted { modes[$0].mode == modes[$1].mode ? $0 < $1 : modes[$0].mode < modes[$1].mode }
        let chosen = order.count <= 60 ? order : (0..<60).map { order[$0 * (order.count - 1) / 59] }
        let group = specification.formula.random.first?.groupName ?? "the group"
        return [Picture(
            id: "random-effects", title: "Random intercepts of \(group)",
            caption: "How far each level of \(group) lies from the average on the scale of the linear predictor, from least to most, with intervals given the fixed effects.",
            content: .forest(.init(
                rows: chosen.map { level in
                    let center = deviation * modes[level].mode
                    let reach = quantile * deviation * modes[level].deviation
                    return .init(label: levels[level], estimate: center, lower: center - reach, upper: center + reach)
                }, reference: 0, axis: "Difference from the average")))]
    }
}

extension ConditionalFamily {
    var words: String {
        switch self {
        case .binomialLogit: "Binomial family, logit link"
        case .binomialProbit: "Binomial family, probit link"
        case .poissonLog: "Poisson family, log link"
        }
    }
}

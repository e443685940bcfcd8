public import Statistics

/// A generalized linear mixed model with one random intercept: `y ~ arm * visit + (1 | id)`.
public struct GeneralizedMixedSpecification: AnalysisSpecification {
    /// How the random intercept is integrated out.
    public enum Integration: Hashable, Sendable {
        case laplace
        case adaptiveGaussHermite(nodes: Int)

        var nodes: Int {
            switch self {
            case .laplace: 1
            case .adaptiveGaussHermite(let nodes): nodes
            }
        }

        var words: String {
            switch self {
            case .laplace: "Laplace approximation"
            case .adaptiveGaussHermite(let nodes): "adaptive Gauss–Hermite quadrature, \(nodes) nodes"
            }
        }
    }

    public let formula: ModelFormula
    public let family: ConditionalFamily
    public let integration: Integration
    public let level: Double

    public init(_ formula: ModelFormula, family: ConditionalFamily, integration: Integration = .laplace, level: Double = 0.95) {
        self.formula = formula
        self.family = family
        self.integration = integration
        self.level = level
    }

    public func fit(on table: DataTable, running: Running) throws -> GeneralizedMixedFit {
        guard formula.random.count == 1, let random = formula.random.first, random.hasIntercept, random.terms.isEmpty else {
            throw MixedModelError.notCarriedOut(
                "A generalized linear mixed model takes one random intercept, as in (1 | id); random slopes and further factors are carried out for analysis: lmm alone.")
        }
        let frame = try ModelFrame(formula, table: table)
        guard formula.response != nil else {
            throw MixedModelError.notCarriedOut("The formula has no outcome before the \"~\".")
        }
        guard let columns = random.columns(on: frame), frame.count > 0 else {
            throw MixedModelError.notCarriedOut("No row has a value for every variable of the model.")
        }
        try frame.design.requireFullRank()
        let trials = frame.trials ?? [Double](repeating: 1, count: frame.count)
        try check(frame, trials)
        guard columns.group.levels.count > 1 else { throw MixedModelError.oneLevel(factor: random.groupName) }
        guard frame.count > frame.design.columns else {
            throw MixedModelError.tooFewRows(rows: frame.count, coefficients: frame.design.columns)
        }
        let data = try GroupedOutcomes(
            family: family, outcome: frame.response, trials: trials, offset: frame.offset ?? [Double](repeating: 0, count: frame.count),
            design: frame.design.matrix, names: frame.design.names, codes: columns.group.codes, groups: columns.group.levels.count)
        let estimate = try GeneralizedMixedEstimate(data, nodes: integration.nodes)
        return GeneralizedMixedFit(
            self, estimate, data: data, group: columns.group, frame: frame, separating: separating(frame, trials))
    }

    /// The columns along which the likelihood rises for ever; nil where it has a maximum. What separates the
    /// outcomes without random effects separates them with any (Albert and Anderson 1984), for counts too.
    private func separating(_ frame: ModelFrame, _ trials: [Double]) -> [String]? {
        let plain: GeneralizedLinearModel?
        switch family {
        case .binomialLogit: plain = GeneralizedLinearModel(.binomial, .logit)
        case .binomialProbit: plain = GeneralizedLinearModel(.binomial, .probit)
        case .poissonLog: plain = GeneralizedLinearModel(.poisson)
        }
        do {
            _ = try plain?.fit(
                design: frame.design.matrix, response: frame.response, trials: family == .poissonLog ? nil : trials, offset: frame.offset)
        } catch GeneralizedLinearError.separated(let columns, _) {
            return columns.map { frame.design.names[$0] }
        } catch { return nil }
        return nil
    }

    private func check(_ frame: ModelFrame, _ trials: [Double]) throws {
        let name = formula.response?.label ?? "The outcome"
        switch family {
        case .binomialLogit, .binomialProbit:
            for row in frame.response.indices {
                let y = frame.response[row]
                guard y >= 0, y <= trials[row], frame.trials != nil || y == 0 || y == 1 else {
                    throw MixedModelError.notCarriedOut(
                        "\(name) holds \(y.shortestText ?? "") where 0 or 1 is needed, or counts in cbind(successes, failures).")
                }
            }
            let successes = frame.response.reduce(0, +)
            guard successes > 0, successes < trials.reduce(0, +) else {
                throw MixedModelError.notCarriedOut("\(name) is the same in every analysed row, so there is nothing to explain.")
            }
        case .poissonLog:
            guard frame.trials == nil, frame.response.allSatisfy({ $0 >= 0 && $0 == $0.rounded() }) else {
                throw MixedModelError.notCarriedOut("\(name) must hold counts from 0 for the Poisson family.")
            }
            guard frame.response.contains(where: { $0 > 0 }) else {
                throw MixedModelError.notCarriedOut("\(name) is 0 in every analysed row, so there is nothing to explain.")
            }
        }
    }
}

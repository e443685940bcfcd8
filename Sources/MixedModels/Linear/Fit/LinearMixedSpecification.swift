public import Statistics

/// A linear mixed model: `y ~ arm * week + (week | id)`, several and crossed random effects.
public struct LinearMixedSpecification: AnalysisSpecification {
    /// What is maximised.
    public enum Method: String, CaseIterable, Hashable, Sendable {
        /// The restricted likelihood: variances as unbiased as they get.
        case restricted = "REML"
        /// The likelihood: needed to compare fixed effects, and for profiles.
        case full = "ML"
    }

    /// Degrees of freedom of the fixed effects.
    public enum Freedom: String, CaseIterable, Hashable, Sendable {
        case satterthwaite
        case kenwardRoger = "kenward_roger"
    }

    public let formula: ModelFormula
    public let method: Method
    public let freedom: [Freedom]
    /// Whether profile-likelihood intervals are made, from the ML fit.
    public let profile: Bool
    public let level: Double

    public init(
        _ formula: ModelFormula, method: Method = .restricted, freedom: [Freedom] = [.satterthwaite], profile: Bool = false,
        level: Double = 0.95
    ) {
        self.formula = formula
        self.method = method
        self.freedom = freedom
        self.profile = profile
        self.level = level
    }

    public func fit(on table: DataTable, running: Running) throws -> LinearMixedFit {
        if formula.covariance != nil {
            throw MixedModelError.notCarriedOut(
                "The formula describes a covariance of repeated measures, which belongs to analysis: mmrm; lmm takes random effects such as (1 | id).")
        }
        let frame = try ModelFrame(formula, table: table)
        guard frame.trials == nil, frame.responseLevels == nil else {
            throw MixedModelError.notCarriedOut("The outcome of a linear mixed model is a number; for categories and counts use analysis: glmm.")
        }
        guard formula.response != nil else {
            throw MixedModelError.notCarriedOut("The formula has no outcome before the \"~\".")
        }
        guard frame.count > 0 else {
            throw MixedModelError.notCarriedOut("No row has a value for every variable of the model.")
        }
        try frame.design.requireFullRank()
        let data = try MixedModelData(frame)
        return try LinearMixedFit(self, data, frame: frame)
    }
}

extension MixedModelData {
    /// The numbers of a frame, offsets taken from the outcome.
    init(_ frame: ModelFrame) throws {
        var factors: [Factor] = []
        var terms: [Term] = []
        var uses: [String: Int] = [:]
        for random in frame.formula.random {
            guard let columns = random.columns(on: frame) else { continue }
            let name = random.groupName
            var index = factors.firstIndex { $0.name == name }
            if index == nil {
                factors.append(Factor(name: name, levels: columns.group.levels, codes: columns.group.codes))
                index = factors.count - 1
            }
            guard let factor = index, !columns.names.isEmpty else { continue }
            let use = uses[name, default: 0]
            uses[name] = use + 1
            var values = [[Double]](repeating: [Double](repeating: 0, count: frame.count), count: columns.names.count)
            for row in 0..<frame.count {
                for column in columns.names.indices { values[column][row] = columns.matrix[row, column] }
            }
            terms.append(Term(label: use == 0 ? name : "\(name).\(use)", factor: factor, names: columns.names, columns: values))
        }
        let response = frame.offset.map { offset in zip(frame.response, offset).map { $0 - $1 } } ?? frame.response
        self.init(response: response, design: frame.design.matrix, names: frame.design.names, factors: factors, terms: terms)
    }
}

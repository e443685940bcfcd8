import Statistics

/// The same analysis in each level of a column, each with its own τ², and a test whether they differ.
public struct MetaSubgroups: Hashable, Sendable {
    public struct Group: Hashable, Sendable {
        public let name: String
        public let studies: Int
        public let coefficient: MetaCoefficient
        public let heterogeneity: MetaHeterogeneity
    }

    public let column: String
    public let groups: [Group]
    /// Levels with too few studies for this estimator, or whose τ² was not found.
    public let left: [String]
    /// Σ (estimate − pooled)²/se² over the groups; χ² with one less than there are (Borenstein et al. 2009).
    public let difference: MetaWald?

    init?(_ column: String, _ data: MetaData, _ specification: MetaAnalysis) {
        guard let factor = data.frame.factor(column) else { return nil }
        self.column = column
        var groups: [Group] = []
        var left: [String] = []
        for (code, level) in factor.levels.enumerated() {
            let rows = factor.codes.indices.filter { factor.codes[$0] == code }
            if rows.isEmpty { continue }
            let model = MetaModel(
                y: rows.map { data.model.y[$0] }, v: rows.map { data.model.v[$0] }, design: MetaDesign(plain: rows.count))
            guard rows.count > 1 || specification.heterogeneity == .fixed,
                let fit = try? MetaEstimate(model, specification.heterogeneity)
            else {
                left.append(level)
                continue
            }
            groups.append(
                Group(
                    name: level, studies: rows.count,
                    coefficient: MetaInference(fit, specification.test).coefficients(level: specification.level)[0],
                    heterogeneity: MetaHeterogeneity(fit, level: specification.level)))
        }
        self.groups = groups
        self.left = left
        difference = Self.difference(groups)
    }

    private static func difference(_ groups: [Group]) -> MetaWald? {
        guard groups.count > 1, groups.allSatisfy({ $0.coefficient.standardError > 0 }) else { return nil }
        // Differences to the first group, with the covariance that they share through it.
        let first = groups[0].coefficient
        let count = groups.count - 1
        var covariance = Matrix(rows: count, columns: count, repeating: first.standardError * first.standardError)
        for index in 0..<count {
            let error = groups[index + 1].coefficient.standardError
            covariance[index, index] += error * error
        }
        let differences = groups.dropFirst().map { $0.coefficient.estimate - first.estimate }
        return MetaWald(differences, covariance, Array(0..<count), df2: nil)
    }

    var results: [ResultTree.Entry] {
        let none = "Fewer than two groups could be analysed."
        return [
            .init(
                "subgroups",
                .branch(groups.map { group in
                    .init(
                        group.name,
                        .of([
                            "k": .count(group.studies), "est": .number(group.coefficient.estimate),
                            "se": .number(group.coefficient.standardError),
                            "ci_lower": .number(group.coefficient.interval.lower),
                            "ci_upper": .number(group.coefficient.interval.upper),
                            "tau2": .number(group.heterogeneity.tau2), "Q": .number(group.heterogeneity.q),
                        ]))
                })),
            .init(
                "subgroup_difference",
                difference.map {
                    .of(["Q": .number($0.statistic), "df": .count($0.df1), "p": .number($0.p)])
                } ?? .missing(none)),
        ]
    }
}

/// What each variable of a model does, in one level of it.
public struct VariableRoles: Hashable, Sendable {
    /// On the left of `=~`.
    public private(set) var latents: [String] = []
    /// Every other variable, indicators first, then those on the left of `~`, then the rest.
    public private(set) var observed: [String] = []
    /// On the right of `=~`.
    public private(set) var indicators: [String] = []
    /// On the left of `~` (not with 1 alone), and on the right.
    public private(set) var outcomes: [String] = []
    public private(set) var predictors: [String] = []
    /// Observed, on the right of `~` alone, and without a variance, covariance or intercept in the model.
    public private(set) var exogenous: [String] = []

    /// Indicators of each latent variable, in their order.
    public private(set) var loadings: [String: [String]] = [:]
    /// Observed indicators of a factor that has no other.
    public private(set) var singleIndicators: [String] = []

    init(_ statements: [ModelStatement], level: Int) {
        var others: [String] = []
        var mentioned: [String] = []
        for statement in statements where statement.level == level {
            guard case .relation(let names, let op, let terms) = statement.content else { continue }
            let right = terms.map(\.variable)
            switch op {
            case .measuredBy:
                names.forEach { Self.add($0, to: &latents) }
                right.forEach { Self.add($0, to: &indicators) }
                for name in names { right.forEach { Self.add($0, to: &loadings[name, default: []]) } }
            case .regressedOn:
                let predictors = right.filter { $0 != "1" }
                if predictors.count < right.count { names.forEach { Self.add($0, to: &mentioned) } }
                if !predictors.isEmpty { names.forEach { Self.add($0, to: &outcomes) } }
                predictors.forEach { Self.add($0, to: &self.predictors) }
                names.forEach { Self.add($0, to: &others) }
            case .covaries:
                (names + right).forEach { Self.add($0, to: &mentioned) }
                (names + right).forEach { Self.add($0, to: &others) }
            case .threshold, .scaledBy: names.forEach { Self.add($0, to: &others) }
            case .defines, .equals: break
            }
        }
        let isLatent = Set(latents)
        var all = indicators
        for name in outcomes + predictors + others { Self.add(name, to: &all) }
        observed = all.filter { !isLatent.contains($0) }
        singleIndicators = latents.compactMap { loadings[$0].flatMap { $0.count == 1 ? $0[0] : nil } }.filter { !isLatent.contains($0) }
        let busy = Set(indicators + outcomes + mentioned)
        exogenous = observed.filter { predictors.contains($0) && !busy.contains($0) }
    }

    /// The indicators of factors that are one at successive occasions: each list one item at all of them.
    func repeated(_ occasions: [[String]]) -> [[String]] {
        occasions.flatMap { factors -> [[String]] in
            let items = factors.map { loadings[$0] ?? [] }
            let count = items.map(\.count).min() ?? 0
            return (0..<count).map { place in items.map { $0[place] } }
        }
    }

    private static func add(_ name: String, to names: inout [String]) {
        if !names.contains(name) { names.append(name) }
    }

    /// The two sides of a covariance in the order of the variables, as lavaan names it: `x1~~x2` however it was
    /// written. One latent and one observed variable stay as they are.
    func inOrder(_ one: String, _ other: String) -> (String, String) {
        for names in [latents, observed] {
            guard let first = names.firstIndex(of: one), let second = names.firstIndex(of: other) else { continue }
            return first <= second ? (one, other) : (other, one)
        }
        return (one, other)
    }

    /// Latent variables that nothing in the model explains.
    var exogenousLatents: [String] { latents.filter { !outcomes.contains($0) && !indicators.contains($0) } }

    /// Variables on the left of `~`, on the right of none, and indicators of nothing: latent ones in the order
    /// of their definition, then observed ones in that of their equations.
    var lastOutcomes: [String] {
        let last = outcomes.filter { !predictors.contains($0) && !indicators.contains($0) }
        return latents.filter(last.contains) + last.filter { !latents.contains($0) }
    }
}

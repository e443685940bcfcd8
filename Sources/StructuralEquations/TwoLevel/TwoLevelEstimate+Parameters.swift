import RealModule
import Statistics

func naturalLog(_ value: Double) -> Double { Double.log(value) }

extension TwoLevelEstimate {
    /// Every row of the table (`@1`, `@2`) and every defined parameter (`@defined`).
    func parameters(level: Double) -> [EstimatedParameter] {
        let quantile = Normal.standard.quantile((1 + level) / 2) ?? 1.959963984540054
        guard let states = likelihood.states(theta) else { return [] }
        let standardized = [
            StandardizedSolution(table, likelihood.withinModel, [states.within]),
            StandardizedSolution(table, likelihood.betweenModel, [states.between]),
        ]
        var result: [EstimatedParameter] = []
        var (latent, all): ([String: Double], [String: Double]) = ([:], [:])
        for row in table.rows {
            let estimate: Double
            switch row.value {
            case .free(let index): estimate = theta[index]
            case .fixed(let number): estimate = number
            case .sample: estimate = .nan
            }
            let error = row.freeIndex.map { covariance[$0, $0] > 0 ? covariance[$0, $0].squareRoot() : .nan }
            let one = standardized[row.level - 1].value(row, estimate: estimate, all: false)
            let two = standardized[row.level - 1].value(row, estimate: estimate, all: true)
            if let label = row.label, latent[label] == nil { (latent[label], all[label]) = (one, two) }
            result.append(EstimatedParameter(
                name: "\(row.name)@\(row.level)", lhs: row.lhs, op: row.isIntercept ? "~1" : row.op.rawValue, rhs: row.isIntercept ? "" : row.rhs,
                group: row.group, estimate: estimate, standardError: error, standardizedLatent: one, standardizedAll: two,
                lower: error.map { estimate - quantile * $0 }, upper: error.map { estimate + quantile * $0 }))
        }
        let values = LabelValues(table.rows, table.definitions, theta)
        for definition in table.definitions {
            guard let value = values.value(of: definition.name) else { continue }
            let variance = covariance.quadraticForm(value.slope)
            let error = variance > 0 ? variance.squareRoot() : variance.isNaN ? .nan : 0
            let one = definition.expression.value { latent[$0] ?? .nan }
            let two = definition.expression.value { all[$0] ?? .nan }
            (latent[definition.name], all[definition.name]) = (one, two)
            result.append(EstimatedParameter(
                name: "\(definition.title)@defined", lhs: definition.name, op: ":=", rhs: "", group: 0, estimate: value.value,
                standardError: error, standardizedLatent: one, standardizedAll: two, lower: value.value - quantile * error,
                upper: value.value + quantile * error))
        }
        return result
    }

    /// Explained variance in each level, `y@1`, `y@2`.
    var explained: [(name: String, value: Double)] {
        guard let states = likelihood.states(theta) else { return [] }
        let within = StandardizedSolution(table, likelihood.withinModel, [states.within]).explained(part: 0)
        let between = StandardizedSolution(table, likelihood.betweenModel, [states.between]).explained(part: 0)
        return within.map { ("\($0.name)@1", $0.value) } + between.map { ("\($0.name)@2", $0.value) }
    }

    /// A sentence for each value that no covariance matrix can have.
    var inadmissible: [String] {
        guard let states = likelihood.states(theta) else { return [] }
        var sentences: [String] = []
        let levels: [(String, StructuralModel, ModelState)] = [
            ("within", likelihood.withinModel, states.within), ("between", likelihood.betweenModel, states.between),
        ]
        for (place, model, state) in levels {
            let names = model.parts[0].names
            for variable in names.indices where state.disturbances[variable, variable] < -1e-9 {
                sentences.append("The variance \(names[variable])~~\(names[variable]) \(place) clusters is negative (\(state.disturbances[variable, variable])): the solution is not admissible.")
            }
            if let least = SymmetricEigen(state.covariance)?.values.first, let largest = SymmetricEigen(state.covariance)?.values.last,
                least < -1e-7 * max(largest, 1e-300)
            {
                sentences.append("The covariance matrix \(place) clusters is not positive definite.")
            }
        }
        return sentences
    }
}

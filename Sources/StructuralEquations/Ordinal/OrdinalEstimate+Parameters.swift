import Statistics

extension OrdinalEstimate {
    /// Every row of the table and every defined parameter, in the latent responses' units.
    func parameters(level: Double) -> [EstimatedParameter] {
        let standardized = StandardizedSolution(table, model.model, states)
        let quantile = Normal.standard.quantile((1 + level) / 2) ?? 1.959963984540054
        let covariance = inference.covariance
        var result: [EstimatedParameter] = []
        var (latent, all): ([String: Double], [String: Double]) = ([:], [:])
        for row in table.rows {
            let estimate = value(row)
            let error = row.freeIndex.map { covariance[$0, $0] > 0 ? covariance[$0, $0].squareRoot() : 0 }
            let (one, two) = standard(row, estimate, standardized)
            if let label = row.label, latent[label] == nil { (latent[label], all[label]) = (one, two) }
            result.append(EstimatedParameter(
                name: table.groups > 1 ? "\(row.name)@g\(row.group)" : row.name, lhs: row.lhs, op: row.isIntercept ? "~1" : row.op.rawValue,
                rhs: row.isIntercept ? "" : row.rhs, group: row.group, estimate: estimate, standardError: error, standardizedLatent: one,
                standardizedAll: two, lower: error.map { estimate - quantile * $0 }, upper: error.map { estimate + quantile * $0 }))
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
                name: definition.title, lhs: definition.name, op: ":=", rhs: "", group: 0, estimate: value.value, standardError: error,
                standardizedLatent: one, standardizedAll: two, lower: value.value - quantile * error, upper: value.value + quantile * error))
        }
        return result
    }

    /// Residual variances of delta, and scales of theta, follow from the other parameters.
    private func value(_ row: ModelParameter) -> Double {
        let place = model.model.parts[row.group - 1].observed.firstIndex(of: row.lhs)
        if let place, row.freeIndex == nil {
            if row.isVariance, specification.parameterization == .delta { return states[row.group - 1].disturbances[place, place] }
            if row.op == .scaledBy, specification.parameterization == .theta { return point.states[row.group - 1].scales[place] }
        }
        switch row.value {
        case .free(let index): return theta[index]
        case .fixed(let number): return number
        case .sample: return .nan
        }
    }

    private func standard(_ row: ModelParameter, _ estimate: Double, _ standardized: StandardizedSolution) -> (Double, Double) {
        switch row.op {
        case .threshold:
            guard let place = model.model.parts[row.group - 1].observed.firstIndex(of: row.lhs) else { return (.nan, .nan) }
            let variance = states[row.group - 1].covariance[place, place]
            return (estimate, variance > 0 ? estimate / variance.squareRoot() : .nan)
        case .scaledBy: return (estimate, 1)
        case .measuredBy, .regressedOn, .covaries, .defines, .equals:
            return (standardized.value(row, estimate: estimate, all: false), standardized.value(row, estimate: estimate, all: true))
        }
    }
}

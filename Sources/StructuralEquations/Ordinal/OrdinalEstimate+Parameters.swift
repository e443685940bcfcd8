import Statistics

extension OrdinalEstimate {
    /// Every row of the table and every defined parameter, in the latent responses' units.
    func parameters(level: Double) -> [EstimatedParameter] {
        let solution = StandardizedSolution(table, model.model, states)
        return EstimatedParameter.all(of: table, at: theta, inference.covariance, level: level, estimate: value) { row, estimate in
            standard(row, estimate, solution)
        }
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

    private func standard(_ row: ModelParameter, _ estimate: Double, _ standardized: StandardizedSolution) -> (latent: Double, all: Double) {
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

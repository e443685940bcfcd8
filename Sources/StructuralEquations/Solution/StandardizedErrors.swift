public import Statistics

extension StructuralFit {
    /// Standardised values (all variables with variance 1) of named parameters, and their covariance by
    /// the delta method: the slopes are central differences of the standardised solution.
    ///
    /// - Parameter names: as in ``EstimatedParameter/name``.
    /// - Returns: nil where a name is not a row of the model, or a value is not defined near the estimates.
    public func standardized(_ names: [String]) -> (values: [Double], covariance: Matrix)? {
        let rows = names.compactMap { name in estimate.table.rows.first { $0.name == name } }
        guard rows.count == names.count else { return nil }
        let constraints = estimate.table.constraints
        let phi = constraints.reduced(estimate.theta)
        let middle = standardized(rows, at: estimate.theta)
        guard middle.allSatisfy(\.isFinite) else { return nil }
        var slopes = Matrix(rows: rows.count, columns: phi.count)
        for column in phi.indices {
            let step = 1e-5 * max(1, phi[column].magnitude)
            var above = phi
            var below = phi
            above[column] += step
            below[column] -= step
            let high = standardized(rows, at: constraints.full(above))
            let low = standardized(rows, at: constraints.full(below))
            for row in rows.indices {
                let slope = (high[row] - low[row]) / (2 * step)
                guard slope.isFinite else { return nil }
                slopes[row, column] = slope
            }
        }
        let covariance = (robust?.covariance ?? estimate.inverseInformation).scaled(by: 1 / estimate.persons)
        return (middle, (slopes * covariance).timesTransposed(slopes).symmetrized)
    }

    private func standardized(_ rows: [ModelParameter], at theta: [Double]) -> [Double] {
        var states: [ModelState] = []
        for (part, moments) in zip(estimate.model.parts, estimate.sample) {
            guard let state = ModelState(part, theta, sample: moments) else { return rows.map { _ in .nan } }
            states.append(state)
        }
        let solution = StandardizedSolution(estimate.table, estimate.model, states)
        return rows.map { row in
            let value = row.freeIndex.map { theta[$0] } ?? estimate.estimate(row)
            return solution.value(row, estimate: value, all: true)
        }
    }
}

import Statistics

/// Cox's regression for events that come again: a person is at risk of the next one whatever came before
/// (Andersen and Gill 1982), ties after Efron 1977, standard errors over persons (Lin and Wei 1989).
struct AndersenGill {
    let names: [String]
    let beta: [Double]
    let covariance: Matrix
    let robust: Matrix
    let logLikelihood: Double
    let nullLogLikelihood: Double
    let optimum: Optimum
    /// Columns whose estimate runs away: an arm without an event.
    let runaway: [String]

    init(_ rows: CountingRows) throws {
        var names: [String] = []
        var columns: [[Double]] = []
        for level in rows.arms.indices.dropFirst() {
            names.append(rows.arms[level])
            columns.append(rows.arm.map { $0 == level ? 1 : 0 })
        }
        for (place, name) in rows.covariateNames.enumerated() {
            names.append(name)
            columns.append(rows.covariates.map { $0[place] })
        }
        guard !columns.isEmpty else { throw DurabilityError("There is one arm and no covariate; there are no rates to compare.") }
        for (name, column) in zip(names, columns) where Set(column).count < 2 {
            throw DurabilityError("\"\(name)\" has one value among everybody; leave it out.")
        }
        // Coefficients of columns at standard deviation 1, so that units do not matter.
        let scales = columns.map { column -> Double in
            let mean = column.reduce(0, +) / Double(column.count)
            return (column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(column.count)).squareRoot()
        }
        let kernel = AndersenGillKernel(rows, zip(columns, scales).map { column, scale in
            let mean = column.reduce(0, +) / Double(column.count)
            return column.map { ($0 - mean) / scale }
        })
        let zero = [Double](repeating: 0, count: columns.count)
        nullLogLikelihood = -kernel.evaluate(zero).slope.value
        guard let found = Newton().minimize(from: zero, slope: { kernel.evaluate($0).slope }, curvature: { kernel.evaluate($0).information }),
            let inverse = kernel.evaluate(found.point).information.inversePositiveDefinite?.inverse
        else {
            throw DurabilityError("The rates cannot be compared: a predictor is a combination of the others, or one arm has no event.")
        }
        let residuals = kernel.residuals(found.point, people: rows.arm.count) * inverse
        let sandwich = residuals.transposedTimes(residuals)
        func unscaled(_ matrix: Matrix) -> Matrix {
            var result = matrix
            for i in scales.indices { for j in scales.indices { result[i, j] /= scales[i] * scales[j] } }
            return result
        }
        self.names = names
        beta = zip(found.point, scales).map { $0 / $1 }
        covariance = unscaled(inverse)
        robust = unscaled(sandwich)
        logLikelihood = -found.value
        optimum = found
        runaway = names.indices.filter { index in
            let values = columns[index]
            let range = (values.max() ?? 0) - (values.min() ?? 0)
            return (found.point[index] / scales[index] * range).magnitude > 12
        }.map { names[$0] }
    }
}

import RealModule
import Statistics

/// Cox's regression, fitted by Newton's method.
struct CoxFit {
    let likelihood: CoxLikelihood
    /// In the units of the predictors.
    let beta: [Double]
    /// Of the columns of the likelihood, which are scaled.
    let scaled: [Double]
    let nullValue: Double
    let value: Double
    let covariance: Matrix
    /// Sandwich over clusters; nil without them.
    let robust: Matrix?
    let scoreStatistic: Double
    let waldStatistic: Double
    let optimum: Optimum
    /// Columns whose estimate runs away: their events all lie on one side.
    let runaway: [String]

    init(_ data: SurvivalData, ties: SurvivalSpecification.Ties) throws {
        let likelihood = CoxLikelihood(data, ties: ties)
        let width = likelihood.width
        let zero = [Double](repeating: 0, count: width)
        guard let start = likelihood.evaluate(zero) else { throw TrialError("The partial likelihood cannot be computed.") }
        try Self.requireIndependent(start.information, data.columnNames)
        var last = (point: zero, information: start.information)
        let found = Newton(tolerance: 1e-15).minimize(from: zero) { point -> Slope? in
            guard let here = likelihood.evaluate(point) else { return nil }
            last = (point, here.information)
            return Slope(value: -here.value, gradient: here.score.map { -$0 })
        } curvature: { point in
            if last.point == point { return last.information }
            return likelihood.evaluate(point)?.information ?? last.information
        }
        guard let found, let end = likelihood.evaluate(found.point) else { throw TrialError("Cox's regression could not be started on these data.") }
        self.likelihood = likelihood
        optimum = found
        scaled = found.point
        let scales = likelihood.scales
        beta = zip(found.point, scales).map { $0 / $1 }
        nullValue = start.value
        value = end.value
        // A linear predictor that spreads over more than e^15 is on its way to infinity.
        runaway = data.columns.indices.filter { column in
            let values = data.columns[column]
            let range = ((values.max() ?? 0) - (values.min() ?? 0)) / scales[column]
            return (found.point[column] * range).magnitude > 15
        }.map { data.columnNames[$0] }
        guard let inverse = end.information.inversePositiveDefinite?.inverse else {
            throw TrialError("The information matrix of Cox's regression is singular at its solution\(runaway.isEmpty ? "" : " (\(runaway.joined(separator: ", ")): all events lie on one side of it)"); leave out a predictor.")
        }
        covariance = Self.unscaled(inverse, scales)
        let one = Matrix(rows: width, columns: 1, elements: start.score)
        scoreStatistic = start.information.solvingPositiveDefinite(one).map { zip($0.solution.elements, start.score).reduce(0.0) { $0 + $1.0 * $1.1 } } ?? .nan
        waldStatistic = end.information.quadraticForm(found.point)
        robust = data.cluster.map { cluster in
            Self.unscaled(Self.sandwich(likelihood.scoreResiduals(found.point), cluster, data.clusterCount, inverse), scales)
        }
    }

    /// A covariance of scaled coefficients in the units of the predictors.
    private static func unscaled(_ covariance: Matrix, _ scales: [Double]) -> Matrix {
        var result = covariance
        for row in 0..<result.rows {
            for column in 0..<result.columns { result[row, column] = result[row, column] / scales[row] / scales[column] }
        }
        return result
    }

    /// V (Σ_clusters u u') V, u the sum of a cluster's score residuals (Lin and Wei 1989).
    private static func sandwich(_ residuals: Matrix, _ cluster: [Int], _ count: Int, _ inverse: Matrix) -> Matrix {
        var sums = Matrix(rows: count, columns: residuals.columns)
        for row in 0..<residuals.rows {
            for column in 0..<residuals.columns { sums[cluster[row], column] += residuals[row, column] }
        }
        let influence = sums * inverse
        return influence.transposedTimes(influence)
    }

    /// Names the first column that is constant, or a combination of those before it.
    private static func requireIndependent(_ information: Matrix, _ names: [String]) throws {
        var kept: [Int] = []
        for column in names.indices {
            guard information[column, column] > 1e-12 else {
                throw TrialError("\"\(names[column])\" has one value among everybody at risk, so its effect on the hazard cannot be estimated; leave it out.")
            }
            let chosen = kept + [column]
            var scaled = information.selecting(rows: chosen, columns: chosen)
            let roots = scaled.diagonal.map { $0.squareRoot() }
            for i in chosen.indices { for j in chosen.indices { scaled[i, j] /= roots[i] * roots[j] } }
            guard Cholesky(scaled, tolerance: 1e-10) != nil else {
                throw TrialError("\"\(names[column])\" is a combination of the predictors before it (\(kept.map { names[$0] }.joined(separator: ", "))); leave one of them out.")
            }
            kept.append(column)
        }
    }
}

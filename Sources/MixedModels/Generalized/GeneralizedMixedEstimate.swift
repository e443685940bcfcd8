import Statistics

/// The maximum of the approximated likelihood.
struct GeneralizedMixedEstimate: Sendable {
    /// In the units of the design.
    let beta: [Double]
    let sigma: Double
    /// Inverse observed information of (β, σ); the last row and column 0 where σ is 0. nil where it is
    /// not positive definite.
    let covariance: Matrix?
    let logLikelihood: Double
    let optimum: Optimum
    let modes: [(mode: Double, deviation: Double)]
    /// x'β + offset, row by row in the order of the groups.
    let predictors: [Double]

    init(_ data: GroupedOutcomes, nodes: Int) throws(MixedModelError) {
        guard let single = GaussHermite(1), let rule = GaussHermite(nodes) else {
            throw .notCarriedOut("Adaptive Gauss–Hermite quadrature takes from 1 to 200 nodes.")
        }
        let p = data.columns
        // Laplace first: cheap, and the place to start from.
        let laplace = MarginalLikelihood(data, single)
        var found: Optimum?
        for sigma in [1.0, 0.3, 2] {
            var start = [Double](repeating: 0, count: p + 1)
            start[p] = sigma
            let trial = Newton(tolerance: 1e-14).minimize(
                from: start, slope: { laplace.slope($0) }, curvature: { laplace.hessian($0) ?? .identity(p + 1) })
            guard let trial else { continue }
            if found.map({ trial.isConverged && !$0.isConverged || trial.value < $0.value - 1e-8 }) ?? true { found = trial }
            if trial.isConverged { break }
        }
        guard var best = found else { throw .undefinedAtStart }
        let likelihood = MarginalLikelihood(data, rule)
        var diary = best.diary.map { "Laplace, \($0)" }
        var iterations = best.iterations
        if nodes > 1 {
            let inverse = laplace.hessian(best.point)?.inversePositiveDefinite?.inverse
            if let rough = QuasiNewton(tolerance: 1e-12).minimize(from: best.point, inverseCurvature: inverse, { likelihood.slope($0) }) {
                diary += rough.diary.map { "\(nodes) nodes, \($0)" }
                iterations += rough.iterations
                best = rough
            }
            let last = Newton(tolerance: 1e-14).minimize(
                from: best.point, slope: { likelihood.slope($0) }, curvature: { likelihood.hessian($0) ?? .identity(p + 1) })
            guard let last else { throw .undefinedAtStart }
            diary += last.diary.map { "\(nodes) nodes, \($0)" }
            iterations += last.iterations
            best = last
        }
        var point = best.point
        if point[p].magnitude < 1e-2 {
            // A variance of 0: the likelihood is as high there.
            var zero = point
            zero[p] = 0
            if let there = likelihood.slope(zero), there.value <= best.value + 1e-9 { point = zero }
        }
        point[p] = point[p].magnitude
        guard let end = likelihood.slope(point), let hessian = likelihood.hessian(point), let final = likelihood.slope(point) else {
            throw .undefinedAtStart
        }
        _ = end
        optimum = Optimum(
            point: point, value: final.value, gradient: final.gradient, iterations: iterations, isConverged: best.isConverged,
            decrement: best.decrement, diary: diary)
        beta = data.back * Array(point.prefix(p))
        sigma = point[p]
        logLikelihood = -final.value + data.constant
        modes = likelihood.conditional(point)
        var transform = Matrix(rows: p + 1, columns: p + 1)
        for row in 0..<p { for column in 0..<p { transform[row, column] = data.back[row, column] } }
        var inverse: Matrix?
        if point[p] == 0 {
            let xs = Array(0..<p)
            if let block = hessian.selecting(rows: xs, columns: xs).inversePositiveDefinite?.inverse {
                var full = Matrix(rows: p + 1, columns: p + 1)
                for row in 0..<p { for column in 0..<p { full[row, column] = block[row, column] } }
                inverse = full
            }
        } else {
            transform[p, p] = 1
            inverse = hessian.inversePositiveDefinite?.inverse
        }
        covariance = inverse.map { (transform * $0).timesTransposed(transform) }
        predictors = (0..<data.rows).map { row in
            var sum = data.offset[row]
            for column in 0..<p { sum += data.design[row * p + column] * point[column] }
            return sum
        }
    }
}

import RealModule
import Statistics

extension LogKernel {
    struct OutcomeFit {
        var coefficients: [Double]
        var covariance: Matrix
        var iterations: Int
        var gradient: Double
        /// −2 log-likelihood without a part that no coefficient moves, or the sum of squares.
        var deviance: Double
        var theta: GeneralizedLinearFit.Theta?
        /// Residual standard deviation of a normal outcome.
        var sigma: Double?
    }

    /// log E(Y) ~ M + X + C on weighted rows.
    ///
    /// - Throws: what keeps the equation from being estimated.
    func coefficients(_ weights: [Double]) throws -> OutcomeFit {
        guard family != .gaussian else { return try leastSquares(weights) }
        guard let model = GeneralizedLinearModel(family == .poisson ? .poisson : .negativeBinomial) else {
            throw GeneralizedLinearError.undefined
        }
        let fit = try model.fit(design: design, response: outcome, weights: weights, start: start)
        guard fit.isConverged else { throw NoConvergence() }
        return OutcomeFit(
            coefficients: fit.coefficients, covariance: fit.covariance, iterations: fit.iterations, gradient: fit.gradient,
            deviance: fit.deviance, theta: fit.theta, sigma: nil)
    }

    struct NoConvergence: Error, CustomStringConvertible {
        var description: String { "The search for its coefficients does not end." }
    }

    /// Gauss–Newton with halved steps: min Σ w (y − exp η)².
    private func leastSquares(_ weights: [Double]) throws -> OutcomeFit {
        var count = 0.0
        var mean = 0.0
        var scale = 0.0
        for row in 0..<rows {
            count += weights[row]
            mean += weights[row] * outcome[row]
            scale += weights[row] * outcome[row] * outcome[row]
        }
        mean /= count
        guard mean > 0, count > Double(width) else { throw NoPositiveMean() }
        var beta = start ?? [Double.log(mean)] + [Double](repeating: 0, count: width - 1)
        var squares = sumOfSquares(beta, weights)
        for iteration in 1...200 {
            var normal = Matrix(rows: width, columns: width)
            var right = [Double](repeating: 0, count: width)
            for row in 0..<rows where weights[row] > 0 {
                let mu = fitted(beta, row)
                let error = weights[row] * mu * (outcome[row] - mu)
                for i in 0..<width {
                    right[i] += error * design[row, i]
                    let left = weights[row] * mu * mu * design[row, i]
                    for j in 0..<width { normal[i, j] += left * design[row, j] }
                }
            }
            guard let cholesky = Cholesky(normal, tolerance: 1e-12) else { throw GeneralizedLinearError.singular }
            let step = cholesky.solve(right)
            let decrement = innerProduct(step, right)
            if decrement <= 1e-18 * (squares + 1e-12 * scale) {
                let variance = squares / (count - Double(width))
                return OutcomeFit(
                    coefficients: beta, covariance: cholesky.inverse.scaled(by: variance), iterations: iteration,
                    gradient: (decrement / max(squares, 1e-300)).squareRoot(), deviance: squares, theta: nil, sigma: variance.squareRoot())
            }
            var share = 1.0
            var next = zip(beta, step).map { $0 + $1 }
            var found = sumOfSquares(next, weights)
            while !(found <= squares * (1 + 1e-15)), share > 1e-10 {
                share /= 2
                next = zip(beta, step).map { $0 + share * $1 }
                found = sumOfSquares(next, weights)
            }
            guard found.isFinite, share > 1e-10 else { throw NoConvergence() }
            beta = next
            squares = found
        }
        throw NoConvergence()
    }

    struct NoPositiveMean: Error, CustomStringConvertible {
        var description: String { "Its mean is not above 0, or there are fewer rows than coefficients; a logarithm needs a mean above 0." }
    }

    private func fitted(_ beta: [Double], _ row: Int) -> Double {
        var eta = 0.0
        for column in 0..<width { eta += beta[column] * design[row, column] }
        return Double.exp(min(eta, 300))
    }

    private func sumOfSquares(_ beta: [Double], _ weights: [Double]) -> Double {
        var sum = 0.0
        for row in 0..<rows where weights[row] > 0 {
            let error = outcome[row] - fitted(beta, row)
            sum += weights[row] * error * error
        }
        return sum
    }
}

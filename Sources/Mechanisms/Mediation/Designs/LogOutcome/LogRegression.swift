import RealModule
public import Statistics

/// The equation for the logarithm of the outcome's mean on the whole table.
public struct LogRegression: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        public let term: String
        public let estimate: Double
        public let standardError: Double
        public let z: Double
        /// Two-sided, normal.
        public let p: Double
    }

    public let outcome: String
    /// `(Intercept)`, M, X, C.
    public let rows: [Row]
    /// Of counts; for a continuous outcome the residual sum of squares.
    public let deviance: Double
    /// θ of the negative binomial, whose variance is μ + μ²/θ.
    public let theta: GeneralizedLinearFit.Theta?
    /// Residual standard deviation of a continuous outcome.
    public let sigma: Double?
    /// Pearson's χ² over its degrees of freedom, of counts: 1 where the family's variance is right.
    public let dispersion: Double?
    public let iterations: Int
    public let gradient: Double
    /// For 1, M, X, C with mean 0 and standard deviation 1, and their covariance.
    let standardized: [Double]
    let standardizedCovariance: Matrix

    /// - Throws: ``LogOutcomeError/noFit(_:reason:)``
    init(_ kernel: LogKernel, names: [String], outcome: String) throws(LogOutcomeError) {
        let ones = [Double](repeating: 1, count: kernel.rows)
        let fit: LogKernel.OutcomeFit
        do {
            fit = try kernel.coefficients(ones)
        } catch {
            throw .noFit(outcome, reason: "\(error)")
        }
        let width = kernel.width
        var back = Matrix.identity(width)
        for index in 1..<width {
            let column = kernel.columns[index - 1]
            back[index, index] = 1 / column.spread
            back[0, index] = -column.mean / column.spread
        }
        let coefficients = back * fit.coefficients
        let covariance = (back * fit.covariance).timesTransposed(back)
        rows = ([LeastSquares.interceptName] + names).indices.map { index in
            let error = covariance[index, index].squareRoot()
            let z = coefficients[index] / error
            return Row(
                term: index == 0 ? LeastSquares.interceptName : names[index - 1], estimate: coefficients[index],
                standardError: error, z: z, p: z.isFinite ? Normal.twoSided(z) : .nan)
        }
        if kernel.family == .gaussian {
            dispersion = nil
        } else {
            let linear = kernel.design * fit.coefficients
            var pearson = 0.0
            for row in 0..<kernel.rows {
                let mu = Double.exp(linear[row])
                let variance = mu + (fit.theta.map { mu * mu / $0.value } ?? 0)
                pearson += (kernel.outcome[row] - mu) * (kernel.outcome[row] - mu) / variance
            }
            dispersion = pearson / Double(kernel.rows - width)
        }
        self.outcome = outcome
        deviance = fit.deviance
        theta = fit.theta
        sigma = fit.sigma
        iterations = fit.iterations
        gradient = fit.gradient
        standardized = fit.coefficients
        standardizedCovariance = fit.covariance
    }
}

import CNumerics
import RealModule

extension GeneralizedLinearModel {
    /// Maximum likelihood, to full convergence.
    ///
    /// - Parameters:
    ///   - design: X, n × k, of full rank.
    ///   - response: 0 or 1, successes of `trials`, or counts.
    ///   - trials: how many each share is of; nil is 1.
    ///   - offset: added to η.
    ///   - weights: how often each row counts (a bootstrap's draws); nil is once.
    ///   - start: β to start from, for instance the fit of all rows.
    ///   - fixedTheta: θ of the negative binomial where it is not estimated.
    /// - Throws: ``GeneralizedLinearError``
    public func fit(
        design: Matrix, response: [Double], trials: [Double]? = nil, offset: [Double]? = nil, weights: [Double]? = nil,
        start: [Double]? = nil, fixedTheta: Double? = nil
    ) throws(GeneralizedLinearError) -> GeneralizedLinearFit {
        precondition(design.rows == response.count, "Every row has a response.")
        let loop = ScoringLoop(
            model: self, design: design, response: response, trials: trials, offset: offset, weights: weights)
        var theta: GeneralizedLinearFit.Theta?
        let end: ScoringLoop.End
        if let fixedTheta {
            end = try loop.run(from: start, theta: fixedTheta)
        } else if family == .negativeBinomial {
            (end, theta) = try loop.runWithTheta(from: start)
        } else {
            end = try loop.run(from: start, theta: 1)
        }
        guard let inverse = Cholesky(end.information)?.inverse else { throw .singular }
        let saturated = saturatedLogLikelihood(response, trials, weights, theta?.value ?? fixedTheta)
        let constant = constantLogLikelihood(response, trials, weights, theta?.value ?? fixedTheta)
        return GeneralizedLinearFit(
            model: self, coefficients: end.coefficients, covariance: inverse, linearPredictor: end.linearPredictor,
            scores: end.scores, informations: end.informations, logLikelihood: end.logLikelihood + constant,
            deviance: max(0, 2 * (saturated - end.logLikelihood)), theta: theta, iterations: end.iterations,
            gradient: end.gradient, isConverged: end.isConverged)
    }

    /// The log-likelihood without constants at μ = y.
    private func saturatedLogLikelihood(_ response: [Double], _ trials: [Double]?, _ weights: [Double]?, _ theta: Double?) -> Double {
        func times(_ count: Double, _ value: Double) -> Double { count == 0 ? 0 : count * Double.log(value) }
        var total = 0.0
        for row in response.indices {
            let y = response[row]
            let m = trials?[row] ?? 1
            var term = 0.0
            switch family {
            case .binomial: if m > 0 { term = times(y, y / m) + times(m - y, (m - y) / m) }
            case .poisson: term = times(y, y) - y
            case .negativeBinomial:
                let theta = theta ?? 1
                term = times(y, y / (1 + y / theta)) - theta * Double.log(onePlus: y / theta)
            }
            total += (weights?[row] ?? 1) * term
        }
        return total
    }

    private func constantLogLikelihood(_ response: [Double], _ trials: [Double]?, _ weights: [Double]?, _ theta: Double?) -> Double {
        var total = 0.0
        for row in response.indices {
            let y = response[row]
            var term = 0.0
            switch family {
            case .binomial:
                let m = trials?[row] ?? 1
                if m != 1 { term = Double.logGamma(m + 1) - Double.logGamma(y + 1) - Double.logGamma(m - y + 1) }
            case .poisson: term = -Double.logGamma(y + 1)
            case .negativeBinomial:
                let theta = theta ?? 1
                term = Double.logGamma(theta + y) - Double.logGamma(theta) - Double.logGamma(y + 1) - y * Double.log(theta)
            }
            total += (weights?[row] ?? 1) * term
        }
        return total
    }
}

extension ScoringLoop {
    /// β and θ in turn until neither moves; their information is orthogonal, so few turns do.
    func runWithTheta(from start: [Double]?) throws(GeneralizedLinearError) -> (End, GeneralizedLinearFit.Theta) {
        guard let poisson = GeneralizedLinearModel(.poisson) else { throw .undefined }
        let first = ScoringLoop(model: poisson, design: design, response: response, trials: nil, offset: offset, weights: weights)
        var end = try first.run(from: start, theta: 1)
        var spread = 0.0
        var count = 0.0
        for row in response.indices {
            let excess = response[row] / Double.exp(end.linearPredictor[row]) - 1
            spread += (weights?[row] ?? 1) * excess * excess
            count += weights?[row] ?? 1
        }
        var logTheta = Double.log(max(1e-4, min(1e6, count / max(spread, 1e-12))))
        var isSettled = false
        var turns = 0
        while !isSettled, turns < 200 {
            turns += 1
            let moved = try climbTheta(&logTheta, end.linearPredictor)
            end = try run(from: end.coefficients, theta: Double.exp(logTheta))
            isSettled = moved < 1e-11 || (turns > 50 && moved < 1e-8)
        }
        end.iterations += turns
        end.isConverged = end.isConverged && isSettled
        let theta = Double.exp(logTheta)
        let curvature = thetaSlopes(theta, end.linearPredictor).second
        let se = curvature < 0 ? (-1 / curvature).squareRoot() : .infinity
        return (end, GeneralizedLinearFit.Theta(value: theta, standardError: se))
    }

    /// Newton's method on log θ at given means; returns how far it moved.
    private func climbTheta(_ logTheta: inout Double, _ eta: [Double]) throws(GeneralizedLinearError) -> Double {
        let start = logTheta
        for _ in 0..<100 {
            let theta = Double.exp(logTheta)
            let slopes = thetaSlopes(theta, eta)
            let slope = theta * slopes.first
            let curvature = theta * theta * slopes.second + slope
            guard slope.isFinite, curvature.isFinite else { throw .undefined }
            let step = curvature < 0 ? max(-1, min(1, -slope / curvature)) : (slope > 0 ? 1 : -1)
            logTheta += step
            if logTheta > 14 { throw .notOverdispersed }
            if logTheta < -30 { throw .undefined }
            if step.magnitude < 1e-12 * (1 + logTheta.magnitude) { break }
        }
        return (logTheta - start).magnitude
    }

    /// ∂ and ∂² of the log-likelihood in θ at given means.
    private func thetaSlopes(_ theta: Double, _ eta: [Double]) -> (first: Double, second: Double) {
        var first = 0.0
        var second = 0.0
        let digammaTheta = cn_digamma(theta)
        let trigammaTheta = cn_trigamma(theta)
        let logTheta = Double.log(theta)
        for row in eta.indices {
            let y = response[row]
            let mu = Double.exp(eta[row])
            let sum = mu + theta
            let weight = weights?[row] ?? 1
            let share = (y + theta) / sum
            let gammas = y == 0 ? 0 : cn_digamma(theta + y) - digammaTheta
            let gammas2 = y == 0 ? 0 : cn_trigamma(theta + y) - trigammaTheta
            first += weight * (gammas + logTheta - Double.log(sum) + 1 - share)
            second += weight * (gammas2 + 1 / theta - 2 / sum + share / sum)
        }
        return (first, second)
    }
}

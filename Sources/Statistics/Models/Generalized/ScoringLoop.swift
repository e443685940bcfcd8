import RealModule

/// Fisher scoring to the end (McCullagh and Nelder 1989, section 2.5), with shortened steps, and an
/// eye on separation. No allocation within the loop.
struct ScoringLoop {
    let model: GeneralizedLinearModel
    let design: Matrix
    let response: [Double]
    let trials: [Double]?
    let offset: [Double]?
    let weights: [Double]?

    struct End {
        var coefficients: [Double]
        var linearPredictor: [Double]
        var scores: [Double]
        var informations: [Double]
        var information: Matrix
        var logLikelihood: Double
        var iterations: Int
        var gradient: Double
        var isConverged: Bool
    }

    private static let iterations = 200
    /// Of g'H⁻¹g/2: what a further step would add to the log-likelihood, half the square of a step
    /// in standard errors.
    private static let tolerance = 1e-22

    func run(from start: [Double]?, theta: Double) throws(GeneralizedLinearError) -> End {
        let rows = design.rows
        let width = design.columns
        guard rows > 0, rows >= width else { throw .rows(rows, columns: width) }
        var eta = [Double](repeating: 0, count: rows)
        var scores = eta
        var information = eta
        var trialEta = eta
        var beta = start ?? []
        if start == nil {
            for row in 0..<rows { eta[row] = LinkFunction.start(model.link, response[row], trials?[row] ?? 1) }
            _ = terms(eta, theta, &scores, &information)
            beta = try firstStep(eta, scores, information)
        }
        predictor(beta, &eta)
        var value = terms(eta, theta, &scores, &information)
        if !value.isFinite {
            beta = [Double](repeating: 0, count: width)
            predictor(beta, &eta)
            value = terms(eta, theta, &scores, &information)
        }
        guard value.isFinite else { throw .undefined }
        var hessian = Matrix(rows: width, columns: width)
        var gradient = [Double](repeating: 0, count: width)
        var count = 0
        var isConverged = width == 0
        while count < Self.iterations, !isConverged {
            count += 1
            accumulate(scores, information, &gradient, &hessian)
            guard let factor = Cholesky(hessian, tolerance: 1e-13) else {
                if let error = separation(gradient, beta, value, theta) { throw error }
                throw .singular
            }
            let step = factor.solve(gradient)
            let decrement = dot(step, gradient) / 2
            if count >= 12, decrement > Self.tolerance, let error = separation(step, beta, value, theta) { throw error }
            isConverged = decrement <= Self.tolerance
            // Close to the end a step is smaller than the rounding of the sum of many terms.
            let slack = max(1e-13 * (1 + value.magnitude), decrement < 1e-6 ? 1e-6 : 0)
            var length = 1.0
            var isTaken = false
            while length > 1e-10 {
                let candidate = zip(beta, step).map { $0 + length * $1 }
                predictor(candidate, &trialEta)
                let trial = terms(trialEta, theta, &scores, &information)
                if trial.isFinite, trial >= value - slack {
                    beta = candidate
                    swap(&eta, &trialEta)
                    value = trial
                    isTaken = true
                    break
                }
                length /= 2
            }
            if !isTaken {
                value = terms(eta, theta, &scores, &information)
                isConverged = decrement <= 1e-12
                break
            }
        }
        accumulate(scores, information, &gradient, &hessian)
        var largest = 0.0
        for index in 0..<width where hessian[index, index] > 0 {
            largest = max(largest, gradient[index].magnitude / hessian[index, index].squareRoot())
        }
        return End(
            coefficients: beta, linearPredictor: eta, scores: scores, informations: information, information: hessian, logLikelihood: value,
            iterations: count, gradient: largest, isConverged: isConverged)
    }

    private func predictor(_ beta: [Double], _ eta: inout [Double]) {
        let width = design.columns
        design.elements.withUnsafeBufferPointer { x in
            for row in eta.indices {
                var sum = offset?[row] ?? 0
                for column in 0..<width { sum += x[row * width + column] * beta[column] }
                eta[row] = sum
            }
        }
    }

    /// Fills scores and information; returns the log-likelihood without its constants.
    private func terms(
        _ eta: [Double], _ theta: Double, _ scores: inout [Double], _ information: inout [Double]
    ) -> Double {
        var total = 0.0
        for row in eta.indices {
            let y = response[row]
            let m = trials?[row] ?? 1
            var term: LinkFunction.Term
            switch model.link {
            case .logit: term = LinkFunction.logit(eta[row], y, m)
            case .probit: term = LinkFunction.probit(eta[row], y, m)
            case .cloglog: term = LinkFunction.cloglog(eta[row], y, m)
            case .log:
                term = model.family == .poisson
                    ? LinkFunction.poisson(eta[row], y) : LinkFunction.negativeBinomial(eta[row], y, theta)
            }
            if let weights {
                let weight = weights[row]
                // A row that was not drawn counts for nothing, wherever its predictor lies.
                if weight == 0 { term = LinkFunction.Term(logLikelihood: 0, score: 0, information: 0) }
                term.logLikelihood *= weight
                term.score *= weight
                term.information *= weight
            }
            total += term.logLikelihood
            scores[row] = term.score
            information[row] = term.information
        }
        return total
    }

    /// g = X's and H = X' diag(w) X.
    private func accumulate(_ scores: [Double], _ information: [Double], _ gradient: inout [Double], _ hessian: inout Matrix) {
        let width = design.columns
        for column in 0..<width { gradient[column] = 0 }
        design.elements.withUnsafeBufferPointer { x in
            hessian.withElements { h in
                for index in 0..<(width * width) { h[index] = 0 }
                for row in scores.indices {
                    let base = row * width
                    let score = scores[row]
                    let weight = information[row]
                    for column in 0..<width {
                        let value = x[base + column]
                        if value == 0 { continue }
                        gradient[column] += score * value
                        let scaled = weight * value
                        for other in 0...column { h[column * width + other] += scaled * x[base + other] }
                    }
                }
                for column in 0..<width {
                    for other in 0..<column { h[other * width + column] = h[column * width + other] }
                }
            }
        }
    }

    /// Weighted least squares from starting predictors.
    private func firstStep(_ eta: [Double], _ scores: [Double], _ information: [Double]) throws(GeneralizedLinearError) -> [Double] {
        var working = [Double](repeating: 0, count: eta.count)
        for row in eta.indices { working[row] = information[row] * (eta[row] - (offset?[row] ?? 0)) + scores[row] }
        var gradient = [Double](repeating: 0, count: design.columns)
        var hessian = Matrix(rows: design.columns, columns: design.columns)
        accumulate(working, information, &gradient, &hessian)
        guard let factor = Cholesky(hessian, tolerance: 1e-13) else { throw .singular }
        return factor.solve(gradient)
    }
}

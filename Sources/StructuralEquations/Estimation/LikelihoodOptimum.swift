import Statistics

/// The maximum of a likelihood, and how it was found.
struct LikelihoodOptimum: Sendable {
    let point: NormalLikelihood.Evaluation
    let iterations: Int
    let isConverged: Bool
    /// Largest element of the gradient of −log L / N by the estimated parameters.
    let gradient: Double
    let diary: [String]
}

extension NormalLikelihood {
    /// Minimises f by Newton's method, at first with the expectation of the second derivatives (Fisher
    /// scoring), near the optimum with the exact ones; from each start in turn until one converges, and
    /// where none does by BFGS from the best.
    ///
    /// - Returns: nil when Σ is not positive definite at any start.
    func optimum(starts: [[Double]], constraints: LinearConstraints) -> LikelihoodOptimum? {
        var diary: [String] = []
        var best: Optimum?
        let search = LikelihoodSearch(self, constraints)
        for (number, start) in starts.enumerated() {
            guard let found = Newton(tolerance: 1e-15, iterations: 200).minimize(
                from: constraints.reduced(start), slope: search.slope, curvature: search.curvature)
            else {
                diary.append("Start \(number + 1): the covariance matrix of the model is not positive definite there.")
                continue
            }
            diary += found.diary.map { "Start \(number + 1), \($0)" }
            if best.map({ found.value < $0.value || (found.isConverged && !$0.isConverged) }) ?? true { best = found }
            if found.isConverged { break }
        }
        if let stuck = best, !stuck.isConverged, let found = QuasiNewton().minimize(from: stuck.point, search.slope) {
            diary += found.diary
            if let again = Newton(tolerance: 1e-15, iterations: 200).minimize(
                from: found.point, slope: search.slope, curvature: search.curvature)
            {
                diary += again.diary
                if again.value <= stuck.value || again.isConverged { best = again }
            }
        }
        guard let best, let point = evaluate(constraints.full(best.point)) else { return nil }
        return LikelihoodOptimum(
            point: point, iterations: best.iterations, isConverged: best.isConverged, gradient: best.largestGradient, diary: diary)
    }
}

/// Keeps the last evaluation for its curvature.
private final class LikelihoodSearch {
    private let likelihood: NormalLikelihood
    private let constraints: LinearConstraints
    private var last: NormalLikelihood.Evaluation?
    private var before = Double.infinity

    init(_ likelihood: NormalLikelihood, _ constraints: LinearConstraints) {
        self.likelihood = likelihood
        self.constraints = constraints
    }

    func slope(_ phi: [Double]) -> Slope? {
        guard let point = likelihood.evaluate(constraints.full(phi)) else { return nil }
        before = last?.value ?? .infinity
        last = point
        return Slope(value: point.value, gradient: constraints.reducedGradient(point.gradient))
    }

    func curvature(_ phi: [Double]) -> Matrix {
        var point = last
        let theta = constraints.full(phi)
        if point?.theta != theta { point = likelihood.evaluate(theta) }
        guard let point else { return .identity(phi.count) }
        let isNear = (before - point.value).magnitude < 0.05
        return constraints.reducedCurvature(likelihood.curvature(point, isNear ? .observed : .expected))
    }
}

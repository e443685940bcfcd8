import Statistics

/// F(θ) = ½ Σ_g ((n_g − 1)/N) (s − σ(θ))' W (s − σ(θ)), W diagonal: diagonally weighted least squares, or
/// unweighted where W is the identity.
struct WeightedLeastSquares: Sendable {
    let model: OrdinalModel
    /// Of each group: the sample's moments, their weights, and its share in F.
    let moments: [[Double]]
    let weights: [[Double]]
    var shares: [Double]

    struct Point: Sendable {
        let theta: [Double]
        let value: Double
        let gradient: [Double]
        let states: [OrdinalModel.State]
        let slopes: [Matrix]
    }

    func evaluate(_ theta: [Double]) -> Point? {
        var value = 0.0
        var gradient = [Double](repeating: 0, count: theta.count)
        var states: [OrdinalModel.State] = []
        var slopes: [Matrix] = []
        for group in moments.indices {
            guard let state = model.state(theta, group: group) else { return nil }
            let slope = model.slopes(theta, group: group, at: state)
            var weighted = [Double](repeating: 0, count: state.moments.count)
            for index in weighted.indices {
                let residual = moments[group][index] - state.moments[index]
                weighted[index] = shares[group] * weights[group][index] * residual
                value += 0.5 * weighted[index] * residual
            }
            let down = slope.transposedTimes(Matrix(rows: weighted.count, columns: 1, elements: weighted))
            for index in gradient.indices { gradient[index] -= down.elements[index] }
            states.append(state)
            slopes.append(slope)
        }
        guard value.isFinite else { return nil }
        return Point(theta: theta, value: value, gradient: gradient, states: states, slopes: slopes)
    }

    /// Δ'WΔ: the expected second derivatives.
    func curvature(_ point: Point) -> Matrix {
        var sum = Matrix(rows: point.theta.count, columns: point.theta.count)
        for group in moments.indices {
            sum = sum + SparseSlopes(point.slopes[group]).transposedTimes(weighted(point.slopes[group], group))
        }
        return sum.symmetrized
    }

    /// W Δ of one group, times its share.
    func weighted(_ slopes: Matrix, _ group: Int) -> Matrix {
        var result = slopes
        let width = slopes.columns
        result.withElements { elements in
            for row in 0..<slopes.rows {
                let weight = shares[group] * weights[group][row]
                for column in 0..<width { elements[row * width + column] *= weight }
            }
        }
        return result
    }

    struct Found: Sendable {
        let point: Point
        let iterations: Int
        let gradient: Double
        let isConverged: Bool
        let diary: [String]
    }

    /// Gauss and Newton's method from each start until one converges; then BFGS.
    func optimum(starts: [[Double]], constraints: LinearConstraints) -> Found? {
        let search = Search(self, constraints)
        var best: Optimum?
        var diary: [String] = []
        for (number, start) in starts.enumerated() {
            guard let found = Newton(tolerance: 1e-18, iterations: 300).minimize(
                from: constraints.reduced(start), slope: search.slope, curvature: search.curvature)
            else {
                diary.append("Start \(number + 1): the model has no correlations there.")
                continue
            }
            diary += found.diary.map { "Start \(number + 1), \($0)" }
            if best.map({ found.value < $0.value }) ?? true { best = found }
            if found.isConverged || found.largestGradient < 1e-9 { break }
        }
        if let stuck = best, !stuck.isConverged, stuck.largestGradient > 1e-9,
            let found = QuasiNewton(tolerance: 1e-18).minimize(from: stuck.point, search.slope)
        {
            diary += found.diary
            if found.value <= stuck.value { best = found }
        }
        guard let best, let point = evaluate(constraints.full(best.point)) else { return nil }
        let gradient = constraints.reducedGradient(point.gradient).reduce(0) { max($0, $1.magnitude) }
        return Found(
            point: point, iterations: best.iterations, gradient: gradient,
            isConverged: best.isConverged || gradient < 1e-8, diary: diary)
    }

    /// Keeps the last evaluation for its curvature.
    private final class Search {
        private let problem: WeightedLeastSquares
        private let constraints: LinearConstraints
        private var last: Point?

        init(_ problem: WeightedLeastSquares, _ constraints: LinearConstraints) {
            self.problem = problem
            self.constraints = constraints
        }

        func slope(_ phi: [Double]) -> Slope? {
            guard let point = problem.evaluate(constraints.full(phi)) else { return nil }
            last = point
            return Slope(value: point.value, gradient: constraints.reducedGradient(point.gradient))
        }

        func curvature(_ phi: [Double]) -> Matrix {
            let theta = constraints.full(phi)
            let point = last?.theta == theta ? last : problem.evaluate(theta)
            guard let point else { return .identity(phi.count) }
            return constraints.reducedCurvature(problem.curvature(point))
        }
    }
}

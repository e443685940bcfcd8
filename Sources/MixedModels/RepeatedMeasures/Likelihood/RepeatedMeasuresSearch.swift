import Statistics

/// The θ that maximises the likelihood, and the diary of the search.
struct RepeatedMeasuresSearch {
    let optimum: Optimum
    /// Whether the Hessian at the end is positive definite and the gradient nothing beside it.
    let isConverged: Bool
    let hessian: Matrix
    let diary: [String]

    /// Newton with the observed information from the moments of the least-squares residuals; where
    /// that does not arrive, BFGS from there and Newton again; where that does not either, the same
    /// from starts with the correlations halved, and from none at all.
    ///
    /// - Returns: nil when the likelihood is defined at none of the starts.
    init?(_ likelihood: PatternLikelihood, moments: [Matrix]) {
        var diary: [String] = []
        var best: (optimum: Optimum, hessian: Matrix, isConverged: Bool)?
        for (name, share) in [("moments", 1.0), ("moments with half the correlations", 0.5), ("no correlation", 0.0)] {
            let start = Self.start(likelihood, moments, share)
            for method in ["Newton", "BFGS, then Newton"] {
                guard let found = Self.run(method, likelihood, from: best?.optimum.point ?? start, or: start) else {
                    diary.append("\(likelihood.shape.structure.rawValue), \(method) from \(name): the likelihood is not defined at the start.")
                    continue
                }
                let hessian = likelihood.hessian(at: found.point)
                let isGood = found.isConverged && Self.gain(found.gradient, hessian).map { $0 <= 1e-9 * (1 + found.value.magnitude) } ?? false
                diary.append(
                    "\(likelihood.shape.structure.rawValue), \(method) from \(name): \(found.iterations) steps, −log-likelihood \(found.value), largest gradient \(found.largestGradient), \(isGood ? "converged" : "not converged").")
                if best.map({ isGood && !$0.isConverged || isGood == $0.isConverged && found.value < $0.optimum.value }) ?? true {
                    best = (found, hessian, isGood)
                }
                if isGood { break }
            }
            if best?.isConverged == true { break }
        }
        guard let best else { return nil }
        optimum = best.optimum
        hessian = best.hessian
        isConverged = best.isConverged
        self.diary = diary
        likelihood.settle(at: best.optimum.point)
    }

    private static func run(_ method: String, _ likelihood: PatternLikelihood, from point: [Double], or start: [Double]) -> Optimum? {
        let newton = Newton(tolerance: 1e-15, iterations: 60)
        if method == "Newton" {
            return newton.minimize(from: start, slope: likelihood.slope, curvature: likelihood.hessian(at:))
        }
        guard let near = QuasiNewton(tolerance: 1e-12, iterations: 400).minimize(from: start, likelihood.slope) else { return nil }
        return newton.minimize(from: near.point, slope: likelihood.slope, curvature: likelihood.hessian(at:))
    }

    private static func start(_ likelihood: PatternLikelihood, _ moments: [Matrix], _ share: Double) -> [Double] {
        moments.flatMap { moment in
            var shrunk = moment
            for a in 0..<moment.rows {
                for b in 0..<moment.rows where a != b { shrunk[a, b] *= share }
            }
            return likelihood.shape.parameters(near: shrunk)
        }
    }

    /// ½ g'H⁻¹g: what a further full step would gain; nil where H is not positive definite.
    static func gain(_ gradient: [Double], _ hessian: Matrix) -> Double? {
        guard !gradient.isEmpty else { return 0 }
        let right = Matrix(rows: gradient.count, columns: 1, elements: gradient)
        guard let solved = hessian.solvingPositiveDefinite(right) else { return nil }
        var gain = 0.0
        for index in gradient.indices { gain += gradient[index] * solved.solution.elements[index] / 2 }
        return gain.isFinite ? gain : nil
    }
}

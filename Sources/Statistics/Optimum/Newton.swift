/// Minimisation with second derivatives (exact, or expected: Fisher scoring), made safe: where the
/// Hessian is not positive definite it is shifted until it is, and a step that does not lower the
/// function is shortened (Nocedal and Wright 2006, algorithm 3.2).
public struct Newton: Sendable {
    /// Of g' H⁻¹ g / 2, relative to 1 + |f|.
    public var tolerance: Double
    public var iterations: Int

    public init(tolerance: Double = 1e-14, iterations: Int = 100) {
        self.tolerance = tolerance
        self.iterations = iterations
    }

    /// - Parameters:
    ///   - slope: value and gradient, or nil where the function is not defined.
    ///   - curvature: the Hessian, or an approximation of it, at the point that `slope` saw last.
    /// - Returns: nil when the function is not defined at `start`.
    public func minimize(
        from start: [Double], slope: ([Double]) throws -> Slope?, curvature: ([Double]) throws -> Matrix
    ) rethrows -> Optimum? {
        guard var here = try slope(start), here.isFinite else { return nil }
        var point = start
        var decrement = 0.0
        var count = 0
        var isConverged = start.isEmpty
        while count < iterations, !isConverged {
            count += 1
            guard let direction = Self.direction(here.gradient, try curvature(point)) else { break }
            let along = dot(direction, here.gradient)
            decrement = -along / 2
            let isLast = decrement <= tolerance * (1 + here.value.magnitude)
            var step = 1.0
            var accepted: (Slope, [Double])?
            while step > 1e-12 {
                let candidate = zip(point, direction).map { $0 + step * $1 }
                if let trial = try slope(candidate), trial.isFinite,
                    trial.value <= here.value + 1e-4 * step * along
                        + (isLast ? 1e-14 * (1 + here.value.magnitude) : 0)
                {
                    accepted = (trial, candidate)
                    break
                }
                step *= 0.5
            }
            if let (trial, candidate) = accepted {
                here = trial
                point = candidate
            }
            isConverged = isLast
            if accepted == nil { break }
        }
        // The last decrement may be of a point that rounding lets go no further from.
        if !isConverged, decrement <= 1e3 * tolerance * (1 + here.value.magnitude) { isConverged = true }
        let line = "Newton: \(count) steps, f = \(here.value), \(isConverged ? "converged" : "not converged")"
        return Optimum(
            point: point, value: here.value, gradient: here.gradient, iterations: count, isConverged: isConverged,
            decrement: decrement, diary: [line])
    }

    /// −(H + μ D)⁻¹ g, D the diagonal of H, with the least μ of a short ladder that works.
    private static func direction(_ gradient: [Double], _ hessian: Matrix) -> [Double]? {
        let size = gradient.count
        let scale = hessian.diagonal.map(\.magnitude).max() ?? 0
        guard scale.isFinite, hessian.elements.allSatisfy(\.isFinite) else { return nil }
        let right = Matrix(rows: size, columns: 1, elements: gradient)
        for shift in [0, 1e-8, 1e-6, 1e-4, 1e-3, 1e-2, 0.1, 0.3, 1, 3, 10, 100, 1e4] {
            var shifted = hessian
            for index in 0..<size {
                shifted[index, index] += shift * max(hessian[index, index].magnitude, 1e-6 * max(scale, 1e-300))
            }
            guard let solved = shifted.solvingPositiveDefinite(right)?.solution else { continue }
            let direction = solved.elements.map { -$0 }
            if direction.allSatisfy(\.isFinite), dot(direction, gradient) < 0 || shift > 0 { return direction }
        }
        return nil
    }
}

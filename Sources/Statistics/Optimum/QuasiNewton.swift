/// Minimisation by the BFGS update with a backtracking and expanding line search
/// (Nocedal and Wright 2006, algorithms 6.1 and 3.5 in a plain form).
public struct QuasiNewton: Sendable {
    /// Of the expected gain of a further step, relative to 1 + |f|.
    public var tolerance: Double
    public var iterations: Int

    public init(tolerance: Double = 1e-13, iterations: Int = 500) {
        self.tolerance = tolerance
        self.iterations = iterations
    }

    /// - Parameters:
    ///   - slope: value and gradient, or nil where the function is not defined; the search steps back.
    ///   - inverseCurvature: a first guess of the inverse Hessian; the identity where nil.
    /// - Returns: nil when the function is not defined at `start`.
    public func minimize(
        from start: [Double], inverseCurvature: Matrix? = nil, _ slope: ([Double]) throws -> Slope?
    ) rethrows -> Optimum? {
        guard var here = try slope(start), here.isFinite else { return nil }
        var point = start
        let size = start.count
        var inverse = inverseCurvature ?? .identity(size)
        var isFresh = inverseCurvature == nil
        var decrement = Double.infinity
        var count = 0
        var isConverged = size == 0
        while count < iterations, !isConverged {
            count += 1
            var direction = (inverse * here.gradient).map { -$0 }
            var along = dot(direction, here.gradient)
            if !(along < 0) {
                inverse = .identity(size)
                isFresh = true
                direction = here.gradient.map { -$0 }
                along = -dot(here.gradient, here.gradient)
            }
            decrement = -along / 2
            if decrement <= tolerance * (1 + here.value.magnitude), !isFresh || along == 0 {
                isConverged = true
                break
            }
            guard let (next, step) = try search(point, here, direction, along, isFresh, slope) else {
                if isFresh { break }
                inverse = .identity(size)
                isFresh = true
                continue
            }
            let moved = direction.map { $0 * step }
            let turned = zip(next.gradient, here.gradient).map { $0 - $1 }
            for index in point.indices { point[index] += moved[index] }
            here = next
            update(&inverse, moved, turned, isFresh)
            isFresh = false
        }
        let line = "BFGS: \(count) steps, f = \(here.value), \(isConverged ? "converged" : "not converged")"
        return Optimum(
            point: point, value: here.value, gradient: here.gradient, iterations: count, isConverged: isConverged,
            decrement: decrement, diary: [line])
    }

    /// A step that lowers the function enough and does not leave it steeper than before.
    private func search(
        _ point: [Double], _ here: Slope, _ direction: [Double], _ along: Double, _ isFresh: Bool,
        _ slope: ([Double]) throws -> Slope?
    ) rethrows -> (Slope, Double)? {
        let length = dot(direction, direction).squareRoot()
        var step = isFresh ? min(1, 1 / max(length, 1e-300)) : 1
        var lowest = 0.0
        var highest = Double.infinity
        var best: (Slope, Double)?
        for _ in 0..<50 {
            let trial = try slope(zip(point, direction).map { $0 + step * $1 })
            if let trial, trial.isFinite, trial.value <= here.value + 1e-4 * step * along {
                if best.map({ trial.value < $0.0.value }) ?? true { best = (trial, step) }
                if dot(trial.gradient, direction) < 0.9 * along {
                    lowest = step
                    step = highest.isFinite ? (lowest + highest) / 2 : 2 * step
                    continue
                }
                return (trial, step)
            }
            highest = step
            step = (lowest + highest) / 2
            if step * length < 1e-16 * (1 + dot(point, point).squareRoot()) { break }
        }
        return best
    }

    private func update(_ inverse: inout Matrix, _ moved: [Double], _ turned: [Double], _ isFresh: Bool) {
        let curvature = dot(moved, turned)
        guard curvature > 1e-14 * (dot(moved, moved) * dot(turned, turned)).squareRoot(), curvature > 0 else { return }
        let size = moved.count
        if isFresh {
            inverse = Matrix.identity(size).scaled(by: curvature / dot(turned, turned))
        }
        let image = inverse * turned
        let factor = (1 + dot(turned, image) / curvature) / curvature
        for row in 0..<size {
            for column in 0..<size {
                inverse[row, column] += factor * moved[row] * moved[column]
                    - (image[row] * moved[column] + moved[row] * image[column]) / curvature
            }
        }
    }
}

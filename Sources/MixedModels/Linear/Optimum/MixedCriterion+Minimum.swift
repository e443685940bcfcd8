import Statistics

extension MixedCriterion {
    /// Newton's method from several starts; then BFGS. Where the Hessian has to be made by
    /// differences, BFGS leads up to Newton's method.
    ///
    /// - Parameter isThorough: whether BFGS is tried when Newton's method fails.
    /// - Returns: the lowest point found with how it was found, nil when there is none.
    func minimum(
        from starts: [[Double]], tolerance: Double = 1e-13, isThorough: Bool = true
    ) -> (point: Point, optimum: Optimum)? {
        var best: (point: Point, optimum: Optimum)?
        var diary: [String] = []
        var iterations = 0
        for start in starts {
            var start = start
            if !kernel.hasSecondDerivatives, let near = quasiNewton(from: start, tolerance: 1e-9) {
                start = near.point
                diary += near.diary
                iterations += near.iterations
            }
            guard let found = newton(from: start, tolerance: tolerance), let point = point(found.point) else {
                diary.append("Newton: the likelihood is not defined at a start")
                continue
            }
            diary += found.diary
            iterations += found.iterations
            if best.map({ point.value < $0.point.value - 1e-9 || (!$0.optimum.isConverged && found.isConverged) }) ?? true {
                best = (point, found)
            }
            if found.isConverged { break }
        }
        if isThorough, !(best?.optimum.isConverged ?? false) {
            for start in [best?.point.theta].compactMap({ $0 }) + starts {
                guard let rough = quasiNewton(from: start, tolerance: 1e-13) else { continue }
                diary += rough.diary
                iterations += rough.iterations
                guard let found = newton(from: rough.point, tolerance: tolerance), let point = point(found.point) else { continue }
                diary += found.diary
                if best.map({ point.value <= $0.point.value || found.isConverged }) ?? true { best = (point, found) }
                if found.isConverged { break }
            }
        }
        return best.map { best in
            let optimum = Optimum(
                point: best.point.theta, value: best.point.value, gradient: best.point.gradient,
                iterations: max(iterations, best.optimum.iterations), isConverged: best.optimum.isConverged,
                decrement: best.optimum.decrement, diary: diary)
            return (best.point, optimum)
        }
    }

    private func quasiNewton(from start: [Double], tolerance: Double) -> Optimum? {
        QuasiNewton(tolerance: tolerance).minimize(from: start) { theta in
            point(theta).map { Slope(value: $0.value, gradient: $0.gradient) }
        }
    }

    private func newton(from start: [Double], tolerance: Double) -> Optimum? {
        var last: Point?
        return Newton(tolerance: tolerance).minimize(
            from: start,
            slope: { theta in
                guard let here = point(theta) else { return nil }
                last = here
                return Slope(value: here.value, gradient: here.gradient)
            },
            curvature: { theta in
                if let last, last.theta == theta, let found = curvature(last) { return found.hessian }
                guard let here = point(theta), let found = curvature(here) else { return .identity(theta.count) }
                return found.hessian
            })
    }
}

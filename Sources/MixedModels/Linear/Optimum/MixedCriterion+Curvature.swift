import Statistics

extension MixedCriterion {
    /// Derivatives at a point beyond the gradient.
    struct Curvature: Sendable {
        /// Second derivatives of the criterion.
        let hessian: Matrix
        /// Second derivatives of log |V| (+ log |X'V⁻¹X|) + κ ρ² with κ fixed: σ² held.
        let held: Matrix
        /// First derivatives of ρ².
        let residual: [Double]
        /// First derivatives of X'V⁻¹X.
        let information: [Matrix]
    }

    /// Exact where the kernel has second derivatives, else by differences of the exact gradient.
    func curvature(_ point: Point) -> Curvature? {
        let changes = template.changes(point.lambda)
        guard let second = point.state.second(changes, omega: point.omega) else { return byDifferences(point) }
        let p = coefficients
        let count = template.count
        let xs = Array(0..<p)
        let information = second.cross.map { $0.selecting(rows: xs, columns: xs) }
        let images = second.cross.map { Array(($0 * point.weights).prefix(p)) }
        let residual = second.cross.map { $0.quadraticForm(point.weights) }
        let products = isRestricted ? information.map { point.inverse * $0 } : []
        let turned = images.map { point.inverse * $0 }
        let (kappa, kappa2) = kappaDerivatives(point.lambda)
        let n = divisor
        var fixed = second.curvature
        var hessian = fixed
        for j in 0..<count {
            for k in 0...j {
                var value = second.curvature[j, k]
                if template.factors[j] == template.factors[k] {
                    // d²G = N_j N_k' + N_k N_j'.
                    let mixed = template.bases[j].timesTransposed(template.bases[k])
                    value += 2 * innerProduct(point.gammas[template.factors[j]].symmetrized.elements, mixed.elements)
                }
                if isRestricted { value -= traceOfProduct(products[j], products[k]) }
                value -= 2 * point.kappa * innerProduct(images[j], turned[k])
                fixed[j, k] = value
                fixed[k, j] = value
                switch held {
                case .nothing, .combination: value -= n * residual[j] * residual[k] / (point.residual * point.residual)
                case .residualVariance: break
                case .deviation:
                    value += residual[j] * kappa[k] + residual[k] * kappa[j] + point.residual * kappa2[j, k]
                    value -= n * (kappa2[j, k] / point.kappa - kappa[j] * kappa[k] / (point.kappa * point.kappa))
                }
                hessian[j, k] = value
                hessian[k, j] = value
            }
        }
        return Curvature(hessian: hessian, held: fixed, residual: residual, information: information)
    }

    private func traceOfProduct(_ a: Matrix, _ b: Matrix) -> Double {
        var sum = 0.0
        for row in 0..<a.rows { for column in 0..<a.columns { sum += a[row, column] * b[column, row] } }
        return sum
    }

    /// Central differences with one step of Richardson's extrapolation: error of the order h⁴.
    private func byDifferences(_ point: Point) -> Curvature? {
        let p = coefficients
        let count = template.count
        let xs = Array(0..<p)
        var fixedCriterion = self
        if case .nothing = held { fixedCriterion.held = .residualVariance(1 / point.kappa) }
        var rows: [[Double]] = []
        var residual: [Double] = []
        var information: [Matrix] = []
        for j in 0..<count {
            let h = 1e-3 * max(1, point.theta[j].magnitude)
            var ends: [(gradient: [Double], residual: Double, information: Matrix)] = []
            for step in [h, -h, h / 2, -h / 2] {
                var theta = point.theta
                theta[j] += step
                guard let there = fixedCriterion.point(theta) else { return nil }
                ends.append((there.gradient, there.residual, there.state.cross.selecting(rows: xs, columns: xs)))
            }
            func derivative(_ value: (Int) -> Double) -> Double {
                let wide = (value(0) - value(1)) / (2 * h)
                let narrow = (value(2) - value(3)) / h
                return (4 * narrow - wide) / 3
            }
            rows.append((0..<count).map { k in derivative { ends[$0].gradient[k] } })
            residual.append(derivative { ends[$0].residual })
            var change = Matrix(rows: p, columns: p)
            for row in 0..<p { for column in 0..<p { change[row, column] = derivative { ends[$0].information[row, column] } } }
            information.append(change)
        }
        let fixed = Matrix(rows: count, columns: count, elements: rows.flatMap { $0 }).symmetrized
        var hessian = fixed
        if case .nothing = held {
            for j in 0..<count {
                for k in 0..<count {
                    hessian[j, k] -= divisor * residual[j] * residual[k] / (point.residual * point.residual)
                }
            }
        }
        return Curvature(hessian: hessian, held: fixed, residual: residual, information: information)
    }
}

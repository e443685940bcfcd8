import Statistics

extension PatternLikelihood {
    /// The observed information: second derivatives of minus the (restricted, or profile)
    /// log-likelihood in θ, at the θ of the last ``slope(_:)``.
    func hessian(at theta: [Double]) -> Matrix {
        if theta != self.theta { _ = slope(theta) }
        covariances = (0..<sums.groups).map {
            shape.value(at: theta[($0 * perGroup)..<(($0 + 1) * perGroup)], second: true)
        }
        let curvature = curvatureInSigma()
        let curves = self.curves()
        let products = curves.timesTransposed(curves)
        var hessian = Matrix(rows: parameters, columns: parameters)
        let places = shape.pairs.count
        for group in 0..<sums.groups {
            let jacobian = self.jacobian(group)
            let block = jacobian.transposedTimes(curvature[group] * jacobian)
            let base = group * perGroup
            for h in 0..<perGroup {
                for j in 0..<perGroup { hessian[base + h, base + j] = block[h, j] }
            }
            for second in covariances[group].second {
                let term = slopeInSigma[group * places + second.place] * second.value
                hessian[base + second.h, base + second.j] += term
                if second.h != second.j { hessian[base + second.j, base + second.h] += term }
            }
        }
        for h in 0..<parameters {
            for j in 0..<parameters { hessian[h, j] = (hessian[h, j] - products[h, j]) / 2 }
        }
        return hessian.symmetrized
    }

    /// ∂Σ/∂θ of a group, places × parameters.
    func jacobian(_ group: Int) -> Matrix {
        Matrix(rows: shape.pairs.count, columns: perGroup, elements: covariances[group].jacobian)
    }

    /// Σ tr(D_h V D_j (2N − nV)) for D over the places of Σ, a matrix for each group.
    private func curvatureInSigma() -> [Matrix] {
        let places = shape.pairs.count
        var result = [Matrix](repeating: Matrix(rows: places, columns: places), count: sums.groups)
        let visits = shape.visits
        var u = [Double](repeating: 0, count: visits * visits)
        for pattern in sums.patterns {
            let (m, n, start) = (pattern.size, Double(pattern.persons), pattern.firstElement)
            for index in 0..<(m * m) { u[index] = 2 * residualForms[start + index] - n * inverses[start + index] }
            result[pattern.group].withElements { to in
                inverses.withUnsafeBufferPointer { all in
                    u.withUnsafeBufferPointer { u in
                        guard let v = all.baseAddress.map({ $0 + start }) else { return }
                        for a in 0..<m {
                            for b in a..<m {
                                let row = shape.pairs.place(pattern.visits[a], pattern.visits[b]) * places
                                let outer = a == b ? 0.5 : 1.0
                                for c in 0..<m {
                                    for d in c..<m {
                                        let first = v[b * m + c] * u[a * m + d] + v[a * m + c] * u[b * m + d]
                                        let second = v[b * m + d] * u[a * m + c] + v[a * m + d] * u[b * m + c]
                                        let column = shape.pairs.place(pattern.visits[c], pattern.visits[d])
                                        to[row + column] += (first + second) * (c == d ? 0.5 * outer : outer)
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return result
    }

    /// Row h: L⁻¹B_hL⁻ᵀ (restricted only) and √2 L⁻¹u_h, so that the products of the rows are
    /// tr(ΦB_hΦB_j) + 2u_h'Φu_j.
    private func curves() -> Matrix {
        let forms = derivativeForms()
        let inside = isRestricted ? p * (p + 1) / 2 : 0
        var curves = Matrix(rows: parameters, columns: inside + p)
        let root = 2.0.squareRoot()
        for h in 0..<parameters {
            let (hat, u) = whitened(forms, h)
            var column = 0
            if isRestricted {
                for i in 0..<p {
                    for j in i..<p {
                        curves[h, column] = i == j ? hat[i * p + j] : root * hat[i * p + j]
                        column += 1
                    }
                }
            }
            for i in 0..<p { curves[h, inside + i] = root * u[i] }
        }
        return curves
    }
}

import Statistics

/// The covariance of β that allows for θ being estimated (Kenward and Roger 1997):
/// Φ_A = Φ + 2Φ {Σ_hj W_hj (Q_hj − P_hΦP_j − ¼R_hj)} Φ, in the coordinates of Q whitened by Φ.
///
/// Sums over h and j are taken before those over people: with ω = J W J' over the places of Σ,
/// Σ W_hj D_h V D_j is one matrix for each pattern, and Σ W_hj ∂²Σ/∂θ_h∂θ_j one for each group.
struct KenwardRoger {
    /// L⁻¹{ΣW_hj Q_hj}L⁻ᵀ − ΣW_hj (L⁻¹B_hL⁻ᵀ)(L⁻¹B_jL⁻ᵀ).
    private let middle: Matrix
    /// L⁻¹{ΣW_hj R_hj}L⁻ᵀ.
    private let second: Matrix

    init(_ likelihood: PatternLikelihood, forms: Matrix, w: Matrix) {
        let p = likelihood.p
        let hats = (0..<likelihood.parameters).map { likelihood.whitened(forms, $0).hat }
        var flat: [Double] = []
        flat.reserveCapacity(hats.count * p * p)
        for hat in hats { flat += hat }
        let stacked = Matrix(rows: hats.count, columns: p * p, elements: flat)
        let mixed = w * stacked
        var products = Matrix(rows: p, columns: p)
        for h in hats.indices {
            let left = Matrix(rows: p, columns: p, elements: hats[h])
            products = products + left * Matrix(rows: p, columns: p, elements: mixed.row(h))
        }
        let q = likelihood.unpacked(likelihood.form(of: likelihood.productWeights(w)))
        let r = likelihood.unpacked(likelihood.form(of: likelihood.secondWeights(w)))
        let factor = likelihood.inverseFactor
        func whiten(_ matrix: Matrix) -> Matrix { (factor * matrix).timesTransposed(factor).symmetrized }
        middle = whiten(q) - products.symmetrized
        second = whiten(r)
    }

    func adjusted(_ likelihood: PatternLikelihood) -> Matrix {
        back(middle - second.scaled(by: 0.25), likelihood)
    }

    func linear(_ likelihood: PatternLikelihood) -> Matrix { back(middle, likelihood) }

    /// L⁻ᵀ(I + 2M)L⁻¹.
    private func back(_ matrix: Matrix, _ likelihood: PatternLikelihood) -> Matrix {
        let inner = Matrix.identity(likelihood.p) + matrix.scaled(by: 2)
        let factor = likelihood.inverseFactor
        return factor.transposedTimes(inner * factor).symmetrized
    }
}

extension PatternLikelihood {
    /// V {Σ W_hj D_h V D_j} V of each pattern.
    func productWeights(_ w: Matrix) -> [Double] {
        let places = shape.pairs.count
        var weights = inverses
        for group in 0..<sums.groups {
            let jacobian = self.jacobian(group)
            let indices = Array((group * perGroup)..<((group + 1) * perGroup))
            let own = w.selecting(rows: indices, columns: indices)
            let omega = (jacobian * own).timesTransposed(jacobian).elements
            for pattern in sums.patterns where pattern.group == group {
                let (m, start) = (pattern.size, pattern.firstElement)
                var place = [Int](repeating: 0, count: m * m)
                for a in 0..<m {
                    for b in 0..<m { place[a * m + b] = shape.pairs.index(pattern.visits[a], pattern.visits[b]) }
                }
                var inner = Matrix(rows: m, columns: m)
                for a in 0..<m {
                    for d in 0..<m {
                        var sum = 0.0
                        for b in 0..<m {
                            let row = place[a * m + b] * places
                            for c in 0..<m { sum += omega[row + place[c * m + d]] * inverses[start + b * m + c] }
                        }
                        inner[a, d] = sum
                    }
                }
                sandwich(inner.symmetrized, pattern, into: &weights)
            }
        }
        return weights
    }

    /// V {Σ W_hj ∂²Σ/∂θ_h∂θ_j} V of each pattern.
    func secondWeights(_ w: Matrix) -> [Double] {
        var weights = inverses
        for group in 0..<sums.groups {
            var mean = [Double](repeating: 0, count: shape.pairs.count)
            let base = group * perGroup
            for second in covariances[group].second {
                let term = w[base + second.h, base + second.j] * second.value
                mean[second.place] += second.h == second.j ? term : 2 * term
            }
            for pattern in sums.patterns where pattern.group == group {
                var inner = Matrix(rows: pattern.size, columns: pattern.size)
                for a in 0..<pattern.size {
                    for b in 0..<pattern.size { inner[a, b] = mean[shape.pairs.index(pattern.visits[a], pattern.visits[b])] }
                }
                sandwich(inner, pattern, into: &weights)
            }
        }
        return weights
    }

    /// V M V of a pattern.
    private func sandwich(_ inner: Matrix, _ pattern: VisitPattern, into weights: inout [Double]) {
        let (m, start) = (pattern.size, pattern.firstElement)
        let v = Matrix(rows: m, columns: m, elements: Array(inverses[start..<(start + m * m)]))
        let product = (v * inner * v).symmetrized
        for index in 0..<(m * m) { weights[start + index] = product.elements[index] }
    }

    /// Φ (Σ_i Q_i'V r_i r_i'V Q_i) Φ, the empirical covariance (Liang and Zeger 1986).
    func sandwich(_ phi: Matrix) -> Matrix {
        let (p, width) = (self.p, self.width)
        var middle = Matrix(rows: p, columns: p)
        var r = [Double](repeating: 0, count: shape.visits)
        var score = [Double](repeating: 0, count: p)
        middle.withElements { middle in
            sums.design.z.withUnsafeBufferPointer { z in
                inverses.withUnsafeBufferPointer { v in
                    for pattern in sums.patterns {
                        let (m, start) = (pattern.size, pattern.firstElement)
                        for person in 0..<pattern.persons {
                            let first = (pattern.firstRow + person * m) * width
                            for a in 0..<m {
                                let row = first + a * width
                                var value = z[row + p]
                                for j in 0..<p { value -= z[row + j] * delta[j] }
                                r[a] = value
                            }
                            for j in 0..<p { score[j] = 0 }
                            for a in 0..<m {
                                var weight = 0.0
                                for b in 0..<m { weight += v[start + a * m + b] * r[b] }
                                let row = first + a * width
                                for j in 0..<p { score[j] += weight * z[row + j] }
                            }
                            for i in 0..<p {
                                for j in i..<p { middle[i * p + j] += score[i] * score[j] }
                            }
                        }
                    }
                }
            }
            for i in 0..<p {
                for j in 0..<i { middle[i * p + j] = middle[j * p + i] }
            }
        }
        return phi * middle * phi
    }
}

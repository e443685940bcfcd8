import Statistics

extension PatternLikelihood {
    /// Row h: Σ Z_i' V D_h V Z_i, packed: B_h, ΣQ'VD_hVe and Σe'VD_hVe.
    func derivativeForms() -> Matrix {
        let places = shape.pairs.count
        let isElementwise = shape.structure == .us
        let rows = isElementwise ? places * sums.groups : parameters
        var weights = Matrix(rows: rows, columns: max(sums.order.sumRows, 1))
        for pattern in sums.patterns where !pattern.isPassedOver {
            if isElementwise { elementWeights(pattern, &weights) } else { parameterWeights(pattern, &weights) }
        }
        var forms = sums.order.sumRows > 0 ? weights * sums.sums : Matrix(rows: rows, columns: packed)
        let few = fewForms()
        guard isElementwise || few != nil else { return forms }
        if isElementwise, let few { forms = forms + few }
        var result = isElementwise ? Matrix(rows: parameters, columns: packed) : forms
        guard let source = isElementwise ? forms : few else { return result }
        // From places to parameters.
        for group in 0..<sums.groups {
            let part = source.selecting(
                rows: Array((group * places)..<((group + 1) * places)), columns: Array(0..<packed))
            let image = jacobian(group).transposedTimes(part)
            for h in 0..<perGroup {
                for column in 0..<packed { result[group * perGroup + h, column] += image[h, column] }
            }
        }
        return result
    }

    /// V(E_cd + E_dc)V over the pairs of the pattern, for each place (c, d) of Σ.
    private func elementWeights(_ pattern: VisitPattern, _ weights: inout Matrix) {
        let (m, start) = (pattern.size, pattern.firstElement)
        let base = pattern.group * shape.pairs.count
        let columns = weights.columns
        weights.withElements { to in
            inverses.withUnsafeBufferPointer { all in
                guard let v = all.baseAddress.map({ $0 + start }) else { return }
                for c in 0..<m {
                    for d in c..<m {
                        let row = base + shape.pairs.place(pattern.visits[c], pattern.visits[d])
                        var index = row * columns + pattern.firstSum
                        for a in 0..<m {
                            for b in a..<m {
                                let one = v[a * m + c] * v[b * m + d]
                                to[index] = c == d ? one : one + v[a * m + d] * v[b * m + c]
                                index += 1
                            }
                        }
                    }
                }
            }
        }
    }

    /// V D_h V over the pairs of the pattern, for each parameter.
    private func parameterWeights(_ pattern: VisitPattern, _ weights: inout Matrix) {
        let (m, start) = (pattern.size, pattern.firstElement)
        let columns = weights.columns
        let jacobian = covariances[pattern.group].jacobian
        var half = [Double](repeating: 0, count: m * m)
        for h in 0..<perGroup {
            for a in 0..<m {
                for b in 0..<m {
                    var value = 0.0
                    for c in 0..<m {
                        let place = shape.pairs.index(pattern.visits[c], pattern.visits[b])
                        value += inverses[start + a * m + c] * jacobian[place * perGroup + h]
                    }
                    half[a * m + b] = value
                }
            }
            weights.withElements { to in
                var index = (pattern.group * perGroup + h) * columns + pattern.firstSum
                for a in 0..<m {
                    for b in a..<m {
                        var value = 0.0
                        for c in 0..<m { value += half[a * m + c] * inverses[start + c * m + b] }
                        to[index] = value
                        index += 1
                    }
                }
            }
        }
    }

    /// Σ Z_i' V(E_cd + E_dc)V Z_i over the people of patterns that are not summed, for each place;
    /// nil where there are none.
    private func fewForms() -> Matrix? {
        guard sums.patterns.contains(where: \.isPassedOver) else { return nil }
        let (width, packed, places) = (self.width, self.packed, shape.pairs.count)
        var forms = Matrix(rows: places * sums.groups, columns: packed)
        var people: [VisitPattern] = []
        for pattern in sums.patterns where pattern.isPassedOver {
            for _ in 0..<pattern.persons { people.append(pattern) }
        }
        var next = 0
        forms.withElements { to in
            inverses.withUnsafeBufferPointer { inverses in
                passOver(inverses) { _, image, m in
                    let pattern = people[next]
                    next += 1
                    for c in 0..<m {
                        let left = image + c * width
                        for d in c..<m {
                            let right = image + d * width
                            let row = pattern.group * places + shape.pairs.place(pattern.visits[c], pattern.visits[d])
                            var index = row * packed
                            for i in 0..<width {
                                let (one, other) = (left[i], right[i])
                                if c == d {
                                    for j in i..<width { to[index + j - i] += one * right[j] }
                                } else {
                                    for j in i..<width { to[index + j - i] += one * right[j] + other * left[j] }
                                }
                                index += width - i
                            }
                        }
                    }
                }
            }
        }
        return forms
    }
}

import RealModule
import Statistics

extension PatternLikelihood {
    /// V = Σ⁻¹ of each pattern.
    ///
    /// - Returns: Σ log |Σ_i| over people, or nil where a matrix is not positive definite.
    func invert() -> Double? {
        let visits = shape.visits
        var factor = [Double](repeating: 0, count: visits * visits)
        var total = 0.0
        var isDefinite = true
        factor.withUnsafeMutableBufferPointer { factor in
            inverses.withUnsafeMutableBufferPointer { inverses in
                for pattern in sums.patterns {
                    let m = pattern.size
                    let sigma = covariances[pattern.group].sigma
                    for a in 0..<m {
                        for b in 0...a { factor[a * m + b] = sigma[shape.pairs.place(pattern.visits[b], pattern.visits[a])] }
                    }
                    guard let logarithm = Self.factor(factor, m) else {
                        isDefinite = false
                        return
                    }
                    total += logarithm * Double(pattern.persons)
                    Self.inverse(of: factor, m, into: inverses, at: pattern.firstElement)
                }
            }
        }
        return isDefinite ? total : nil
    }

    /// The lower triangle of A becomes its Cholesky factor; log |A|, or nil.
    private static func factor(_ a: UnsafeMutableBufferPointer<Double>, _ m: Int) -> Double? {
        var logarithm = 0.0
        for column in 0..<m {
            let whole = a[column * m + column]
            var pivot = whole
            for c in 0..<column { pivot -= a[column * m + c] * a[column * m + c] }
            guard pivot.isFinite, pivot > 1e-13 * whole else { return nil }
            let root = pivot.squareRoot()
            a[column * m + column] = root
            logarithm += 2 * Double.log(root)
            for row in (column + 1)..<max(m, column + 1) {
                var value = a[row * m + column]
                for c in 0..<column { value -= a[row * m + c] * a[column * m + c] }
                a[row * m + column] = value / root
            }
        }
        return logarithm
    }

    /// (LL')⁻¹ from L, which is lost.
    private static func inverse(
        of lower: UnsafeMutableBufferPointer<Double>, _ m: Int, into to: UnsafeMutableBufferPointer<Double>, at start: Int
    ) {
        // L⁻¹ in place, column by column.
        for column in 0..<m {
            lower[column * m + column] = 1 / lower[column * m + column]
            for row in (column + 1)..<max(m, column + 1) {
                var value = 0.0
                for c in column..<row { value -= lower[row * m + c] * lower[c * m + column] }
                lower[row * m + column] = value / lower[row * m + row]
            }
        }
        for a in 0..<m {
            for b in a..<m {
                var value = 0.0
                for c in b..<m { value += lower[c * m + a] * lower[c * m + b] }
                to[start + a * m + b] = value
                to[start + b * m + a] = value
            }
        }
    }

    /// Σ Z_i' V Z_i, packed: ΣQ'VQ, ΣQ'Ve and Σe'Ve.
    func normalMatrix() -> [Double] { form(of: inverses) }

    /// Σ Z_i' W Z_i, packed, for a symmetric W of each pattern.
    func form(of weights: [Double]) -> [Double] {
        var total = [Double](repeating: 0, count: packed)
        let (width, packed) = (self.width, self.packed)
        total.withUnsafeMutableBufferPointer { total in
            weights.withUnsafeBufferPointer { weights in
                sums.sums.elements.withUnsafeBufferPointer { table in
                    for pattern in sums.patterns where !pattern.isPassedOver {
                        let m = pattern.size
                        var row = pattern.firstSum * packed
                        for a in 0..<m {
                            for b in a..<m {
                                let weight = weights[pattern.firstElement + a * m + b]
                                for index in 0..<packed { total[index] += weight * table[row + index] }
                                row += packed
                            }
                        }
                    }
                }
                passOver(weights) { z, image, m in
                    for a in 0..<m {
                        var to = 0
                        for i in 0..<width {
                            let value = z[a * width + i]
                            for j in i..<width { total[to + j - i] += value * image[a * width + j] }
                            to += width - i
                        }
                    }
                }
            }
        }
        return total
    }

    /// Z_i and W Z_i (m × (p + 1)) of each person of the patterns that are not summed.
    func passOver(
        _ weights: UnsafeBufferPointer<Double>,
        _ body: (UnsafePointer<Double>, UnsafeMutablePointer<Double>, Int) -> Void
    ) {
        guard sums.patterns.contains(where: \.isPassedOver) else { return }
        let width = self.width
        var image = [Double](repeating: 0, count: shape.visits * width)
        image.withUnsafeMutableBufferPointer { image in
            sums.design.z.withUnsafeBufferPointer { z in
                guard let to = image.baseAddress, let from = z.baseAddress else { return }
                for pattern in sums.patterns where pattern.isPassedOver {
                    let m = pattern.size
                    for person in 0..<pattern.persons {
                        let rows = from + (pattern.firstRow + person * m) * width
                        for a in 0..<m {
                            let line = to + a * width
                            for j in 0..<width { line[j] = 0 }
                            for b in 0..<m {
                                let weight = weights[pattern.firstElement + a * m + b]
                                let row = rows + b * width
                                for j in 0..<width { line[j] += weight * row[j] }
                            }
                        }
                        body(rows, to, m)
                    }
                }
            }
        }
    }
}

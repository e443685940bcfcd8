import Statistics

extension PatternLikelihood {
    /// Φ in the coordinates of Q.
    var phi: Matrix { inverseFactor.transposedTimes(inverseFactor) }

    /// What makes K + S of C: Φ (restricted only) and the outer product of (−δ, 1), packed, with
    /// elements off the diagonal doubled.
    private var residualWeights: [Double] {
        let phi = isRestricted ? self.phi : Matrix(rows: p, columns: p)
        let residual = delta.map { -$0 } + [1]
        var weights: [Double] = []
        weights.reserveCapacity(packed)
        for i in 0..<width {
            for j in i..<width {
                let inPhi = i < p && j < p ? phi[i, j] : 0
                weights.append((inPhi + residual[i] * residual[j]) * (i == j ? 1 : 2))
            }
        }
        return weights
    }

    /// N = V(K + S)V of each pattern, and n V − N over the places of Σ.
    func residuals() {
        let phi = residualWeights
        let visits = shape.visits
        var k = [Double](repeating: 0, count: visits * visits)
        var half = k
        for index in slopeInSigma.indices { slopeInSigma[index] = 0 }
        let places = shape.pairs.count
        phi.withUnsafeBufferPointer { phi in
            k.withUnsafeMutableBufferPointer { k in
                half.withUnsafeMutableBufferPointer { half in
                    inverses.withUnsafeBufferPointer { inverses in
                        residualForms.withUnsafeMutableBufferPointer { forms in
                            for pattern in sums.patterns {
                                let m = pattern.size
                                if pattern.isPassedOver { fewResiduals(pattern, phi, k) } else { summedResiduals(pattern, phi, k) }
                                let start = pattern.firstElement
                                for a in 0..<m {
                                    for b in 0..<m {
                                        var value = 0.0
                                        for c in 0..<m { value += inverses[start + a * m + c] * k[c * m + b] }
                                        half[a * m + b] = value
                                    }
                                }
                                let base = pattern.group * places
                                let n = Double(pattern.persons)
                                for a in 0..<m {
                                    for b in a..<m {
                                        var value = 0.0
                                        for c in 0..<m { value += half[a * m + c] * inverses[start + c * m + b] }
                                        forms[start + a * m + b] = value
                                        forms[start + b * m + a] = value
                                        let slope = n * inverses[start + a * m + b] - value
                                        slopeInSigma[base + shape.pairs.place(pattern.visits[a], pattern.visits[b])] += a == b ? slope : 2 * slope
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private func summedResiduals(_ pattern: VisitPattern, _ phi: UnsafeBufferPointer<Double>, _ k: UnsafeMutableBufferPointer<Double>) {
        let (m, packed) = (pattern.size, self.packed)
        sums.sums.elements.withUnsafeBufferPointer { table in
            var row = pattern.firstSum * packed
            for a in 0..<m {
                for b in a..<m {
                    var parts = (0.0, 0.0, 0.0, 0.0)
                    let whole = packed & ~3
                    for index in stride(from: 0, to: whole, by: 4) {
                        parts.0 += phi[index] * table[row + index]
                        parts.1 += phi[index + 1] * table[row + index + 1]
                        parts.2 += phi[index + 2] * table[row + index + 2]
                        parts.3 += phi[index + 3] * table[row + index + 3]
                    }
                    for index in whole..<packed { parts.0 += phi[index] * table[row + index] }
                    let sum = (parts.0 + parts.1) + (parts.2 + parts.3)
                    // C_ab holds both orders of a pair.
                    k[a * m + b] = a == b ? sum : sum / 2
                    k[b * m + a] = k[a * m + b]
                    row += packed
                }
            }
        }
    }

    private func fewResiduals(_ pattern: VisitPattern, _ phi: UnsafeBufferPointer<Double>, _ k: UnsafeMutableBufferPointer<Double>) {
        let (m, width) = (pattern.size, self.width)
        for index in 0..<(m * m) { k[index] = 0 }
        var image = [Double](repeating: 0, count: width)
        sums.design.z.withUnsafeBufferPointer { z in
            image.withUnsafeMutableBufferPointer { image in
                for person in 0..<pattern.persons {
                    let first = (pattern.firstRow + person * m) * width
                    for a in 0..<m {
                        // (Φ with r's weights) z_a; elements off the diagonal stand doubled.
                        for i in 0..<width { image[i] = 0 }
                        var index = 0
                        let row = first + a * width
                        for i in 0..<width {
                            image[i] += phi[index] * z[row + i]
                            index += 1
                            for j in (i + 1)..<max(width, i + 1) {
                                let weight = phi[index] / 2
                                image[i] += weight * z[row + j]
                                image[j] += weight * z[row + i]
                                index += 1
                            }
                        }
                        for b in a..<m {
                            var sum = 0.0
                            for j in 0..<width { sum += image[j] * z[first + b * width + j] }
                            k[a * m + b] += sum
                            if a != b { k[b * m + a] = k[a * m + b] }
                        }
                    }
                }
            }
        }
    }
}

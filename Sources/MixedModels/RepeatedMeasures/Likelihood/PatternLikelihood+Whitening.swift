import Statistics

extension PatternLikelihood {
    /// L⁻¹B_hL⁻ᵀ (p × p) and L⁻¹u_h of row h of ``derivativeForms()``.
    func whitened(_ forms: Matrix, _ h: Int) -> (hat: [Double], u: [Double]) {
        let p = self.p
        var b = [Double](repeating: 0, count: p * p)
        var half = b
        var u = [Double](repeating: 0, count: p)
        var white = u
        forms.elements.withUnsafeBufferPointer { all in
            var index = h * packed
            for i in 0..<p {
                for j in i..<p {
                    b[i * p + j] = all[index]
                    b[j * p + i] = all[index]
                    index += 1
                }
                u[i] = all[index]
                index += 1
            }
        }
        let lower = inverseFactor.elements
        lower.withUnsafeBufferPointer { lower in
            b.withUnsafeMutableBufferPointer { b in
                half.withUnsafeMutableBufferPointer { half in
                    for i in 0..<p {
                        for j in 0..<p { u[i] -= b[i * p + j] * delta[j] }
                    }
                    for i in 0..<p {
                        for j in 0..<p { half[i * p + j] = 0 }
                        for c in 0...i {
                            let weight = lower[i * p + c]
                            for j in 0..<p { half[i * p + j] += weight * b[c * p + j] }
                            white[i] += weight * u[c]
                        }
                    }
                    for i in 0..<p {
                        for j in i..<p {
                            var sum = 0.0
                            for c in 0...j { sum += half[i * p + c] * lower[j * p + c] }
                            b[i * p + j] = sum
                            b[j * p + i] = sum
                        }
                    }
                }
            }
        }
        return (b, white)
    }
}

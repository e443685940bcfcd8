import Statistics

extension GroupedState {
    func sensitivity(_ omega: Matrix) -> [Matrix] {
        let q = products.size
        var gamma = [Double](repeating: 0, count: square)
        walk(omega) { pattern, _, _, t, r in
            let levels = Double(products.patterns[pattern].levels)
            for index in 0..<square { gamma[index] += levels * t[index] - r[index] }
        }
        return [Matrix(rows: q, columns: q, elements: gamma).symmetrized]
    }

    func second(_ changes: [Matrix], omega: Matrix) -> SecondOrder? {
        let q = products.size
        let w = products.width
        let count = changes.count
        var moves = changes.flatMap(\.elements)
        var cross = [Double](repeating: 0, count: count * w * w)
        var curvature = [Double](repeating: 0, count: count * count)
        var spare = [Double](repeating: 0, count: (2 * count + 2) * square + q * w)
        moves.withUnsafeMutableBufferPointer { moves in
            cross.withUnsafeMutableBufferPointer { cross in
                curvature.withUnsafeMutableBufferPointer { curvature in
                    spare.withUnsafeMutableBufferPointer { spare in
                        guard let move = moves.baseAddress, let c = cross.baseAddress, let s = spare.baseAddress else { return }
                        walk(omega) { pattern, _, u, t, r in
                            let levels = Double(products.patterns[pattern].levels)
                            let (image, turned) = (s + 2 * count * square, s + (2 * count + 1) * square)
                            let room = s + (2 * count + 2) * square
                            for j in 0..<count {
                                let d = move + j * square
                                Small.multiply(d, u, image, q, q, q)
                                Small.multiplyTransposed(u, image, turned, q, q, q)
                                products.addQuadratic(pattern, turned, scale: -1, to: c + j * w * w, scratch: room)
                                // T dG and R dG.
                                Small.multiply(t, d, s + 2 * j * square, q, q, q)
                                Small.multiply(r, d, s + (2 * j + 1) * square, q, q, q)
                            }
                            for j in 0..<count {
                                for k in 0...j {
                                    let (tj, tk) = (s + 2 * j * square, s + 2 * k * square)
                                    let (rj, rk) = (s + (2 * j + 1) * square, s + (2 * k + 1) * square)
                                    var value = 0.0
                                    for a in 0..<q {
                                        for b in 0..<q {
                                            value -= levels * tj[a * q + b] * tk[b * q + a]
                                            value += rj[a * q + b] * tk[b * q + a] + rk[a * q + b] * tj[b * q + a]
                                        }
                                    }
                                    curvature[j * count + k] += value
                                    if j != k { curvature[k * count + j] += value }
                                }
                            }
                        }
                    }
                }
            }
        }
        let crosses = (0..<count).map { index in
            Matrix(rows: w, columns: w, elements: Array(cross[(index * w * w)..<((index + 1) * w * w)])).symmetrized
        }
        return SecondOrder(cross: crosses, curvature: Matrix(rows: count, columns: count, elements: curvature))
    }

    /// Calls `body` for each pattern with K, U, T and R = U (Σ B Ω B') U'.
    private func walk(_ omega: Matrix, _ body: (Int, Entries, Entries, Entries, Entries) -> Void) {
        let q = products.size
        var weights = omega.elements
        var scratch = [Double](repeating: 0, count: 3 * square + q * products.width)
        weights.withUnsafeMutableBufferPointer { weights in
            factors.withUnsafeBufferPointer { kept in
                scratch.withUnsafeMutableBufferPointer { scratch in
                    guard let o = weights.baseAddress, let start = kept.baseAddress, let s = scratch.baseAddress else { return }
                    // Read only.
                    let f = Entries(mutating: start)
                    for pattern in products.patterns.indices {
                        let k = f + 3 * pattern * square
                        let u = k + square
                        products.contract(pattern, o, out: s, scratch: s + 3 * square)
                        Small.multiply(u, s, s + square, q, q, q)
                        Small.timesTransposed(s + square, u, s + 2 * square, q)
                        body(pattern, k, u, k + 2 * square, s + 2 * square)
                    }
                }
            }
        }
    }
}

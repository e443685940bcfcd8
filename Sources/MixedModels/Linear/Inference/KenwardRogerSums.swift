import Statistics

/// The sums over levels that the adjustment is made of; the last parameter is the residual variance.
struct KenwardRogerSums: Sendable {
    var p: [Matrix]
    /// Symmetrised, for h ≥ k.
    var q: [[Matrix]]
    /// tr(V⁻¹V_hV⁻¹V_k).
    var traces: Matrix

    /// One grouping factor: with E_h the pattern of parameter h in Ψ, and B'X B summed over levels,
    /// P_h = B'U'E_hUB, Q_hk = B'U'E_hT E_kUB, and for the residual X'V⁻ʲX = X'X − B'K(I + U + …)B.
    init(_ state: GroupedState, blocks: [(factor: Int, start: Int, size: Int)]) {
        let products = state.products
        let q = products.size
        let w = products.width
        let square = q * q
        var bases: [Matrix] = []
        for block in blocks {
            for column in block.start..<(block.start + block.size) {
                for row in column..<(block.start + block.size) {
                    let unit = CovarianceTemplate.unit(q, row, column)
                    bases.append(row == column ? unit : unit + unit.transposed)
                }
            }
        }
        let count = bases.count + 1
        let last = count - 1
        var p = [[Double]](repeating: [Double](repeating: 0, count: w * w), count: count)
        var qs = (0..<count).map { [[Double]](repeating: [Double](repeating: 0, count: w * w), count: $0 + 1) }
        var traces = Matrix(rows: count, columns: count)
        var scratch = [Double](repeating: 0, count: q * w)
        func add(_ pattern: Int, _ x: Matrix, _ scale: Double, _ sum: inout [Double]) {
            var entries = x.symmetrized.elements
            entries.withUnsafeMutableBufferPointer { entries in
                sum.withUnsafeMutableBufferPointer { sum in
                    scratch.withUnsafeMutableBufferPointer { scratch in
                        guard let x = entries.baseAddress, let to = sum.baseAddress, let room = scratch.baseAddress else { return }
                        products.addQuadratic(pattern, x, scale: scale, to: to, scratch: room)
                    }
                }
            }
        }
        p[last] = products.total
        qs[last][last] = products.total
        for (number, pattern) in products.patterns.enumerated() {
            let base = 3 * square * number
            func matrix(_ part: Int) -> Matrix {
                Matrix(rows: q, columns: q, elements: Array(state.factors[(base + part * square)..<(base + (part + 1) * square)]))
            }
            let (k, u, t) = (matrix(0), matrix(1), matrix(2))
            let levels = Double(pattern.levels)
            let te = bases.map { t * $0 }
            let ue = bases.map { u.transposedTimes($0) }
            let ku = k * u
            let tu = t.timesTransposed(u)
            for h in 0..<last {
                add(number, ue[h] * u, 1, &p[h])
                let ueh = ue[h] * t
                for k in 0...h {
                    add(number, (ueh * bases[k]) * u, 1, &qs[h][k])
                    traces[h, k] += levels * innerProduct(te[h].elements, te[k].transposed.elements)
                }
                add(number, (ue[h] * u) * u, 1, &qs[last][h])
                traces[last, h] += levels * innerProduct(bases[h].elements, tu.elements)
            }
            add(number, k + ku, -1, &p[last])
            add(number, k + ku + ku * u, -1, &qs[last][last])
            let squareTrace = innerProduct(u.elements, u.transposed.elements)
            traces[last, last] += levels * (Double(pattern.rows - q) + squareTrace)
        }
        for h in 0..<count { for k in 0..<h { traces[k, h] = traces[h, k] } }
        let xs = Array(0..<(w - 1))
        func block(_ elements: [Double]) -> Matrix {
            Matrix(rows: w, columns: w, elements: elements).symmetrized.selecting(rows: xs, columns: xs)
        }
        self.p = p.map(block)
        self.q = qs.map { $0.map(block) }
        self.traces = traces
    }
}

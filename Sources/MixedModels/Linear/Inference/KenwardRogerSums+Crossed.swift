import Statistics

extension KenwardRogerSums {
    /// More random effects than this take too long together.
    static let mostEffects = 3000

    /// Several factors: all Q random effects as one block, A = Z'Z dense.
    ///
    /// - Returns: nil with more than ``mostEffects`` random effects.
    init?(_ kernel: CrossedKernel, _ estimate: LinearMixedEstimate) {
        guard let state = estimate.point.state as? CrossedState ?? CrossedState(kernel, estimate.point.lambda) else { return nil }
        let first = kernel.order[0]
        let q1 = kernel.sizes[first]
        let leading = kernel.levels[first] * q1
        let size = leading + kernel.dense
        guard size <= Self.mostEffects else { return nil }
        let w = kernel.width
        // Z'Z and Z'[Q y], the first factor's effects first.
        var gram = Matrix(rows: size, columns: size)
        var b = Matrix(rows: size, columns: w)
        for level in 0..<kernel.levels[first] {
            let n = kernel.places[level].count
            for a in 0..<q1 {
                let row = level * q1 + a
                for c in 0..<q1 { gram[row, level * q1 + c] = kernel.grams[(level * q1 + a) * q1 + c] }
                for (column, place) in kernel.places[level].enumerated() {
                    let value = kernel.blocks[level][a * n + column]
                    if place < kernel.dense {
                        gram[row, leading + place] = value
                        gram[leading + place, row] = value
                    } else {
                        b[row, place - kernel.dense] = value
                    }
                }
            }
        }
        for row in 0..<kernel.dense {
            for column in 0..<kernel.dense { gram[leading + row, leading + column] = kernel.total[row, column] }
            for column in 0..<w { b[leading + row, column] = kernel.total[row, kernel.dense + column] }
        }
        // K by blocks: with K₁ of the first factor alone and B = Z₁'Z₂,
        // K = [K₁ + K₁B K₂ B'K₁, −K₁B K₂; ·, K₂]. Then U = I − A K and T = U A, A being sparse at the top.
        let square = q1 * q1
        let front = Array(0..<leading)
        let back = Array(leading..<size)
        let k1b = Self.blockwise(gram.selecting(rows: front, columns: back), q1) { level, a, c in
            state.factors[3 * square * level + a * q1 + c]
        }
        let corner = k1b * state.k2
        let upper = corner.timesTransposed(k1b)
        var k = Matrix(rows: size, columns: size)
        for row in 0..<leading {
            for column in 0..<leading { k[row, column] = upper[row, column] }
            let level = row / q1
            for c in 0..<q1 { k[row, level * q1 + c] += state.factors[3 * square * level + (row % q1) * q1 + c] }
            for column in 0..<kernel.dense {
                k[row, leading + column] = -corner[row, column]
                k[leading + column, row] = -corner[row, column]
            }
        }
        for row in 0..<kernel.dense { for column in 0..<kernel.dense { k[leading + row, leading + column] = state.k2[row, column] } }
        let lower = gram.selecting(rows: back, columns: Array(0..<size))
        let border = gram.selecting(rows: front, columns: back)
        func timesGram(_ matrix: Matrix) -> Matrix {
            let top = Self.blockwise(matrix.selecting(rows: front, columns: Array(0..<size)), q1) { level, a, c in
                kernel.grams[(level * q1 + a) * q1 + c]
            } + border * matrix.selecting(rows: back, columns: Array(0..<size))
            return Matrix(rows: size, columns: size, elements: top.elements + (lower * matrix).elements)
        }
        let u = Matrix.identity(size) - timesGram(k)
        let t = timesGram(u.transposed).symmetrized
        // Pairs of places that each parameter joins.
        var pairs: [[(Int, Int)]] = []
        for block in VarianceKenwardRoger.blocks(estimate) {
            guard let number = kernel.order.firstIndex(of: block.factor) else { continue }
            let q = kernel.sizes[block.factor]
            let start = number == 0 ? 0 : leading + kernel.offsets[number - 1]
            for column in block.start..<(block.start + block.size) {
                for row in column..<(block.start + block.size) {
                    var joined: [(Int, Int)] = []
                    for level in 0..<kernel.levels[block.factor] {
                        let (one, other) = (start + level * q + row, start + level * q + column)
                        joined.append((one, other))
                        if row != column { joined.append((other, one)) }
                    }
                    pairs.append(joined)
                }
            }
        }
        let count = pairs.count + 1
        let last = count - 1
        func applied(_ h: Int, _ matrix: Matrix) -> Matrix {
            var result = Matrix(rows: matrix.rows, columns: matrix.columns)
            for (one, other) in pairs[h] {
                for column in 0..<matrix.columns { result[one, column] += matrix[other, column] }
            }
            return result
        }
        let ub = u * b
        let uub = u * ub
        let eub = (0..<last).map { applied($0, ub) }
        let teub = eub.map { t * $0 }
        let et = (0..<last).map { applied($0, t) }
        let te = et.map(\.transposed)
        let total = kernel.total.selecting(
            rows: Array(kernel.dense..<(kernel.dense + w)), columns: Array(kernel.dense..<(kernel.dense + w)))
        let xs = Array(0..<(w - 1))
        func x(_ matrix: Matrix) -> Matrix { matrix.symmetrized.selecting(rows: xs, columns: xs) }
        var p: [Matrix] = []
        var qs: [[Matrix]] = []
        traces = Matrix(rows: count, columns: count)
        for h in 0..<last {
            p.append(x(ub.transposedTimes(eub[h])))
            qs.append((0...h).map { x(eub[h].transposedTimes(teub[$0])) })
            for other in 0...h {
                traces[h, other] = innerProduct(et[h].elements, te[other].elements)
            }
            var sum = 0.0
            for (one, other) in pairs[h] {
                for column in 0..<size { sum += t[one, column] * u[other, column] }
            }
            traces[last, h] = sum
        }
        p.append(x(total - b.transposedTimes(k * (b + ub))))
        qs.append((0..<last).map { x(eub[$0].transposedTimes(uub)) } + [x(total - b.transposedTimes(k * (b + ub + uub)))])
        traces[last, last] = Double(estimate.model.rows - size) + innerProduct(u.elements, u.transposed.elements)
        for h in 0..<count { for other in 0..<h { traces[other, h] = traces[h, other] } }
        self.p = p
        q = qs
    }

    /// A block-diagonal matrix of q × q blocks, one a level, times a matrix.
    private static func blockwise(_ matrix: Matrix, _ q: Int, _ block: (Int, Int, Int) -> Double) -> Matrix {
        var result = Matrix(rows: matrix.rows, columns: matrix.columns)
        let n = matrix.columns
        let source = matrix.elements
        result.withElements { target in
            for level in 0..<(matrix.rows / max(1, q)) {
                for a in 0..<q {
                    for c in 0..<q {
                        let value = block(level, a, c)
                        for column in 0..<n { target[(level * q + a) * n + column] += value * source[(level * q + c) * n + column] }
                    }
                }
            }
        }
        return result
    }
}

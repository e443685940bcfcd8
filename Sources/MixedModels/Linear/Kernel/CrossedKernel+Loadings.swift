import Statistics

extension CrossedKernel {
    /// A Λ₂, Λ₂ the blocks of every level of the factors after the first.
    func scaled(_ matrix: Matrix, _ lambda: [Matrix]) -> Matrix {
        loaded(matrix.transposed, lambda.map(\.transposed)).transposed
    }

    /// Λ₂ A.
    func loaded(_ matrix: Matrix, _ lambda: [Matrix]) -> Matrix {
        var result = Matrix(rows: matrix.rows, columns: matrix.columns)
        let n = matrix.columns
        let source = matrix.elements
        result.withElements { target in
            for (number, factor) in order.dropFirst().enumerated() {
                let size = sizes[factor]
                for level in 0..<levels[factor] {
                    let start = offsets[number] + level * size
                    for a in 0..<size {
                        for b in 0..<size {
                            let value = lambda[factor][a, b]
                            if value == 0 { continue }
                            for column in 0..<n { target[(start + a) * n + column] += value * source[(start + b) * n + column] }
                        }
                    }
                }
            }
        }
        return result
    }
}

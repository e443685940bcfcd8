import Statistics

extension FactorRotation {
    /// Direct oblimin with γ = 0 (quartimin): least Σ_{j≠l} Σᵢ λᵢⱼ² λᵢₗ² / 4 (Jennrich and Sampson
    /// 1966) over the T with columns of length 1, Λ = A T'⁻¹, Φ = T'T, with the gradient of Jennrich
    /// (2002). The lengths of T's columns are free in the search and taken out in each step.
    /// No Kaiser weights.
    static func oblimin(_ start: Matrix) -> (loadings: Matrix, correlations: Matrix, isConverged: Bool) {
        let m = start.columns
        let search = QuasiNewton(tolerance: 1e-15)
        let end = search.minimize(from: Matrix.identity(m).elements) { point -> Slope? in
            let free = Matrix(rows: m, columns: m, elements: point)
            let (turn, lengths) = unitColumns(free)
            guard let inverse = turn.inverse(tolerance: 1e-8) else { return nil }
            let loadings = start.timesTransposed(inverse)
            let (value, slope) = quartimin(loadings)
            // By T: −(Λ' G T⁻¹)'; what would only change a column's length is taken out.
            let gradient = (loadings.transposedTimes(slope) * inverse).transposed.scaled(by: -1)
            var projected = gradient
            for column in 0..<m {
                var along = 0.0
                for row in 0..<m { along += turn[row, column] * gradient[row, column] }
                for row in 0..<m {
                    projected[row, column] = (gradient[row, column] - turn[row, column] * along) / lengths[column]
                }
            }
            return Slope(value: value, gradient: projected.elements)
        }
        guard let end, let inverse = unitColumns(Matrix(rows: m, columns: m, elements: end.point)).0.inverse() else {
            return (start, .identity(m), false)
        }
        let turn = unitColumns(Matrix(rows: m, columns: m, elements: end.point)).0
        return (start.timesTransposed(inverse), turn.transposedTimes(turn).symmetrized, end.largestGradient < 1e-6)
    }

    /// The criterion and its derivative Λ ∘ (Λ² N), N ones off the diagonal.
    static func quartimin(_ loadings: Matrix) -> (Double, Matrix) {
        var slope = loadings
        var sum = 0.0
        for row in 0..<loadings.rows {
            var total = 0.0
            for column in 0..<loadings.columns { total += loadings[row, column] * loadings[row, column] }
            for column in 0..<loadings.columns {
                let square = loadings[row, column] * loadings[row, column]
                sum += square * (total - square)
                slope[row, column] *= total - square
            }
        }
        return (sum / 4, slope)
    }

    private static func unitColumns(_ matrix: Matrix) -> (Matrix, lengths: [Double]) {
        var result = matrix
        var lengths = [Double](repeating: 1, count: matrix.columns)
        for column in 0..<matrix.columns {
            var size = 0.0
            for row in 0..<matrix.rows { size += matrix[row, column] * matrix[row, column] }
            lengths[column] = max(1e-150, size.squareRoot())
            for row in 0..<matrix.rows { result[row, column] /= lengths[column] }
        }
        return (result, lengths)
    }
}

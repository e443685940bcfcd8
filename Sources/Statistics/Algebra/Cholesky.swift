/// The lower triangular L with L L' = A of a symmetric positive definite A
/// (Golub and Van Loan 2013, algorithm 4.2.1).
public struct Cholesky: Hashable, Sendable {
    public let lower: Matrix

    /// - Parameter tolerance: a pivot at or below `tolerance` times its diagonal element counts as 0.
    /// - Returns: nil when a pivot is not positive: A is singular or indefinite.
    public init?(_ matrix: Matrix, tolerance: Double = 1e-14) {
        precondition(matrix.rows == matrix.columns, "Only a square matrix has a Cholesky factor.")
        let size = matrix.rows
        var lower = Matrix(rows: size, columns: size)
        for column in 0..<size {
            var pivot = matrix[column, column]
            for inner in 0..<column { pivot -= lower[column, inner] * lower[column, inner] }
            guard pivot.isFinite, pivot > 0, pivot > tolerance * matrix[column, column] else {
                return nil
            }
            let root = pivot.squareRoot()
            lower[column, column] = root
            for row in (column + 1)..<max(size, column + 1) {
                var value = matrix[row, column]
                for inner in 0..<column { value -= lower[row, inner] * lower[column, inner] }
                lower[row, column] = value / root
            }
        }
        self.lower = lower
    }

    /// The x with A x = b.
    public func solve(_ right: [Double]) -> [Double] {
        let size = lower.rows
        precondition(right.count == size, "The right side has another length than the matrix.")
        var solution = right
        for row in 0..<size {
            for inner in 0..<row { solution[row] -= lower[row, inner] * solution[inner] }
            solution[row] /= lower[row, row]
        }
        for row in stride(from: size - 1, through: 0, by: -1) {
            for inner in (row + 1)..<max(size, row + 1) {
                solution[row] -= lower[inner, row] * solution[inner]
            }
            solution[row] /= lower[row, row]
        }
        return solution
    }

    /// The inverse of A.
    public var inverse: Matrix {
        let size = lower.rows
        return Matrix(columns: (0..<size).map { index in
            var unit = [Double](repeating: 0, count: size)
            unit[index] = 1
            return solve(unit)
        })
    }
}

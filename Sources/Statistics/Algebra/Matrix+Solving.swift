import CNumerics

extension Matrix {
    /// The X with A X = B, and log |A|, for a symmetric positive definite A; nil when it is not.
    public func solvingPositiveDefinite(_ right: Matrix) -> (solution: Matrix, logDeterminant: Double)? {
        precondition(rows == columns && right.rows == rows, "The sides of the equation differ.")
        guard rows > 0 else { return (right, 0) }
        guard storage.allSatisfy(\.isFinite) else { return nil }
        var solution = Matrix(rows: rows, columns: right.columns)
        var logDeterminant = 0.0
        let done = solution.storage.withUnsafeMutableBufferPointer {
            cn_solve_positive_definite(storage, rows, right.storage, right.columns, $0.baseAddress, &logDeterminant)
        }
        return done == 1 && logDeterminant.isFinite ? (solution, logDeterminant) : nil
    }

    /// A⁻¹ and log |A| of a symmetric positive definite A; nil when it is not.
    public var inversePositiveDefinite: (inverse: Matrix, logDeterminant: Double)? {
        solvingPositiveDefinite(.identity(rows)).map { ($0.solution.symmetrized, $0.logDeterminant) }
    }

    /// The X with A X = B for a square A; nil when the reciprocal of A's condition number is not
    /// above `tolerance`.
    public func solving(_ right: Matrix, tolerance: Double = 1e-15) -> Matrix? {
        precondition(rows == columns && right.rows == rows, "The sides of the equation differ.")
        guard rows > 0 else { return right }
        guard storage.allSatisfy(\.isFinite) else { return nil }
        var solution = Matrix(rows: rows, columns: right.columns)
        var condition = 0.0
        let done = solution.storage.withUnsafeMutableBufferPointer {
            cn_solve_general(storage, rows, right.storage, right.columns, $0.baseAddress, &condition)
        }
        return done == 1 && condition > tolerance ? solution : nil
    }

    public func solving(_ right: [Double], tolerance: Double = 1e-15) -> [Double]? {
        solving(Matrix(rows: right.count, columns: 1, elements: right), tolerance: tolerance)?.storage
    }

    /// A⁻¹ of a square A; nil when it has none.
    public func inverse(tolerance: Double = 1e-15) -> Matrix? { solving(.identity(rows), tolerance: tolerance) }

    /// The pseudo-inverse of a symmetric A: eigenvalues within `tolerance` of 0, relative to the
    /// largest, count as 0. nil when A holds a number that is not finite.
    public func pseudoinverseSymmetric(tolerance: Double = 1e-12) -> (inverse: Matrix, rank: Int)? {
        guard let eigen = SymmetricEigen(self) else { return nil }
        let largest = eigen.values.map(\.magnitude).max() ?? 0
        let inverted = eigen.values.map { $0.magnitude > tolerance * largest && largest > 0 ? 1 / $0 : 0 }
        var scaled = eigen.vectors
        for row in 0..<rows {
            for column in 0..<rows { scaled[row, column] *= inverted[column] }
        }
        return (scaled.timesTransposed(eigen.vectors).symmetrized, inverted.count { $0 != 0 })
    }
}

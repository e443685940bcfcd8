import CNumerics

/// A = V diag(λ) V' of a symmetric A.
public struct SymmetricEigen: Hashable, Sendable {
    /// Rising.
    public let values: [Double]
    /// Column i belongs to value i; length 1 each.
    public let vectors: Matrix

    /// - Returns: nil when A holds a number that is not finite, or the iteration failed.
    public init?(_ matrix: Matrix) {
        precondition(matrix.rows == matrix.columns, "Only a square matrix has eigenvalues.")
        let size = matrix.rows
        guard matrix.elements.allSatisfy(\.isFinite) else { return nil }
        var values = [Double](repeating: 0, count: size)
        var vectors = Matrix(rows: size, columns: size)
        guard size > 0 else {
            self.values = values
            self.vectors = vectors
            return
        }
        let done = vectors.storage.withUnsafeMutableBufferPointer {
            cn_symmetric_eigen(matrix.storage, size, &values, $0.baseAddress)
        }
        guard done == 1 else { return nil }
        self.values = values
        self.vectors = vectors
    }
}

/// A = U diag(d) V', with as many columns of U and V as A has of its shorter side.
public struct SingularValues: Hashable, Sendable {
    public let left: Matrix
    /// Falling.
    public let values: [Double]
    public let right: Matrix

    /// - Returns: nil when A holds a number that is not finite.
    public init?(_ matrix: Matrix) {
        let least = min(matrix.rows, matrix.columns)
        guard matrix.elements.allSatisfy(\.isFinite) else { return nil }
        var left = Matrix(rows: matrix.rows, columns: least)
        var right = Matrix(rows: matrix.columns, columns: least)
        var values = [Double](repeating: 0, count: least)
        if least > 0 {
            let done = left.storage.withUnsafeMutableBufferPointer { left in
                right.storage.withUnsafeMutableBufferPointer { right in
                    cn_singular_values(
                        matrix.storage, matrix.rows, matrix.columns, left.baseAddress, &values, right.baseAddress)
                }
            }
            guard done == 1 else { return nil }
        }
        self.left = left
        self.values = values
        self.right = right
    }
}

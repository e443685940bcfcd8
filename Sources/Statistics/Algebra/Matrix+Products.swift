import CNumerics

/// Products by Eigen's kernels.
extension Matrix {
    /// A B; the inner sides must agree.
    public static func * (left: Matrix, right: Matrix) -> Matrix {
        precondition(left.columns == right.rows, "The inner sides of a product differ.")
        var product = Matrix(rows: left.rows, columns: right.columns)
        guard product.rows > 0, product.columns > 0, left.columns > 0 else { return product }
        product.storage.withUnsafeMutableBufferPointer {
            cn_multiply(left.storage, left.rows, left.columns, right.storage, right.columns, $0.baseAddress)
        }
        return product
    }

    /// A' B.
    public func transposedTimes(_ right: Matrix) -> Matrix {
        precondition(rows == right.rows, "The inner sides of a product differ.")
        var product = Matrix(rows: columns, columns: right.columns)
        guard product.rows > 0, product.columns > 0, rows > 0 else { return product }
        product.storage.withUnsafeMutableBufferPointer {
            cn_multiply_transposed_left(storage, rows, columns, right.storage, right.columns, $0.baseAddress)
        }
        return product
    }

    /// A B'.
    public func timesTransposed(_ right: Matrix) -> Matrix {
        precondition(columns == right.columns, "The inner sides of a product differ.")
        var product = Matrix(rows: rows, columns: right.rows)
        guard product.rows > 0, product.columns > 0, columns > 0 else { return product }
        product.storage.withUnsafeMutableBufferPointer {
            cn_multiply_transposed_right(storage, rows, columns, right.storage, right.rows, $0.baseAddress)
        }
        return product
    }

    public static func + (left: Matrix, right: Matrix) -> Matrix { left.combined(right) { $0 + $1 } }

    public static func - (left: Matrix, right: Matrix) -> Matrix { left.combined(right) { $0 - $1 } }

    private func combined(_ other: Matrix, _ combine: (Double, Double) -> Double) -> Matrix {
        precondition(rows == other.rows && columns == other.columns, "The matrices differ in shape.")
        var result = self
        for index in storage.indices { result.storage[index] = combine(storage[index], other.storage[index]) }
        return result
    }

    /// Sum of the diagonal.
    public var trace: Double { diagonal.reduce(0, +) }

    /// (A + A')/2.
    public var symmetrized: Matrix {
        precondition(rows == columns, "Only a square matrix can be symmetric.")
        var result = self
        for row in 0..<rows {
            for column in 0..<row {
                let mean = (self[row, column] + self[column, row]) / 2
                result[row, column] = mean
                result[column, row] = mean
            }
        }
        return result
    }

    /// The rows and columns named, in that order.
    public func selecting(rows chosenRows: [Int], columns chosenColumns: [Int]) -> Matrix {
        var result = Matrix(rows: chosenRows.count, columns: chosenColumns.count)
        for (row, from) in chosenRows.enumerated() {
            for (column, source) in chosenColumns.enumerated() { result[row, column] = self[from, source] }
        }
        return result
    }
}

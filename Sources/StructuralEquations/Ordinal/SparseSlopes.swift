import Statistics

/// A matrix most of whose columns have a few elements, as the derivatives of thresholds by thresholds:
/// products that skip what is 0.
struct SparseSlopes {
    private let matrix: Matrix
    /// Columns with many elements, and the elements of the others.
    private let dense: [Int]
    private let sparse: [(column: Int, entries: [(row: Int, value: Double)])]

    init(_ matrix: Matrix) {
        self.matrix = matrix
        var entries = [[(row: Int, value: Double)]](repeating: [], count: matrix.columns)
        for row in 0..<matrix.rows {
            for column in 0..<matrix.columns where matrix[row, column] != 0 { entries[column].append((row, matrix[row, column])) }
        }
        dense = entries.indices.filter { entries[$0].count > 4 }
        sparse = entries.indices.filter { entries[$0].count <= 4 }.map { ($0, entries[$0]) }
    }

    /// A S for a symmetric A.
    func times(symmetric a: Matrix) -> Matrix {
        var result = Matrix(rows: a.rows, columns: matrix.columns)
        let rows = Array(0..<matrix.rows)
        let product = a * matrix.selecting(rows: rows, columns: dense)
        for row in 0..<a.rows {
            for (place, column) in dense.enumerated() { result[row, column] = product[row, place] }
        }
        for (column, entries) in sparse {
            for entry in entries {
                for row in 0..<a.rows { result[row, column] += entry.value * a[entry.row, row] }
            }
        }
        return result
    }

    /// S' B.
    func transposedTimes(_ b: Matrix) -> Matrix {
        var result = Matrix(rows: matrix.columns, columns: b.columns)
        let rows = Array(0..<matrix.rows)
        let product = matrix.selecting(rows: rows, columns: dense).transposedTimes(b)
        for (place, row) in dense.enumerated() {
            for column in 0..<b.columns { result[row, column] = product[place, column] }
        }
        for (row, entries) in sparse {
            for entry in entries {
                for column in 0..<b.columns { result[row, column] += entry.value * b[entry.row, column] }
            }
        }
        return result
    }
}

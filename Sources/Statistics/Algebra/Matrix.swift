/// A dense matrix of doubles, stored row by row.
public struct Matrix: Hashable, Sendable {
    public let rows: Int
    public let columns: Int
    /// Element (i, j) stands at `i * columns + j`.
    @inlinable public var elements: [Double] { storage }
    @usableFromInline var storage: [Double]

    public init(rows: Int, columns: Int, repeating value: Double = 0) {
        precondition(rows >= 0 && columns >= 0, "A matrix has no negative side.")
        self.rows = rows
        self.columns = columns
        storage = [Double](repeating: value, count: rows * columns)
    }

    /// From elements row by row; their number must be `rows * columns`.
    public init(rows: Int, columns: Int, elements: [Double]) {
        precondition(elements.count == rows * columns, "The elements do not fill the matrix.")
        self.rows = rows
        self.columns = columns
        storage = elements
    }

    /// Each array becomes a column; all have the same length.
    public init(columns source: [[Double]]) {
        self.init(rows: source.first?.count ?? 0, columns: source.count)
        for (column, values) in source.enumerated() {
            precondition(values.count == rows, "The columns differ in length.")
            for row in 0..<rows { storage[row * columns + column] = values[row] }
        }
    }

    public static func identity(_ size: Int) -> Matrix {
        var matrix = Matrix(rows: size, columns: size)
        for index in 0..<size { matrix[index, index] = 1 }
        return matrix
    }

    @inlinable public subscript(row: Int, column: Int) -> Double {
        get { storage[row * columns + column] }
        _modify { yield &storage[row * columns + column] }
    }

    /// The elements row by row, for loops that fill them; their number stays.
    @inlinable public mutating func withElements<Result>(
        _ body: (UnsafeMutableBufferPointer<Double>) throws -> Result
    ) rethrows -> Result {
        try storage.withUnsafeMutableBufferPointer { try body($0) }
    }

    public func row(_ index: Int) -> [Double] {
        Array(elements[(index * columns)..<((index + 1) * columns)])
    }

    public func column(_ index: Int) -> [Double] {
        (0..<rows).map { elements[$0 * columns + index] }
    }

    public var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

    public var transposed: Matrix {
        var result = Matrix(rows: columns, columns: rows)
        for row in 0..<rows {
            for column in 0..<columns { result[column, row] = self[row, column] }
        }
        return result
    }

    public func scaled(by factor: Double) -> Matrix {
        Matrix(rows: rows, columns: columns, elements: elements.map { $0 * factor })
    }

    public static func * (left: Matrix, right: [Double]) -> [Double] {
        precondition(left.columns == right.count, "The inner sides of a product differ.")
        return (0..<left.rows).map { row in
            var sum = 0.0
            for column in 0..<left.columns { sum += left[row, column] * right[column] }
            return sum
        }
    }

    /// v' A v for a square matrix A.
    public func quadraticForm(_ vector: [Double]) -> Double {
        let product = self * vector
        var sum = 0.0
        for index in 0..<vector.count { sum += vector[index] * product[index] }
        return sum
    }
}

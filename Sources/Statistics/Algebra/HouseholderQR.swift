/// A = Q R by Householder reflections (Golub and Van Loan 2013, section 5.2), without exchanging
/// columns, so that the first column which depends on those before it is named and not moved.
public struct HouseholderQR: Hashable, Sendable {
    /// Orthonormal columns, as many as A has: n × k.
    public let q: Matrix
    /// Upper triangular, k × k.
    public let r: Matrix

    /// A column that the columns before it explain.
    public struct Dependence: Error, Hashable, Sendable {
        /// The index of the column.
        public let column: Int
        /// The indices of the columns before it that it is a combination of.
        public let on: [Int]
    }

    /// - Parameters:
    ///   - columns: the columns of A, of equal length, no shorter than there are columns.
    ///   - tolerance: a column counts as dependent when what the others leave of it is no longer
    ///     than `tolerance` times the whole.
    /// - Throws: ``Dependence``
    public init(columns: [[Double]], tolerance: Double = 1e-7) throws(Dependence) {
        let count = columns.count
        let length = columns.first?.count ?? 0
        precondition(length >= count, "A must have at least as many rows as columns.")
        var work = columns
        var reflectors: [[Double]] = []
        var r = Matrix(rows: count, columns: count)
        for column in 0..<count {
            let whole = norm(columns[column][...])
            for (index, reflector) in reflectors.enumerated() {
                reflect(&work[column], by: reflector, from: index)
            }
            for row in 0..<column { r[row, column] = work[column][row] }
            let rest = norm(work[column][column...])
            guard rest > tolerance * whole else {
                throw Dependence(column: column, on: Self.explaining(column, r))
            }
            let pivot = work[column][column] > 0 ? -rest : rest
            var reflector = Array(work[column][column...])
            reflector[0] -= pivot
            let size = norm(reflector[...])
            reflectors.append(reflector.map { $0 / size })
            r[column, column] = pivot
        }
        self.r = r
        q = Matrix(columns: (0..<count).map { column in
            var unit = [Double](repeating: 0, count: length)
            unit[column] = 1
            for index in stride(from: count - 1, through: 0, by: -1) {
                reflect(&unit, by: reflectors[index], from: index)
            }
            return unit
        })
    }

    /// The x with R x = b.
    public func backSubstitute(_ right: [Double]) -> [Double] {
        Self.backSubstitute(right, r, size: r.rows)
    }

    /// R⁻¹, upper triangular.
    public var inverseR: Matrix {
        Matrix(columns: (0..<r.rows).map { index in
            var unit = [Double](repeating: 0, count: r.rows)
            unit[index] = 1
            return backSubstitute(unit)
        })
    }

    private static func backSubstitute(_ right: [Double], _ r: Matrix, size: Int) -> [Double] {
        var solution = right
        for row in stride(from: size - 1, through: 0, by: -1) {
            for inner in (row + 1)..<max(size, row + 1) {
                solution[row] -= r[row, inner] * solution[inner]
            }
            solution[row] /= r[row, row]
        }
        return solution
    }

    /// The columns with more than a rounding error's part in `column`.
    private static func explaining(_ column: Int, _ r: Matrix) -> [Int] {
        let weights = backSubstitute((0..<column).map { r[$0, column] }, r, size: column)
        let parts = weights.enumerated().map { index, weight in
            (weight * norm(r.column(index)[...])).magnitude
        }
        let largest = parts.max() ?? 0
        return parts.indices.filter { parts[$0] > 1e-6 * largest }
    }
}

/// x − 2 v v' x on the elements from `start` on, v of length 1.
private func reflect(_ vector: inout [Double], by reflector: [Double], from start: Int) {
    var product = 0.0
    for index in reflector.indices { product += reflector[index] * vector[start + index] }
    for index in reflector.indices { vector[start + index] -= 2 * product * reflector[index] }
}

/// The Euclidean length, scaled against overflow.
private func norm(_ vector: ArraySlice<Double>) -> Double {
    var largest = 0.0
    for value in vector { largest = max(largest, value.magnitude) }
    guard largest > 0 else { return 0 }
    var sum = 0.0
    for value in vector {
        let scaled = value / largest
        sum += scaled * scaled
    }
    return largest * sum.squareRoot()
}

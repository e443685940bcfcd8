import Statistics

/// The passes over the rows that make Q of X.
extension OrthonormalDesign {
    /// Z'Z.
    static func gram(_ z: [Double], _ n: Int, _ width: Int) -> Matrix {
        var gram = Matrix(rows: width, columns: width)
        gram.withElements { to in
            z.withUnsafeBufferPointer { from in
                for row in 0..<n {
                    let base = row * width
                    for i in 0..<width {
                        let value = from[base + i]
                        if value == 0 { continue }
                        for j in i..<width { to[i * width + j] += value * from[base + j] }
                    }
                }
            }
            for i in 0..<width {
                for j in 0..<i { to[i * width + j] = to[j * width + i] }
            }
        }
        return gram
    }

    /// The part that belongs to X, its diagonal 1.
    static func scaled(_ gram: Matrix, _ lengths: [Double]) -> Matrix {
        var scaled = Matrix(rows: lengths.count, columns: lengths.count)
        for i in lengths.indices {
            for j in lengths.indices { scaled[i, j] = gram[i, j] / (lengths[i] * lengths[j]) }
        }
        return scaled
    }

    /// Modified Gram–Schmidt (Golub and Van Loan 2013, section 5.2).
    static func gramSchmidt(
        _ z: inout [Double], _ n: Int, _ p: Int, _ width: Int, _ lengths: [Double]
    ) throws(RepeatedMeasuresFault) -> Matrix {
        var upper = Matrix(rows: p, columns: p)
        for column in 0..<p {
            var length = 0.0
            for row in 0..<n { length += z[row * width + column] * z[row * width + column] }
            length.formSquareRoot()
            guard length > 1e-11 * lengths[column] else { throw .dependentColumn(column) }
            upper[column, column] = length
            for row in 0..<n { z[row * width + column] /= length }
            for other in (column + 1)..<max(p, column + 1) {
                var along = 0.0
                for row in 0..<n { along += z[row * width + column] * z[row * width + other] }
                upper[column, other] = along
                for row in 0..<n { z[row * width + other] -= along * z[row * width + column] }
            }
        }
        return upper
    }

    /// U⁻¹ of an upper triangle.
    static func inverse(_ upper: Matrix) -> Matrix {
        let p = upper.rows
        var inverse = Matrix(rows: p, columns: p)
        for column in 0..<p {
            for row in stride(from: column, through: 0, by: -1) {
                var value = row == column ? 1.0 : 0.0
                for c in (row + 1)..<max(column + 1, row + 1) { value -= upper[row, c] * inverse[c, column] }
                inverse[row, column] = value / upper[row, row]
            }
        }
        return inverse
    }

    /// X ← X R⁻¹ and y ← y − Q q, row by row.
    static func transform(_ z: inout [Double], _ n: Int, _ p: Int, _ upper: Matrix, _ q: [Double]) {
        let right = upper.elements
        var line = [Double](repeating: 0, count: p)
        z.withUnsafeMutableBufferPointer { z in
            right.withUnsafeBufferPointer { right in
                line.withUnsafeMutableBufferPointer { line in
                    for row in 0..<n {
                        let base = row * (p + 1)
                        for j in 0..<p { line[j] = 0 }
                        for i in 0..<p {
                            let value = z[base + i]
                            if value == 0 { continue }
                            for j in i..<p { line[j] += value * right[i * p + j] }
                        }
                        var fitted = 0.0
                        for j in 0..<p {
                            z[base + j] = line[j]
                            fitted += line[j] * q[j]
                        }
                        z[base + p] -= fitted
                    }
                }
            }
        }
    }

    /// Takes Q Q'e off e; returns Q'e.
    static func shift(_ z: inout [Double], _ n: Int, _ p: Int) -> [Double] {
        var shift = [Double](repeating: 0, count: p)
        z.withUnsafeMutableBufferPointer { z in
            shift.withUnsafeMutableBufferPointer { shift in
                for row in 0..<n {
                    let base = row * (p + 1)
                    let e = z[base + p]
                    for column in 0..<p { shift[column] += z[base + column] * e }
                }
                for row in 0..<n {
                    let base = row * (p + 1)
                    var fitted = 0.0
                    for column in 0..<p { fitted += z[base + column] * shift[column] }
                    z[base + p] -= fitted
                }
            }
        }
        return shift
    }
}

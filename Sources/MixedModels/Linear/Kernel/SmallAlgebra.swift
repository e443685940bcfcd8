/// Loops over small square matrices in flat storage, row by row, without allocation.
typealias Entries = UnsafeMutablePointer<Double>

func innerProduct(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in 0..<min(left.count, right.count) { sum += left[index] * right[index] }
    return sum
}

enum Small {
    /// out = A B, rows × inner by inner × columns.
    @inline(__always)
    static func multiply(_ a: Entries, _ b: Entries, _ out: Entries, _ rows: Int, _ inner: Int, _ columns: Int) {
        for row in 0..<rows {
            let target = out + row * columns
            for column in 0..<columns { target[column] = 0 }
            for index in 0..<inner {
                let factor = a[row * inner + index]
                let source = b + index * columns
                for column in 0..<columns { target[column] += factor * source[column] }
            }
        }
    }

    /// out = A' B, A being inner × rows.
    @inline(__always)
    static func multiplyTransposed(_ a: Entries, _ b: Entries, _ out: Entries, _ inner: Int, _ rows: Int, _ columns: Int) {
        for index in 0..<(rows * columns) { out[index] = 0 }
        for index in 0..<inner {
            for row in 0..<rows {
                let factor = a[index * rows + row]
                let source = b + index * columns
                let target = out + row * columns
                for column in 0..<columns { target[column] += factor * source[column] }
            }
        }
    }

    /// out = A B' for square A and B.
    @inline(__always)
    static func timesTransposed(_ a: Entries, _ b: Entries, _ out: Entries, _ size: Int) {
        for row in 0..<size {
            for column in 0..<size {
                var sum = 0.0
                for index in 0..<size { sum += a[row * size + index] * b[column * size + index] }
                out[row * size + column] = sum
            }
        }
    }

    /// A becomes (A + A')/2.
    @inline(__always)
    static func symmetrize(_ a: Entries, _ size: Int) {
        for row in 0..<size {
            for column in 0..<row {
                let mean = (a[row * size + column] + a[column * size + row]) / 2
                a[row * size + column] = mean
                a[column * size + row] = mean
            }
        }
    }

    /// The lower triangle of A becomes its Cholesky factor.
    ///
    /// - Returns: false when a pivot is not positive.
    @inline(__always)
    static func cholesky(_ a: Entries, _ size: Int) -> Bool {
        for column in 0..<size {
            var pivot = a[column * size + column]
            for index in 0..<column { pivot -= a[column * size + index] * a[column * size + index] }
            guard pivot > 0, pivot.isFinite else { return false }
            let root = pivot.squareRoot()
            a[column * size + column] = root
            for row in (column + 1)..<max(size, column + 1) {
                var value = a[row * size + column]
                for index in 0..<column { value -= a[row * size + index] * a[column * size + index] }
                a[row * size + column] = value / root
            }
        }
        return true
    }

    /// B becomes L⁻¹ B, B being size × columns.
    @inline(__always)
    static func forward(_ lower: Entries, _ b: Entries, _ size: Int, _ columns: Int) {
        for row in 0..<size {
            let target = b + row * columns
            for index in 0..<row {
                let factor = lower[row * size + index]
                let source = b + index * columns
                for column in 0..<columns { target[column] -= factor * source[column] }
            }
            let pivot = lower[row * size + row]
            for column in 0..<columns { target[column] /= pivot }
        }
    }

    /// Sum of elementwise products.
    @inline(__always)
    static func contract(_ a: Entries, _ b: Entries, _ count: Int) -> Double {
        var sum = 0.0
        for index in 0..<count { sum += a[index] * b[index] }
        return sum
    }
}

/// A symmetric positive definite system of a few unknowns, solved in place without any allocation.
///
/// - Parameters:
///   - a: size × size row by row, of which the lower triangle is read; its factor afterwards.
///   - b: the right side, then the solution.
/// - Returns: false when a pivot is not above `tolerance` of its diagonal element.
func solveInPlace(_ a: inout [Double], _ b: inout [Double], _ size: Int, tolerance: Double = 1e-12) -> Bool {
    for i in 0..<size {
        for j in 0...i {
            var value = a[i * size + j]
            let whole = value
            for t in 0..<j { value -= a[i * size + t] * a[j * size + t] }
            if i == j {
                guard value > tolerance * whole, value.isFinite else { return false }
                a[i * size + i] = value.squareRoot()
            } else {
                a[i * size + j] = value / a[j * size + j]
            }
        }
    }
    for i in 0..<size {
        var value = b[i]
        for t in 0..<i { value -= a[i * size + t] * b[t] }
        b[i] = value / a[i * size + i]
    }
    for i in stride(from: size - 1, through: 0, by: -1) {
        var value = b[i]
        for t in (i + 1)..<max(size, i + 1) { value -= a[t * size + i] * b[t] }
        b[i] = value / a[i * size + i]
    }
    return true
}

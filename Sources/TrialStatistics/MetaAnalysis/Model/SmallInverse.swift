import RealModule

/// The inverse of a small symmetric positive definite matrix in place, by Gauss and Jordan.
///
/// - Parameter a: size × size, row by row.
/// - Returns: log|A|, or nil when a pivot is not above 10⁻¹³ of its diagonal element.
func invertInPlace(_ a: inout [Double], _ size: Int) -> Double? {
    var logDeterminant = 0.0
    if size == 1 {
        guard a[0] > 0, a[0].isFinite else { return nil }
        logDeterminant = Double.log(a[0])
        a[0] = 1 / a[0]
        return logDeterminant
    }
    let diagonal = (0..<size).map { a[$0 * size + $0] }
    for pivot in 0..<size {
        let value = a[pivot * size + pivot]
        guard value > 1e-13 * diagonal[pivot], value.isFinite else { return nil }
        logDeterminant += Double.log(value)
        a[pivot * size + pivot] = 1
        for column in 0..<size { a[pivot * size + column] /= value }
        for row in 0..<size where row != pivot {
            let factor = a[row * size + pivot]
            a[row * size + pivot] = 0
            for column in 0..<size { a[row * size + column] -= factor * a[pivot * size + column] }
        }
    }
    return logDeterminant
}

/// A B of two small square matrices.
func product(_ a: [Double], _ b: [Double], _ size: Int) -> [Double] {
    if size == 1 { return [a[0] * b[0]] }
    var result = [Double](repeating: 0, count: size * size)
    for i in 0..<size {
        for t in 0..<size {
            for j in 0..<size { result[i * size + j] += a[i * size + t] * b[t * size + j] }
        }
    }
    return result
}

/// Σ a_i b_i of arrays of one length.
func innerProduct(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
            for index in 0..<min(a.count, b.count) { sum += a[index] * b[index] }
        }
    }
    return sum
}

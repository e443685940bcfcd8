/// Σ xᵢ yᵢ in four running sums, which a processor adds side by side.
func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sums = (0.0, 0.0, 0.0, 0.0)
    let whole = left.count & ~3
    for index in stride(from: 0, to: whole, by: 4) {
        sums.0 += left[index] * right[index]
        sums.1 += left[index + 1] * right[index + 1]
        sums.2 += left[index + 2] * right[index + 2]
        sums.3 += left[index + 3] * right[index + 3]
    }
    for index in whole..<left.count { sums.0 += left[index] * right[index] }
    return (sums.0 + sums.1) + (sums.2 + sums.3)
}

/// The integral of a smooth function over a finite interval, by the Gauss–Kronrod rule of 7 and 15
/// points on ever smaller halves (Piessens et al. 1983, QUADPACK; nodes from Kronrod 1965).
///
/// - Parameters:
///   - breaks: the ends of the interval and the points between at which it is cut from the start,
///     ascending. Cut where the function turns sharply.
///   - tolerance: absolute error aimed at.
/// - Returns: the integral; halving ends after 40 levels at the latest.
func integrate(
    over breaks: [Double], tolerance: Double, _ function: (Double) -> Double
) -> Double {
    let share = tolerance / Double(max(1, breaks.count - 1))
    var sum = 0.0
    for (lower, upper) in zip(breaks, breaks.dropFirst()) where upper > lower {
        sum += integrate(from: lower, to: upper, tolerance: share, levels: 40, function)
    }
    return sum
}

private func integrate(
    from lower: Double, to upper: Double, tolerance: Double, levels: Int,
    _ function: (Double) -> Double
) -> Double {
    let (kronrod, gauss) = gaussKronrod(from: lower, to: upper, function)
    let rounding = 1e-15 * kronrod.magnitude
    if levels == 0 || (kronrod - gauss).magnitude <= max(tolerance, rounding) { return kronrod }
    let middle = (lower + upper) / 2
    let left = integrate(
        from: lower, to: middle, tolerance: tolerance / 2, levels: levels - 1, function)
    let right = integrate(
        from: middle, to: upper, tolerance: tolerance / 2, levels: levels - 1, function)
    return left + right
}

private func gaussKronrod(
    from lower: Double, to upper: Double, _ function: (Double) -> Double
) -> (kronrod: Double, gauss: Double) {
    let center = (lower + upper) / 2
    let half = (upper - lower) / 2
    let middle = function(center)
    var kronrod = middle * kronrodWeights[7]
    var gauss = middle * gaussWeights[3]
    for index in 0..<7 {
        let offset = half * kronrodNodes[index]
        let pair = function(center - offset) + function(center + offset)
        kronrod += pair * kronrodWeights[index]
        if index % 2 == 1 { gauss += pair * gaussWeights[index / 2] }
    }
    return (kronrod * half, gauss * half)
}

private let kronrodNodes: [Double] = [
    0.991455371120812639206854697526329, 0.949107912342758524526189684047851,
    0.864864423359769072789712788640926, 0.741531185599394439863864773280788,
    0.586087235467691130294144691693013, 0.405845151377397166906606412076961,
    0.207784955007898467600689403773245,
]

private let kronrodWeights: [Double] = [
    0.022935322010529224963732008058970, 0.063092092629978553290700663189204,
    0.104790010322250183839876322541518, 0.140653259715525918745189590510238,
    0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
    0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
]

private let gaussWeights: [Double] = [
    0.129484966168869693270611432679082, 0.279705391489276667901467771423780,
    0.381830050505118944950369775488975, 0.417959183673469387755102040816327,
]

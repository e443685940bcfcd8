/// Mean and spread of replicates, and the normal interval with its Monte-Carlo error.
struct ReplicateMoments: Hashable, Sendable {
    let count: Double
    let mean: Double
    /// Divisor B − 1.
    let standardDeviation: Double
    /// Central moments, divisor B.
    private let third: Double
    private let fourth: Double

    /// - Parameter replicates: at least two.
    init(_ replicates: [Double]) {
        count = Double(replicates.count)
        mean = LeastSquares.mean(replicates)
        var squares = 0.0
        var cubes = 0.0
        var fourths = 0.0
        for value in replicates {
            let d = value - mean
            squares += d * d
            cubes += d * d * d
            fourths += d * d * d * d
        }
        standardDeviation = (squares / (count - 1)).squareRoot()
        third = cubes / count
        fourth = fourths / count
    }

    /// t₀ − bias ∓ z s = 2 t₀ − m ∓ z s (Davison and Hinkley 1997, chapter 5); nil without spread.
    ///
    /// Over repetitions, m has variance s²/B, s to first order (μ₄ − s⁴)/(4 s² B), the two a covariance
    /// of μ₃/(2 s B).
    func interval(estimate: Double, level: Double) -> BootstrapInterval? {
        guard standardDeviation > 0, let z = Normal.standard.quantile((1 + level) / 2) else { return nil }
        let center = 2 * estimate - mean
        let s = standardDeviation
        let ofMean = s * s / count
        let ofSpread = max(0, fourth - s * s * s * s) / (4 * s * s * count)
        let both = third / (2 * s * count)
        func error(_ sign: Double) -> Double {
            max(0, ofMean + z * z * ofSpread + sign * 2 * z * both).squareRoot()
        }
        return BootstrapInterval(
            kind: .normal, quantileType: .seven, ends: Ends(lower: center - z * s, upper: center + z * s),
            monteCarloError: Ends(lower: error(1), upper: error(-1)), beyond: nil)
    }
}

import Statistics

/// Draws of a product of two estimates that are jointly normal, or of t where their degrees of freedom are
/// known: a Monte-Carlo interval of a b (Preacher and Selig 2012).
enum NormalProduct {
    /// Of the random numbers of a product.
    static let purpose: UInt64 = 211

    /// - Returns: the percentile interval, nil where an input is not finite or there are no draws.
    static func interval(a: PathEstimate, b: PathEstimate, covariance: Double, draws: Int, seed: UInt64, level: Double) -> Ends? {
        let (sa, sb) = (a.standardError, b.standardError)
        guard draws > 1, sa > 0, sb > 0, [a.estimate, b.estimate, sa, sb, covariance].allSatisfy(\.isFinite) else { return nil }
        let correlation = min(max(covariance / (sa * sb), -1), 1)
        let rest = (1 - correlation * correlation).squareRoot()
        var stream = RandomStream(seed: seed, stream: 0, purpose: purpose)
        var products: [Double] = []
        products.reserveCapacity(draws)
        let (one, two) = (student(a), student(b))
        for _ in 0..<draws {
            let z = stream.normal()
            let first = quantile(one, z)
            let second = quantile(two, correlation * z + rest * stream.normal())
            products.append((a.estimate + sa * first) * (b.estimate + sb * second))
        }
        guard let sorted = SortedNumbers(products) else { return nil }
        return Ends(lower: sorted.quantile((1 - level) / 2), upper: sorted.quantile((1 + level) / 2))
    }

    private static func student(_ path: PathEstimate) -> StudentT? { path.degreesOfFreedom.flatMap { StudentT(df: $0) } }

    /// A normal number at the same probability of t.
    private static func quantile(_ distribution: StudentT?, _ z: Double) -> Double {
        guard let distribution else { return z }
        let tail = Normal.standard.upperTail(z.magnitude)
        guard let t = distribution.quantile(tail), t.isFinite else { return z }
        return z < 0 ? t : -t
    }
}

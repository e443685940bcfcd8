import Statistics

/// Whether an arm leans more towards worse than the reference arm does: both are brought to one mean and one spread,
/// and the difference of their skewness is held against that of people shuffled between them. A scale whose changes
/// lean in every arm, by its floor for instance, makes no minority.
enum LeanComparison {
    static let purpose: UInt64 = 0x7A12

    /// One-sided p; nil where an arm does not vary.
    static func p(_ arm: [Double], against reference: [Double], samples: Int, seed: UInt64) -> Double? {
        guard let first = standardised(arm), let second = standardised(reference) else { return nil }
        let observed = Moments(first).skewness - Moments(second).skewness
        let pooled = first + second
        var asLarge = 0
        for sample in 0..<samples {
            var stream = RandomStream(seed: seed, stream: UInt64(sample), purpose: purpose)
            let order = stream.shuffled(pooled)
            let one = Moments(Array(order[..<first.count])).skewness
            let two = Moments(Array(order[first.count...])).skewness
            if one - two >= observed - 1e-12 { asLarge += 1 }
        }
        return Double(asLarge + 1) / Double(samples + 1)
    }

    private static func standardised(_ values: [Double]) -> [Double]? {
        let moments = Moments(values)
        guard moments.variance > 0, moments.variance.isFinite else { return nil }
        return values.map { ($0 - moments.mean) / moments.sd }
    }
}

/// The replicates as t statistics, (t − t₀) / se(t), from which the studentised interval is read
/// (Efron and Tibshirani 1993, section 12.5).
struct StudentisedReplicates: Hashable, Sendable {
    private let estimate: Double
    private let standardError: Double
    private let pivots: SortedNumbers

    /// - Parameters:
    ///   - standardError: of the estimate.
    ///   - standardErrors: of each replicate.
    /// - Returns: nil where a standard error is not a number above 0, so that no share of the replicates
    ///   is silently left out.
    init?(estimate: Double, standardError: Double, replicates: [Double], standardErrors: [Double]) {
        guard standardError.isFinite, standardError > 0, replicates.count == standardErrors.count else { return nil }
        var pivots: [Double] = []
        pivots.reserveCapacity(replicates.count)
        for (value, error) in zip(replicates, standardErrors) {
            guard error.isFinite, error > 0 else { return nil }
            pivots.append((value - estimate) / error)
        }
        guard let sorted = SortedNumbers(pivots) else { return nil }
        self.estimate = estimate
        self.standardError = standardError
        self.pivots = sorted
    }

    /// t₀ − se · Q(upper tail) to t₀ − se · Q(lower tail).
    func interval(_ nominal: Ends, type: QuantileType) -> BootstrapInterval {
        let reader = IntervalReader(sorted: pivots, share: 0, z0: nil)
        let read = reader.interval(.studentised, at: nominal, nominal: nominal, acceleration: nil, type: type)
        return BootstrapInterval(
            kind: .studentised, quantileType: type,
            ends: Ends(
                lower: estimate - standardError * read.ends.upper, upper: estimate - standardError * read.ends.lower),
            monteCarloError: Ends(
                lower: standardError * read.monteCarloError.upper, upper: standardError * read.monteCarloError.lower),
            beyond: read.beyond)
    }
}

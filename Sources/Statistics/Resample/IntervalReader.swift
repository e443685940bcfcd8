/// Reads interval ends and their Monte-Carlo errors off sorted replicates.
///
/// An end is the quantile Q at a tail p. With B replicates the share below a fixed point has variance
/// p(1 − p)/B, so the end moves as if p moved by δ = √(p(1 − p)/B), and its standard deviation is
/// (Q(p + δ) − Q(p − δ)) / 2 (Woodruff 1952). For the corrected intervals p itself is a function of
/// u, the share of replicates below the estimate; with g = dp/du,
///
///     δ² = (p(1 − p) + g² u(1 − u) − 2 g (min(p, u) − p u)) / B
///
/// from the covariance of two points of an empirical distribution function.
struct IntervalReader {
    let sorted: SortedNumbers
    /// Share of replicates below the estimate.
    let share: Double
    let z0: Double?

    /// - Parameter acceleration: nil for the percentile interval, whose tails do not depend on z₀.
    func interval(
        _ kind: BootstrapSpecification.Interval, at tails: Ends, nominal: Ends,
        acceleration: Double?, type: QuantileType
    ) -> BootstrapInterval {
        let ends = Ends(
            lower: sorted.quantile(tails.lower, type: type),
            upper: sorted.quantile(tails.upper, type: type))
        let errors = Ends(
            lower: error(at: tails.lower, nominal: nominal.lower, acceleration: acceleration),
            upper: error(at: tails.upper, nominal: nominal.upper, acceleration: acceleration))
        let scarce = min(tails.lower, 1 - tails.lower, tails.upper, 1 - tails.upper)
        return BootstrapInterval(
            kind: kind, quantileType: type, ends: ends, monteCarloError: errors,
            beyond: Int(scarce * Double(sorted.values.count)))
    }

    private func error(at tail: Double, nominal: Double, acceleration: Double?) -> Double {
        let count = Double(sorted.values.count)
        var variance = tail * (1 - tail)
        if let acceleration, let z0, let z = Normal.standard.quantile(nominal),
            let position = Normal.standard.quantile(tail)
        {
            let stretch = 1 / (1 - acceleration * (z0 + z))
            let perZ0 = Normal.standard.density(position) * (1 + stretch * stretch)
            let perShare = perZ0 / Normal.standard.density(z0)
            let both = min(tail, share) - tail * share
            variance += perShare * perShare * share * (1 - share) - 2 * perShare * both
        }
        let step = (max(0, variance) / count).squareRoot()
        return (sorted.quantile(tail + step) - sorted.quantile(tail - step)) / 2
    }
}

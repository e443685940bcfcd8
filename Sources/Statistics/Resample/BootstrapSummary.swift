/// What bootstrap replicates of one quantity say about it.
///
/// Definitions as in the reference cases, after Efron (1987) and Efron and Tibshirani (1993):
/// z₀ = Φ⁻¹(share of t < t₀); a = Σd³ / (6 (Σd²)^1.5), d = mean(t₍.₎) − t₍ᵢ₎ over the leave-one-out
/// estimates; BCa tail probabilities Φ(z₀ + (z₀ + z) / (1 − a (z₀ + z))).
public struct BootstrapSummary: Hashable, Sendable {
    public let estimate: Double
    /// How many replicates there are; resamples on which nothing could be fitted are not among them.
    public let replicates: Int
    /// Standard deviation of the replicates, divisor B − 1.
    public let standardError: Double
    /// Mean of the replicates minus the estimate.
    public let bias: Double
    /// nil when all replicates lie on one side of the estimate.
    public let z0: Double?
    /// nil when a leave-one-out estimate is not available or all are equal.
    public let acceleration: Double?
    public let biasCorrectedTails: Ends?
    public let bcaTails: Ends?
    /// The intervals asked for that exist.
    public let intervals: [BootstrapInterval]

    /// - Parameters:
    ///   - standardErrors: of each replicate, in the same order, for the studentised interval.
    ///   - ownStandardError: of the estimate, made in the same way.
    ///   - jackknife: the estimates without unit 1, 2, …; nil when one of them does not exist.
    ///   - strata: unit numbers of each stratum; nil where all are one.
    /// - Returns: nil for fewer than two replicates.
    public init?(
        estimate: Double, replicates: [Double], standardErrors: [Double]? = nil, ownStandardError: Double? = nil,
        jackknife: [Double]?, strata: [[Int]]? = nil, level: Double, specification: BootstrapSpecification
    ) {
        guard replicates.count >= 2, let sorted = SortedNumbers(replicates) else { return nil }
        let count = Double(replicates.count)
        let moments = ReplicateMoments(replicates)
        var below = 0
        for value in replicates where value < estimate { below += 1 }
        let share = Double(below) / count
        let z0 = Normal.standard.quantile(share)
        let acceleration = jackknife.flatMap { Self.acceleration($0, strata: strata) }
        let nominal = Ends(lower: (1 - level) / 2, upper: (1 + level) / 2)
        let corrected = z0.flatMap { Self.tails(nominal, z0: $0, acceleration: 0) }
        let accelerated = z0.flatMap { z0 in
            acceleration.flatMap { Self.tails(nominal, z0: z0, acceleration: $0) }
        }

        self.estimate = estimate
        self.replicates = replicates.count
        standardError = moments.standardDeviation
        bias = moments.mean - estimate
        self.z0 = z0
        self.acceleration = acceleration
        biasCorrectedTails = corrected
        bcaTails = accelerated
        let reader = IntervalReader(sorted: sorted, share: share, z0: z0)
        var intervals: [BootstrapInterval] = []
        for kind in specification.intervals {
            switch kind {
            case .percentile:
                for type in specification.quantileTypes {
                    intervals.append(reader.interval(kind, at: nominal, nominal: nominal, acceleration: nil, type: type))
                }
            case .biasCorrected:
                guard let corrected else { continue }
                for type in specification.quantileTypes {
                    intervals.append(reader.interval(kind, at: corrected, nominal: nominal, acceleration: 0, type: type))
                }
            case .bca:
                guard let accelerated else { continue }
                for type in specification.quantileTypes {
                    intervals.append(
                        reader.interval(kind, at: accelerated, nominal: nominal, acceleration: acceleration, type: type))
                }
            case .studentised:
                guard let standardErrors, let ownStandardError,
                    let pivots = StudentisedReplicates(
                        estimate: estimate, standardError: ownStandardError, replicates: replicates,
                        standardErrors: standardErrors)
                else { continue }
                for type in specification.quantileTypes { intervals.append(pivots.interval(nominal, type: type)) }
            case .normal:
                if let interval = moments.interval(estimate: estimate, level: level) { intervals.append(interval) }
            }
        }
        self.intervals = intervals
    }

    public func interval(
        _ kind: BootstrapSpecification.Interval, type: QuantileType = .seven
    ) -> BootstrapInterval? {
        intervals.first { $0.kind == kind && $0.quantileType == type }
    }

    /// Φ(z₀ + (z₀ + z) / (1 − a (z₀ + z))) at both ends; nil where the denominator is not positive,
    /// which is where the transformation behind the formula no longer rises.
    static func tails(_ nominal: Ends, z0: Double, acceleration: Double) -> Ends? {
        func tail(_ probability: Double) -> Double? {
            guard let z = Normal.standard.quantile(probability) else { return nil }
            let denominator = 1 - acceleration * (z0 + z)
            guard denominator > 0 else { return nil }
            return Normal.standard.cdf(z0 + (z0 + z) / denominator)
        }
        guard let lower = tail(nominal.lower), let upper = tail(nominal.upper) else { return nil }
        return Ends(lower: lower, upper: upper)
    }
}

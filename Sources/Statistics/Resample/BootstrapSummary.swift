/// Two tail probabilities, or the two ends of an interval.
public struct Ends: Hashable, Sendable {
    public let lower: Double
    public let upper: Double

    public init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
    }
}

/// One interval read off bootstrap replicates.
public struct BootstrapInterval: Hashable, Sendable {
    public let kind: BootstrapSpecification.Interval
    public let quantileType: QuantileType
    public let ends: Ends
    /// Standard deviation of each end over repetitions of the whole bootstrap with other random
    /// numbers, the data being the same. For a stated list of resamples it has no use.
    public let monteCarloError: Ends

    /// `percentile_type7`, `bca_type6`, …
    public var name: String { "\(kind.rawValue)_type\(quantileType.rawValue)" }
}

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
    ///   - jackknife: the estimates without row 1, 2, …; nil when one of them does not exist.
    /// - Returns: nil for fewer than two replicates.
    public init?(
        estimate: Double, replicates: [Double], jackknife: [Double]?, level: Double,
        specification: BootstrapSpecification
    ) {
        guard replicates.count >= 2, let sorted = SortedNumbers(replicates) else { return nil }
        let count = Double(replicates.count)
        let mean = LeastSquares.mean(replicates)
        var squares = 0.0
        var below = 0
        for value in replicates {
            squares += (value - mean) * (value - mean)
            if value < estimate { below += 1 }
        }
        let share = Double(below) / count
        let z0 = Normal.standard.quantile(share)
        let acceleration = jackknife.flatMap(Self.acceleration)
        let nominal = Ends(lower: (1 - level) / 2, upper: (1 + level) / 2)
        let corrected = z0.flatMap { Self.tails(nominal, z0: $0, acceleration: 0) }
        let accelerated = z0.flatMap { z0 in
            acceleration.flatMap { Self.tails(nominal, z0: z0, acceleration: $0) }
        }

        self.estimate = estimate
        self.replicates = replicates.count
        standardError = (squares / (count - 1)).squareRoot()
        bias = mean - estimate
        self.z0 = z0
        self.acceleration = acceleration
        biasCorrectedTails = corrected
        bcaTails = accelerated
        let reader = IntervalReader(sorted: sorted, share: share, z0: z0)
        intervals = specification.intervals.flatMap { kind -> [BootstrapInterval] in
            let tails: Ends?
            let usedAcceleration: Double?
            switch kind {
            case .percentile: (tails, usedAcceleration) = (nominal, nil)
            case .biasCorrected: (tails, usedAcceleration) = (corrected, 0)
            case .bca: (tails, usedAcceleration) = (accelerated, acceleration)
            }
            guard let tails else { return [] }
            return specification.quantileTypes.map { type in
                reader.interval(
                    kind, at: tails, nominal: nominal, acceleration: usedAcceleration, type: type)
            }
        }
    }

    public func interval(
        _ kind: BootstrapSpecification.Interval, type: QuantileType = .seven
    ) -> BootstrapInterval? {
        intervals.first { $0.kind == kind && $0.quantileType == type }
    }

    static func acceleration(_ jackknife: [Double]) -> Double? {
        guard !jackknife.isEmpty else { return nil }
        let mean = LeastSquares.mean(jackknife)
        var squares = 0.0
        var cubes = 0.0
        for value in jackknife {
            let d = mean - value
            squares += d * d
            cubes += d * d * d
        }
        let value = cubes / (6 * squares * squares.squareRoot())
        return value.isFinite ? value : nil
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

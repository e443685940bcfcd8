import RealModule

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
    /// Of no meaning for the normal interval, which reads no quantile.
    public let quantileType: QuantileType
    public let ends: Ends
    /// Standard deviation of each end over repetitions of the whole bootstrap with other random
    /// numbers, the data being the same. For a stated list of resamples it has no use.
    public let monteCarloError: Ends
    /// How many replicates lie beyond the end that has the fewer of them; nil for the normal interval.
    public let beyond: Int?

    /// `percentile_type7`, `bca_type6`, …, `normal`.
    public var name: String { kind == .normal ? kind.rawValue : "\(kind.rawValue)_type\(quantileType.rawValue)" }

    /// With fewer replicates beyond an end its place is a matter of a few draws.
    public static let fewestBeyond = 10

    /// An end that another seed could put on the other side of `null`: its distance is less than
    /// 1.96 Monte-Carlo errors.
    public func straddling(_ null: Double) -> (lower: Bool, upper: Bool) {
        func straddles(_ end: Double, _ error: Double) -> Bool {
            error > 0 && (end - null).magnitude <= 1.959963984540054 * error
        }
        return (straddles(ends.lower, monteCarloError.lower), straddles(ends.upper, monteCarloError.upper))
    }
}

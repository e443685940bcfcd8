public import Statistics
public import TrialStatistics

/// Would the result hold if those who left fared otherwise than those who stayed? The estimate under missing
/// at random beside control-based imputation, and the shift at which the verdict changes, in either arm.
public struct DropoutSpecification: AnalysisSpecification {
    /// In the order of time, one column each.
    public var visits: [String]
    public var baseline: [String]
    public var arm: String
    /// nil: the first level.
    public var reference: String?
    public var better: DurabilitySpecification.Better
    public var strategies: [ReferenceBased.Strategy]
    public var covariance: ReferenceBased.Covariance
    /// In units of the outcome; nil: quarters of a standard deviation at the last visit, from one in the good
    /// direction to two in the bad.
    public var deltas: [Double]?
    public var imputations: Int
    public var burnIn: Int
    public var thinning: Int
    public var level: Double
    public var start: UInt64

    public init(
        visits: [String], baseline: [String] = [], arm: String, reference: String? = nil, better: DurabilitySpecification.Better = .lower,
        strategies: [ReferenceBased.Strategy] = [.mar, .jumpToReference, .copyReference, .copyIncrements],
        covariance: ReferenceBased.Covariance = .byGroup, deltas: [Double]? = nil, imputations: Int = 100, burnIn: Int = 200,
        thinning: Int = 20, level: Double = 0.95, start: UInt64 = 1
    ) {
        self.visits = visits
        self.baseline = baseline
        self.arm = arm
        self.reference = reference
        self.better = better
        self.strategies = strategies
        self.covariance = covariance
        self.deltas = deltas
        self.imputations = imputations
        self.burnIn = burnIn
        self.thinning = thinning
        self.level = level
        self.start = start
    }

    public var seed: UInt64? { start }
}

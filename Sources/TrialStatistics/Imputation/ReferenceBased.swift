public import Statistics

/// Imputation of a continuous outcome over visits under stated assumptions of what happens after
/// somebody leaves (Carpenter, Roger and Kenward 2013), and how far from missing at random a result holds.
///
/// One row a person: baseline covariates, then one column a visit. In each group the vector is
/// multivariate normal; its parameters are drawn from their posterior by data augmentation.
public struct ReferenceBased: AnalysisSpecification {
    /// Of the visits after the last observed one.
    public enum Strategy: String, Hashable, Sendable, CaseIterable {
        /// Missing at random: as others of the own group.
        case mar
        /// The mean of the reference group from then on.
        case jumpToReference = "jump_to_reference"
        /// As if in the reference group from the start.
        case copyReference = "copy_reference"
        /// The last mean of the own group, moving in parallel with the reference.
        case copyIncrements = "copy_increments"
        /// The last mean of the own group stays.
        case lastMean = "last_mean_carried_forward"
    }

    public enum Covariance: String, Hashable, Sendable, CaseIterable {
        case byGroup = "by_group"
        case shared
    }

    /// Values added to what is imputed after somebody left, to see where the result tips.
    public struct TippingPoint: Hashable, Sendable {
        /// In units of the outcome.
        public let deltas: [Double]
        /// Levels of the group to whose members it is added; nil: all but the reference.
        public let groups: [String]?

        public init(deltas: [Double], groups: [String]? = nil) {
            self.deltas = deltas
            self.groups = groups
        }
    }

    /// In the order of time, at least one.
    public var visits: [String]
    /// Numeric, in the imputation and in the analysis; the outcome before treatment first.
    public var baseline: [String]
    public var group: String
    /// nil: the first level.
    public var reference: String?
    public var strategies: [Strategy]
    public var covariance: Covariance
    public var tipping: TippingPoint?
    public var imputations: Int
    /// Rounds of data augmentation before the first, and between two, draws that are used.
    public var burnIn: Int
    public var thinning: Int
    public var level: Double
    public var start: UInt64

    public init(
        visits: [String], baseline: [String] = [], group: String, reference: String? = nil, strategies: [Strategy] = [.mar],
        covariance: Covariance = .byGroup, tipping: TippingPoint? = nil, imputations: Int = 100, burnIn: Int = 200,
        thinning: Int = 20, level: Double = 0.95, start: UInt64 = 1
    ) {
        self.visits = visits
        self.baseline = baseline
        self.group = group
        self.reference = reference
        self.strategies = strategies
        self.covariance = covariance
        self.tipping = tipping
        self.imputations = imputations
        self.burnIn = burnIn
        self.thinning = thinning
        self.level = level
        self.start = start
    }

    public var seed: UInt64? { start }
}

public import Mechanisms
public import MixedModels
import Statistics

/// Mediation with an exposure of whole clusters (2-1-1): people on many occasions, or people of a site.
/// The exposure is one for the cluster, so only differences between clusters can carry it
/// (Zhang, Zyphur and Preacher 2009).
public struct ClusterMediationSpecification: DatedSpecification {
    /// What stands for the mediator of a cluster.
    public enum Means: String, Hashable, Sendable, CaseIterable {
        /// The mean of its rows.
        case observed
        /// A latent mean, of which the rows are a sample (Lüdtke et al. 2008).
        case latent
    }

    public var exposure: String
    public var mediator: String
    public var outcome: String
    public var cluster: String
    /// With latent means, of clusters alone.
    public var covariates: [String] = []
    public var isRandomized = false
    public var means: Means = .observed
    public var method: LinearMixedSpecification.Method = .restricted
    public var level = 0.95
    public var monteCarloDraws = 20_000
    public var chance: UInt64 = 1
    public var timing: TimingBadge = .unknown

    public init(exposure: String, mediator: String, outcome: String, cluster: String) {
        self.exposure = exposure
        self.mediator = mediator
        self.outcome = outcome
        self.cluster = cluster
    }

    public var seed: UInt64? { monteCarloDraws > 0 ? chance : nil }

    public func dated(by days: MeasuredDays) -> ClusterMediationSpecification {
        var dated = self
        dated.timing = days.timing(mediators: [mediator], outcome: outcome)
        return dated
    }
}

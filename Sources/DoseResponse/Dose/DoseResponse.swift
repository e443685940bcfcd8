public import Statistics
public import TrialStatistics

/// An outcome by dose, without forcing more to do more: means, differences from the lowest dose that hold together,
/// shapes, and which dose does best with how much certainty.
public struct DoseResponse: AnalysisSpecification {
    /// Columns of a table that has one row a dose.
    public struct Summary: Hashable, Sendable {
        public let mean: String
        public let sd: String
        public let n: String

        public init(mean: String, sd: String, n: String) {
            self.mean = mean
            self.sd = sd
            self.n = n
        }
    }

    /// One row a person, or one row a dose.
    public enum Source: Hashable, Sendable {
        case people(outcome: String, covariates: [String])
        case summary(Summary)
    }

    public var source: Source
    /// Numbers, or categories that begin with one ("75 mg").
    public var dose: String
    public var better: ReliableChange.Better
    public var level: Double
    /// Draws of the multivariate t distribution, for what holds together.
    public var draws: Int
    /// Of people within each dose, for the chance that a dose does best.
    public var resamples: Int
    public var start: UInt64

    public var seed: UInt64? { start }

    public init(
        source: Source, dose: String, better: ReliableChange.Better = .lower, level: Double = 0.95, draws: Int = 50_000,
        resamples: Int = 2000, start: UInt64 = 1
    ) {
        self.source = source
        self.dose = dose
        self.better = better
        self.level = level
        self.draws = draws
        self.resamples = resamples
        self.start = start
    }

    /// 1 where higher is better, −1 where lower is.
    var sign: Double { better == .higher ? 1 : -1 }
}

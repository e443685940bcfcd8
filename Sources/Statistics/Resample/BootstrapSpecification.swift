/// A bootstrap as a plan states it: how many resamples, and which intervals are read off them.
public struct BootstrapSpecification: Hashable, Sendable {
    /// Intervals from bootstrap replicates (Efron and Tibshirani 1993, chapters 13 and 14).
    public enum Interval: String, Hashable, Sendable, Codable, CaseIterable {
        case percentile
        /// Corrected for median bias: BCa with acceleration 0.
        case biasCorrected = "bias_corrected"
        /// Bias-corrected and accelerated.
        case bca
        /// From the replicates of (t − t₀) / se(t): needs a standard error of each resample.
        case studentised
        /// t₀ − bias ± z · standard error of the replicates.
        case normal
    }

    /// How a resample comes about (Davison and Hinkley 1997, chapters 2, 3 and 6).
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Whole units (rows, or what `unit` names) are drawn with replacement.
        case cases
        /// New outcomes are drawn from the fitted model, the predictors staying as they are.
        case parametric
        /// Residuals of the fitted model are drawn with replacement and added to its predictions.
        case residual
    }

    /// Besides, the same on a stated list of resamples, so that two programs compare without chance.
    public struct Replay: Hashable, Sendable, Codable {
        public enum Generator: String, Hashable, Sendable, Codable { case minstd }
        public let generator: Generator
        /// Between 1 and 2³¹ − 2.
        public let seed: Int
        public let resamples: Int

        public init(generator: Generator = .minstd, seed: Int, resamples: Int) {
            self.generator = generator
            self.seed = seed
            self.resamples = resamples
        }
    }

    /// Drawn with the program's own random numbers; 0 for none.
    public var resamples: Int
    public var intervals: [Interval]
    public var quantileTypes: [QuantileType]
    public var replay: Replay?
    public var kind: Kind
    /// A column whose equal values mark what is drawn together: a person, a therapist, a site with
    /// all their rows. nil: each row by itself.
    public var unit: String?
    /// A column within whose values is drawn, so that each keeps its size: the arm. nil: among all.
    public var strata: String?

    public init(
        resamples: Int = 10_000, intervals: [Interval] = [.percentile, .bca],
        quantileTypes: [QuantileType] = [.seven], replay: Replay? = nil, kind: Kind = .cases,
        unit: String? = nil, strata: String? = nil
    ) {
        self.resamples = resamples
        self.intervals = intervals
        self.quantileTypes = quantileTypes
        self.replay = replay
        self.kind = kind
        self.unit = unit
        self.strata = strata
    }
}

/// As in a plan: `resamples`, `intervals`, `quantile_types`, `replay`, `kind`, `unit`, `strata`, each with its default.
extension BootstrapSpecification: Codable {
    private enum CodingKeys: String, CodingKey {
        case resamples, intervals
        case quantileTypes = "quantile_types"
        case replay, kind, unit, strata
    }

    public init(from decoder: any Decoder) throws {
        let plan = try decoder.container(keyedBy: CodingKeys.self)
        let defaults = BootstrapSpecification()
        resamples = try plan.decodeIfPresent(Int.self, forKey: .resamples) ?? defaults.resamples
        intervals =
            try plan.decodeIfPresent([Interval].self, forKey: .intervals) ?? defaults.intervals
        quantileTypes =
            try plan.decodeIfPresent([QuantileType].self, forKey: .quantileTypes)
            ?? defaults.quantileTypes
        replay = try plan.decodeIfPresent(Replay.self, forKey: .replay)
        kind = try plan.decodeIfPresent(Kind.self, forKey: .kind) ?? defaults.kind
        unit = try plan.decodeIfPresent(String.self, forKey: .unit)
        strata = try plan.decodeIfPresent(String.self, forKey: .strata)
    }
}

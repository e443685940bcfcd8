/// A bootstrap as a plan states it: how many resamples, and which intervals are read off them.
public struct BootstrapSpecification: Hashable, Sendable {
    /// Intervals from bootstrap replicates (Efron and Tibshirani 1993, chapters 13 and 14).
    public enum Interval: String, Hashable, Sendable, Codable, CaseIterable {
        case percentile
        /// Corrected for median bias: BCa with acceleration 0.
        case biasCorrected = "bias_corrected"
        /// Bias-corrected and accelerated.
        case bca
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

    public init(
        resamples: Int = 10_000, intervals: [Interval] = [.percentile, .bca],
        quantileTypes: [QuantileType] = [.seven], replay: Replay? = nil
    ) {
        self.resamples = resamples
        self.intervals = intervals
        self.quantileTypes = quantileTypes
        self.replay = replay
    }

    /// What is wrong with it, one sentence each.
    public var faults: [String] {
        var faults: [String] = []
        if resamples < 0 || resamples == 1 || resamples > 10_000_000 {
            faults.append("bootstrap.resamples is \(resamples); it is 0 (none), or from 2 to 10000000.")
        }
        if Set(intervals).count < intervals.count {
            faults.append("bootstrap.intervals names an interval twice.")
        }
        if quantileTypes.isEmpty || Set(quantileTypes).count < quantileTypes.count {
            faults.append("bootstrap.quantile_types needs 6, 7 or both, each once.")
        }
        if let replay {
            if MinimalStandard(seed: replay.seed) == nil {
                faults.append(
                    "bootstrap.replay.seed is \(replay.seed); it lies between 1 and 2147483646.")
            }
            if replay.resamples < 2 || replay.resamples > 10_000_000 {
                faults.append(
                    "bootstrap.replay.resamples is \(replay.resamples); it is from 2 to 10000000.")
            }
        }
        return faults
    }
}

/// As in a plan: `resamples`, `intervals`, `quantile_types`, `replay`, each with its default.
extension BootstrapSpecification: Codable {
    private enum CodingKeys: String, CodingKey {
        case resamples, intervals
        case quantileTypes = "quantile_types"
        case replay
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
    }
}

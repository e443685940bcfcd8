public import Statistics

/// A number with what the bootstrap says of it. Every one of a question comes from the same resamples.
public struct EvidenceEstimate: Hashable, Sendable {
    public let estimate: Double
    public let standardError: Double?
    /// Percentile, at the level of the question; nil where too many resamples failed.
    public let interval: Ends?
    /// Percentile, at the level of each of two lagged models.
    public let laggedInterval: Ends?
    public let summary: BootstrapSummary?
    public let resamples: Int
    /// Resamples in which the model has no solution.
    public let failed: Int

    /// A larger share of resamples without a solution leaves out too much of the data.
    public static let largestFailedShare = 0.05

    public var isSteady: Bool { Double(failed) <= Self.largestFailedShare * Double(resamples) }

    public var excludesZero: Bool { Self.excludesZero(interval) }
    public var laggedExcludesZero: Bool { Self.excludesZero(laggedInterval) }

    static func excludesZero(_ ends: Ends?) -> Bool { ends.map { $0.lower > 0 || $0.upper < 0 } ?? false }

    public func bca() -> Ends? { isSteady ? summary?.interval(.bca)?.ends : nil }

    init(
        _ estimate: Double, replicates: [Double], jackknife: [Double]?, strata: [[Int]]?, level: Double, laggedLevel: Double?,
        specification: BootstrapSpecification
    ) {
        self.estimate = estimate
        resamples = specification.resamples
        failed = specification.resamples - replicates.count
        let steady = Double(specification.resamples - replicates.count) <= Self.largestFailedShare * Double(specification.resamples)
        summary = BootstrapSummary(
            estimate: estimate, replicates: replicates, jackknife: jackknife, strata: strata, level: level,
            specification: specification)
        standardError = summary?.standardError
        guard steady, let sorted = SortedNumbers(replicates), replicates.count > 1 else {
            interval = nil
            laggedInterval = nil
            return
        }
        func ends(_ level: Double) -> Ends {
            Ends(lower: sorted.quantile((1 - level) / 2), upper: sorted.quantile((1 + level) / 2))
        }
        interval = ends(level)
        laggedInterval = laggedLevel.map(ends)
    }

    /// Why there is no interval, a sentence.
    var reasonWithoutInterval: String {
        "On \(failed) of \(resamples) resamples the model has no solution, so there is no interval that could be relied on."
    }
}

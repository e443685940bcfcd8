/// How far raters, or repeated measurements, agree: one column a rater, one row a subject.
public struct AgreementSpecification: AnalysisSpecification {
    public enum Statistic: String, Hashable, Sendable, CaseIterable {
        /// Six intraclass correlations (Shrout and Fleiss 1979).
        case icc
        /// Two raters (Cohen 1960).
        case kappa
        /// Two raters, ordered categories (Cohen 1968).
        case weightedKappa = "weighted_kappa"
        /// Any number of raters, ratings may be missing (Krippendorff 2004).
        case krippendorffAlpha = "krippendorff_alpha"
    }

    /// Disagreement of two categories i and j of ordered ones: |i − j| or (i − j)².
    public enum Weights: String, Hashable, Sendable, CaseIterable { case linear, quadratic }

    public enum Metric: String, Hashable, Sendable, CaseIterable { case nominal, ordinal, interval }

    public var statistic: Statistic
    /// At least two columns.
    public var raters: [String]
    public var weights: Weights
    public var metric: Metric
    public var level: Double
    /// Resamples of subjects for the interval of Krippendorff's alpha; 0 = none.
    public var resamples: Int
    public var start: UInt64

    public init(
        statistic: Statistic, raters: [String], weights: Weights = .quadratic, metric: Metric = .interval,
        level: Double = 0.95, resamples: Int = 2000, start: UInt64 = 1
    ) {
        self.statistic = statistic
        self.raters = raters
        self.weights = weights
        self.metric = metric
        self.level = level
        self.resamples = resamples
        self.start = start
    }

    public var seed: UInt64? { statistic == .krippendorffAlpha && resamples > 0 ? start : nil }

    public func fit(on table: DataTable, running: Running) throws -> AgreementFit {
        guard raters.count >= 2 else {
            throw AgreementError("raters needs at least two columns; here is \(raters.count).")
        }
        switch statistic {
        case .icc:
            let ratings = try CompleteRatings(raters, in: table)
            return AgreementFit(try IntraclassCorrelation(ratings.rows, level: level), ratings, level: level)
        case .kappa, .weightedKappa:
            let categories = try RatedCategories(raters, in: table)
            let weighting = statistic == .kappa ? nil : weights
            return AgreementFit(try Kappa(categories, weights: weighting, level: level), categories, level: level)
        case .krippendorffAlpha:
            let categories = try RatedCategories(raters, in: table)
            return AgreementFit(
                try KrippendorffAlpha(categories, metric: metric, level: level, resamples: resamples, seed: start),
                categories, level: level)
        }
    }
}

/// Why agreement cannot be computed, a sentence.
public struct AgreementError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}

public import Statistics

/// Times to an event, some of them cut short: curves, their comparison, and Cox's regression.
///
/// Kaplan–Meier curves by `group`; with two groups or more the log-rank test and restricted means;
/// with `group` or `covariates` Cox's proportional hazards.
public struct SurvivalSpecification: AnalysisSpecification {
    public enum Ties: String, Hashable, Sendable, CaseIterable { case efron, breslow }

    /// Column of times, not below 0.
    public var time: String
    /// 1 where the event happened at that time, 0 where nothing was seen after it.
    public var event: String
    public var group: String?
    /// Further predictors of the hazard; categories enter by treatment contrasts.
    public var covariates: [String]
    /// Each combination has its own baseline hazard.
    public var strata: [String]
    /// Rows of one cluster are not independent: sandwich standard errors.
    public var cluster: String?
    public var ties: Ties
    /// Up to where means are restricted; nil: the smallest of the groups' last times.
    public var restriction: Double?
    /// At which the curves are read off.
    public var times: [Double]
    public var level: Double

    public init(
        time: String, event: String, group: String? = nil, covariates: [String] = [], strata: [String] = [],
        cluster: String? = nil, ties: Ties = .efron, restriction: Double? = nil, times: [Double] = [], level: Double = 0.95
    ) {
        self.time = time
        self.event = event
        self.group = group
        self.covariates = covariates
        self.strata = strata
        self.cluster = cluster
        self.ties = ties
        self.restriction = restriction
        self.times = times
        self.level = level
    }
}

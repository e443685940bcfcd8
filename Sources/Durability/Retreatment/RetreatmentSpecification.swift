public import Statistics

/// How often people were treated again: the mean number by time in each arm, and the ratio of rates.
public struct RetreatmentSpecification: AnalysisSpecification {
    public var person: String
    public var arm: String
    /// Of a retreatment, or of the end of being seen; counted from 0, when everybody begins to be at risk.
    public var time: String
    /// 1 where the row is a retreatment, 0 where it is not: each person's last row ends the time at risk.
    public var event: String
    public var anchor: String
    /// Up to when everybody was followed whose last row is a retreatment; nil: the last row ends the time at risk.
    public var until: Double?
    public var covariates: [String]
    /// At which the mean number is read off.
    public var times: [Double]
    public var level: Double

    public init(
        person: String, arm: String, time: String, event: String, anchor: String, until: Double? = nil, covariates: [String] = [], times: [Double] = [],
        level: Double = 0.95
    ) {
        self.person = person
        self.arm = arm
        self.time = time
        self.event = event
        self.anchor = anchor
        self.until = until
        self.covariates = covariates
        self.times = times
        self.level = level
    }
}

public import Statistics

/// How long a response lasts: from the visit at which it is there to the visit at which it is found lost.
public struct LossSpecification: AnalysisSpecification {
    public var person: String
    public var arm: String
    public var time: String
    public var outcome: String
    /// What time 0 is and in which unit it runs, in words.
    public var anchor: String
    /// Before treatment; nil: each person's first value.
    public var baseline: String?
    public var better: DurabilitySpecification.Better
    /// Share of the value before treatment by which it must improve: 0.5.
    public var response: Double
    /// Lost: back beyond this share of the value before treatment (for outcomes that fall: above it).
    public var backAbove: Double
    /// Response is read at the visit nearest to here; nil: at the first visit that shows it.
    public var endOfTreatment: Double?
    /// How far a visit may lie from its planned time: from the end of treatment, and from `until`.
    public var within: Double
    /// Columns with the time at which another treatment began: that is a loss too, while the person is seen.
    public var otherTreatment: [String]
    /// Read at the visit of response; enters Cox's regression per unit.
    public var mechanism: String?
    public var covariates: [String]
    /// How long people were meant to be followed; nil: who left early is not told.
    public var until: Double?
    /// At which the curves are read off, counted from response.
    public var times: [Double]
    public var restriction: Double?
    public var level: Double

    public init(
        person: String, arm: String, time: String, outcome: String, anchor: String, baseline: String? = nil,
        better: DurabilitySpecification.Better = .lower, response: Double = 0.5, backAbove: Double = 0.75, endOfTreatment: Double? = nil, within: Double = 0,
        otherTreatment: [String] = [], mechanism: String? = nil, covariates: [String] = [], until: Double? = nil, times: [Double] = [],
        restriction: Double? = nil, level: Double = 0.95
    ) {
        self.person = person
        self.arm = arm
        self.time = time
        self.outcome = outcome
        self.anchor = anchor
        self.baseline = baseline
        self.better = better
        self.response = response
        self.backAbove = backAbove
        self.endOfTreatment = endOfTreatment
        self.within = within
        self.otherTreatment = otherTreatment
        self.mechanism = mechanism
        self.covariates = covariates
        self.until = until
        self.times = times
        self.restriction = restriction
        self.level = level
    }
}

/// What a change on one scale is read against. Nothing has a default of our own: what is not
/// published with the instrument is entered by a study, with its source, or stays unknown.
public struct ChangeParameters: Hashable, Codable, Sendable {
    public let instrument: Instrument.ID
    public let scale: String
    /// Mean and standard deviation of the population to which the person belongs before treatment.
    public let baseline: Norm?
    public let reliability: Reliability?
    /// People without the condition.
    public let functional: Norm?
    /// People with the condition.
    public let dysfunctional: Norm?
    /// Which cut-off between the two is used; nil takes the best that the norms allow.
    public let criterion: CutOffCriterion?
    public let thresholds: [Threshold]
    /// The first one stands behind the classification.
    public let methods: [ReliableChangeMethod]
    public let level: ChangeLevel

    /// What the instrument's definition brings, and what a study adds.
    ///
    /// - Parameters:
    ///   - reliability: Where nil, the definition's own if it has exactly one for the scale and does
    ///     not rate one experience (`acute`).
    ///   - thresholds: Where nil, the definition's own; an empty list means none.
    /// - Throws: `ChangeFaults` for an unknown scale, or a fact about another scale.
    public init(
        for scale: String, of instrument: Instrument, baseline: Norm? = nil,
        reliability: Reliability? = nil, functional: Norm? = nil, dysfunctional: Norm? = nil,
        criterion: CutOffCriterion? = nil, thresholds: [Threshold]? = nil,
        methods: [ReliableChangeMethod] = [.jacobsonTruax, .edwardsNunnally],
        level: ChangeLevel = .ninetyFive
    ) throws(ChangeFaults) {
        let published = instrument.reliability.filter { $0.scale == scale }
        // One experience after another is no second measurement of the same thing.
        let isRepeatable = instrument.timeframe != .acute
        let usedReliability = reliability
            ?? (isRepeatable && published.count == 1 ? published.first : nil)
        let usedThresholds = thresholds ?? instrument.thresholds.filter { $0.scale == scale }
        var places = [baseline?.scale, functional?.scale, dysfunctional?.scale]
        places.append(usedReliability?.scale)
        places += usedThresholds.map { $0.scale }
        var faults: [String?] = []
        if instrument.scale(scale) == nil {
            let nearest = NearestName.of(scale, among: instrument.scales.map(\.id))
            faults.append(
                "\(instrument.abbreviation) has no scale '\(scale)'."
                    + NearestName.question(nearest))
        }
        for place in places.compactMap(\.self) where place != scale {
            faults.append("A fact about '\(place)' was given for the change of '\(scale)'.")
        }
        if methods.isEmpty { faults.append("At least one method of reliable change is needed.") }
        try ChangeFaults.check(faults)
        self.instrument = instrument.id
        self.scale = scale
        self.baseline = baseline
        self.reliability = usedReliability
        self.functional = functional
        self.dysfunctional = dysfunctional
        self.criterion = criterion
        self.thresholds = usedThresholds
        self.methods = methods
        self.level = level
    }
}

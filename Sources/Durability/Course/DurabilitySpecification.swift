public import Statistics

/// Whether a gain lasted: the course of an outcome to the end of treatment and after it, by arm.
public struct DurabilitySpecification: AnalysisSpecification {
    public enum Better: String, Hashable, Sendable, CaseIterable { case lower, higher }

    /// What differs between people beside the residual.
    public enum RandomPart: String, Hashable, Sendable, CaseIterable {
        /// Where each lies.
        case intercept
        /// And how much each gained.
        case gain
        /// And how each went on afterwards.
        case slopes
    }

    public var person: String
    public var arm: String
    public var time: String
    public var outcome: String
    /// What time 0 is and in which unit it runs, in words: "days since the last dose".
    public var anchor: String
    /// On the clock of `time`.
    public var endOfTreatment: Double
    /// How far from the end of treatment (and from the start) a visit may lie and still be the one there.
    public var within: Double
    /// A column with the value before treatment, where it is not a row of its own.
    public var baseline: String?
    /// When the gain begins; nil: the earliest row before the end of treatment, or 0 where `baseline` is a column.
    public var start: Double?
    /// A window of its own slope.
    public var window: Window?
    /// Of people, before treatment.
    public var covariates: [String]
    /// Whether arms were allotted by chance: they then share one mean before treatment.
    public var isRandomized: Bool
    public var better: Better
    /// nil: by how often people were seen.
    public var random: RandomPart?
    /// Read at the end of treatment: does more of it go with keeping the gain?
    public var mechanism: String?
    /// Times at which the course is shown; empty: those of the rows.
    public var times: [Double]
    public var rule: KeptRule?
    public var intercurrent: IntercurrentEvents?
    public var level: Double

    public struct Window: Hashable, Sendable {
        public let from: Double
        public let to: Double

        public init(from: Double, to: Double) {
            self.from = from
            self.to = to
        }
    }

    public init(
        person: String, arm: String, time: String, outcome: String, anchor: String, endOfTreatment: Double, within: Double = 0,
        baseline: String? = nil, start: Double? = nil, window: Window? = nil, covariates: [String] = [], isRandomized: Bool = true,
        better: Better = .lower, random: RandomPart? = nil, mechanism: String? = nil, times: [Double] = [], rule: KeptRule? = nil,
        intercurrent: IntercurrentEvents? = nil, level: Double = 0.95
    ) {
        self.person = person
        self.arm = arm
        self.time = time
        self.outcome = outcome
        self.anchor = anchor
        self.endOfTreatment = endOfTreatment
        self.within = within
        self.baseline = baseline
        self.start = start
        self.window = window
        self.covariates = covariates
        self.isRandomized = isRandomized
        self.better = better
        self.random = random
        self.mechanism = mechanism
        self.times = times
        self.rule = rule
        self.intercurrent = intercurrent
        self.level = level
    }

    /// The value before treatment is one that can be carried forward.
    var handled: IntercurrentEvents? {
        guard var all = intercurrent else { return nil }
        if all.baseline == nil { all.baseline = baseline }
        return all
    }

    var endWindow: VisitWindow { VisitWindow(planned: endOfTreatment, within: within) }

    /// +1 where a rise of the outcome is a loss.
    var lossSign: Double { better == .lower ? 1 : -1 }
}

public import Statistics

/// Did the proposed mechanism go before the outcome, or the outcome before the mechanism?
///
/// Three mediation models of the same exposure on the same people, all with both baselines:
/// - *forward*: mechanism (early) → outcome (late), the early outcome held constant in the
///   outcome equation;
/// - *reverse*: outcome (early) → mechanism (late), the early mechanism held constant there;
/// - *concurrent*: mechanism (late) → outcome (late).
///
/// The early value stands in the outcome equation alone: it was measured after the exposure,
/// and adjusting path a or the total effect for it would take away part of what they ask for.
/// The concurrent model finds "mediation" between almost any two scales that improve
/// together; only the first two know an order in time. `Documentation/Methods/Simulation.md`,
/// section 5, says how often each planted truth is told.
public struct OrderOfChangeSpecification: Hashable, Sendable {
    /// The columns that hold one measure at three times.
    public struct Measurements: Hashable, Sendable {
        public let baseline: String
        public let early: String
        public let late: String

        public init(baseline: String, early: String, late: String) {
            self.baseline = baseline
            self.early = early
            self.late = late
        }
    }

    public typealias Assignment = ExposureAssignment

    /// Study days of the early and the late measurements.
    public struct Days: Hashable, Sendable {
        public let mechanismEarly: Int
        public let outcomeEarly: Int
        /// Where the two late days differ, the earlier one.
        public let late: Int

        /// Where the two early days differ, the later one.
        public var early: Int { max(mechanismEarly, outcomeEarly) }

        public init(mechanismEarly: Int, outcomeEarly: Int, late: Int) {
            self.mechanismEarly = mechanismEarly
            self.outcomeEarly = outcomeEarly
            self.late = late
        }

        public init(early: Int, late: Int) { self.init(mechanismEarly: early, outcomeEarly: early, late: late) }
    }

    public let exposure: String
    public let mechanism: Measurements
    public let outcome: Measurements
    public let covariates: [String]
    public let assignment: Assignment
    /// Confidence level of the whole question. The two lagged models share it: each is
    /// fitted at 1 − (1 − level)/2, since either of them could err (Bonferroni).
    public let level: Double
    public let bootstrap: BootstrapSpecification
    public let seed: UInt64
    /// Which interval of the indirect effects decides.
    public let deciding: DecidingInterval.Choice
    /// Nil when the plan does not say when all four columns were measured; then no order is read.
    public var days: Days?

    public init(
        exposure: String, mechanism: Measurements, outcome: Measurements, covariates: [String] = [],
        assignment: Assignment = .unknown, level: Double = 0.95, bootstrap: BootstrapSpecification, seed: UInt64,
        deciding: DecidingInterval.Choice = .percentile, days: Days? = nil
    ) {
        self.exposure = exposure
        self.mechanism = mechanism
        self.outcome = outcome
        self.covariates = covariates
        self.assignment = assignment
        self.level = level
        self.bootstrap = bootstrap
        self.seed = seed
        self.deciding = deciding
        self.days = days
    }

    /// The level at which each of the two lagged models is fitted.
    public var laggedLevel: Double { 1 - (1 - level) / 2 }

    public var forward: MediationSpecification {
        model(mediator: mechanism.early, outcome: outcome.late, beside: [outcome.early], at: laggedLevel, days?.mechanismEarly)
    }

    public var reverse: MediationSpecification {
        model(mediator: outcome.early, outcome: mechanism.late, beside: [mechanism.early], at: laggedLevel, days?.outcomeEarly)
    }

    public var concurrent: MediationSpecification {
        model(mediator: mechanism.late, outcome: outcome.late, beside: [], at: level, days?.late)
    }

    private func model(
        mediator: String, outcome last: String, beside early: [String], at level: Double, _ mediatorDay: Int?
    ) -> MediationSpecification {
        MediationSpecification(
            exposure: exposure, mediators: [mediator], outcome: last,
            covariates: covariates + [mechanism.baseline, outcome.baseline], outcomeCovariates: early, level: level,
            bootstrap: bootstrap, seed: seed, deciding: deciding, assignment: assignment,
            timing: TimingBadge(mediatorDay: mediatorDay, outcomeDay: days?.late))
    }
}

public import Statistics

/// Did the proposed mechanism change before, with, or after the outcome?
///
/// Three mediation models of the same exposure on the same people:
/// - *forward*: mechanism (early) → outcome (late), beside both baselines and the early outcome;
/// - *reverse*: outcome (early) → mechanism (late), beside both baselines and the early mechanism;
/// - *concurrent*: mechanism (late) → outcome (late), beside both baselines.
///
/// The concurrent model finds "mediation" between almost any two scales that improve
/// together; only the first two know an order in time. `Documentation/Methods/Mediation.md`
/// derives what each of them can and cannot show.
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

    public let exposure: String
    public let mechanism: Measurements
    public let outcome: Measurements
    public let covariates: [String]
    /// Confidence level of the whole question. The two lagged models share it: each is
    /// fitted at 1 − (1 − level)/2, since either of them could err (Bonferroni).
    public let level: Double
    public let bootstrap: BootstrapSpecification
    public let seed: UInt64

    public init(
        exposure: String, mechanism: Measurements, outcome: Measurements, covariates: [String], level: Double,
        bootstrap: BootstrapSpecification, seed: UInt64
    ) {
        self.exposure = exposure
        self.mechanism = mechanism
        self.outcome = outcome
        self.covariates = covariates
        self.level = level
        self.bootstrap = bootstrap
        self.seed = seed
    }

    /// The level at which each of the two lagged models is fitted.
    public var laggedLevel: Double { 1 - (1 - level) / 2 }

    public var forward: MediationSpecification {
        model(mediator: mechanism.early, outcome: outcome.late, beside: [outcome.early], at: laggedLevel)
    }

    public var reverse: MediationSpecification {
        model(mediator: outcome.early, outcome: mechanism.late, beside: [mechanism.early], at: laggedLevel)
    }

    public var concurrent: MediationSpecification {
        model(mediator: mechanism.late, outcome: outcome.late, beside: [], at: level)
    }

    private func model(
        mediator: String, outcome last: String, beside: [String], at level: Double
    ) -> MediationSpecification {
        MediationSpecification(
            exposure: exposure, mediators: [mediator], outcome: last,
            covariates: covariates + [mechanism.baseline, outcome.baseline] + beside, level: level,
            bootstrap: bootstrap, seed: seed)
    }
}

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

    /// How people came to be exposed: what the first step, from the exposure on, rests on.
    public enum Assignment: String, Hashable, Sendable, Codable, CaseIterable {
        case randomized, observed, unknown
    }

    /// Study days of the early and the late measurement.
    public struct Days: Hashable, Sendable {
        public let early: Int
        public let late: Int

        public init(early: Int, late: Int) {
            self.early = early
            self.late = late
        }
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
    /// Nil when the plan does not say when all four columns were measured; then no order is read.
    public var days: Days?

    public init(
        exposure: String, mechanism: Measurements, outcome: Measurements, covariates: [String] = [],
        assignment: Assignment = .unknown, level: Double = 0.95, bootstrap: BootstrapSpecification, seed: UInt64,
        days: Days? = nil
    ) {
        self.exposure = exposure
        self.mechanism = mechanism
        self.outcome = outcome
        self.covariates = covariates
        self.assignment = assignment
        self.level = level
        self.bootstrap = bootstrap
        self.seed = seed
        self.days = days
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
        mediator: String, outcome last: String, beside early: [String], at level: Double
    ) -> MediationSpecification {
        MediationSpecification(
            exposure: exposure, mediators: [mediator], outcome: last,
            covariates: covariates + [mechanism.baseline, outcome.baseline], outcomeCovariates: early, level: level,
            bootstrap: bootstrap, seed: seed)
    }
}

public import Statistics

/// A mediation analysis as a plan states it: does the exposure move the outcome through the
/// mediators? One mediator, or several side by side; linear equations by least squares.
///
/// The model, its notation and its assumptions stand in `Documentation/Methods/Mediation.md`.
public struct MediationSpecification: Hashable, Sendable {
    /// X: numeric, 0 and 1 for two arms.
    public var exposure: String
    /// M₁ … M_k, at least one.
    public var mediators: [String]
    /// Y.
    public var outcome: String
    /// C, in every equation; measured before X.
    public var covariates: [String]
    /// D, in the outcome equation alone: what was measured with or before the mediators and after X,
    /// such as an earlier value of the outcome. Neither a nor the total effect is adjusted for it.
    public var outcomeCovariates: [String]
    /// Confidence level of every interval, strictly between 0 and 1.
    public var level: Double
    public var bootstrap: BootstrapSpecification?
    /// Start of the random numbers of the bootstrap and of the Monte-Carlo intervals.
    public var seed: UInt64
    /// Which interval a reader is to go by.
    public var deciding: DecidingInterval.Choice
    /// How people came to be exposed.
    public var assignment: ExposureAssignment
    /// Whether the last of the mediators was measured before the outcome; a plan that knows the days says so.
    public var timing: TimingBadge

    public init(
        exposure: String, mediators: [String], outcome: String, covariates: [String] = [],
        outcomeCovariates: [String] = [], level: Double = 0.95, bootstrap: BootstrapSpecification? = nil, seed: UInt64 = 1,
        deciding: DecidingInterval.Choice = .percentile, assignment: ExposureAssignment = .unknown,
        timing: TimingBadge = .unknown
    ) {
        self.exposure = exposure
        self.mediators = mediators
        self.outcome = outcome
        self.covariates = covariates
        self.outcomeCovariates = outcomeCovariates
        self.level = level
        self.bootstrap = bootstrap
        self.seed = seed
        self.deciding = deciding
        self.assignment = assignment
        self.timing = timing
    }

    /// What the design lets one say of an effect.
    public var badge: DesignBadge { DesignBadge(isRandomized: assignment == .randomized, timing: timing) }

    /// The same, knowing the days of its columns.
    public func dated(by days: MeasuredDays) -> MediationSpecification {
        var dated = self
        dated.timing = days.timing(mediators: mediators, outcome: outcome)
        return dated
    }

    /// Every variable of the model, in the order exposure, mediators, outcome, covariates.
    public var variables: [String] { [exposure] + mediators + [outcome] + covariates + outcomeCovariates }

    /// What is wrong with the plan before any data are seen, one sentence each.
    public var faults: [String] {
        var faults: [String] = []
        if mediators.isEmpty { faults.append("mediators is empty; a mediation needs at least one.") }
        if !(level > 0 && level < 1) {
            faults.append("level is \(level); it lies between 0 and 1, for instance 0.95.")
        }
        var seen: Set<String> = []
        var told: Set<String> = []
        for name in variables where !seen.insert(name).inserted && told.insert(name).inserted {
            faults.append(
                "\"\(name)\" stands in the model twice; exposure, mediators, outcome and covariates "
                    + "are different columns.")
        }
        if let bootstrap, bootstrap.intervals.contains(.studentised), bootstrap.unit != nil {
            faults.append(
                "bootstrap.intervals names studentised, whose standard errors take rows for independent; with "
                    + "bootstrap.unit take percentile, bias_corrected or bca.")
        }
        return faults + (bootstrap?.faults ?? [])
    }
}

/// As in a plan, each field with its default.
extension MediationSpecification: Codable {
    private enum CodingKeys: String, CodingKey {
        case exposure, mediators, outcome, covariates, level, bootstrap, seed
        case deciding = "interval"
        case assignment = "exposure_assigned"
        case outcomeCovariates = "outcome_covariates"
    }

    public init(from decoder: any Decoder) throws {
        let plan = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            exposure: try plan.decode(String.self, forKey: .exposure),
            mediators: try plan.decode([String].self, forKey: .mediators),
            outcome: try plan.decode(String.self, forKey: .outcome),
            covariates: try plan.decodeIfPresent([String].self, forKey: .covariates) ?? [],
            outcomeCovariates: try plan.decodeIfPresent([String].self, forKey: .outcomeCovariates) ?? [],
            level: try plan.decodeIfPresent(Double.self, forKey: .level) ?? 0.95,
            bootstrap: try plan.decodeIfPresent(BootstrapSpecification.self, forKey: .bootstrap),
            seed: try plan.decodeIfPresent(UInt64.self, forKey: .seed) ?? 1,
            deciding: try plan.decodeIfPresent(DecidingInterval.Choice.self, forKey: .deciding) ?? .percentile,
            assignment: try plan.decodeIfPresent(ExposureAssignment.self, forKey: .assignment) ?? .unknown)
    }
}

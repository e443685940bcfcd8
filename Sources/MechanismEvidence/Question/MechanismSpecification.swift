public import Mechanisms
public import Statistics

/// What can this design say about whether a mechanism carried the effect of an exposure on an outcome?
///
/// The same effect is asked for in every order of time that the design offers (mechanism first,
/// outcome first, both at the same visit), beside its rivals in the same places, on the same people,
/// corrected for the unreliability of the scales where that is known; and then everything is tried
/// that would take it away. `Documentation/Methods/MechanismEvidence.md` states the models.
public struct MechanismSpecification: Hashable, Sendable {
    public typealias Assignment = ExposureAssignment

    /// X: numeric, or two categories.
    public var exposure: String
    public var assignment: Assignment
    public var mechanism: MeasureColumns
    public var outcome: MeasureColumns
    /// Facets of the mechanism, side by side.
    public var parts: [MeasureColumns]
    /// Measures that could have carried the effect as well.
    public var rivals: [MeasureColumns]
    /// Measured before the exposure; in every equation.
    public var covariates: [String]
    /// In the outcome equation alone.
    public var outcomeCovariates: [String]
    /// What people expected of the exposure.
    public var expectancy: [String]
    /// What people believed they had been given.
    public var guess: [String]
    /// A self-report that theory ties to neither mechanism nor outcome.
    public var marker: String?
    public var site: String?
    /// Where no reliability is stated, an order in time is told only if it would stand with this one.
    public var assumedReliability: Double
    public var level: Double
    public var bootstrap: BootstrapSpecification
    public var bootstrapSeed: UInt64
    /// Study days of the columns; a column that is not in it has none that is stated.
    public var days: [String: Int]
    /// Columns that were told from memory at one sitting.
    public var recalled: [String]

    public init(
        exposure: String, assignment: Assignment = .unknown, mechanism: MeasureColumns, outcome: MeasureColumns,
        parts: [MeasureColumns] = [], rivals: [MeasureColumns] = [], covariates: [String] = [],
        outcomeCovariates: [String] = [], expectancy: [String] = [], guess: [String] = [], marker: String? = nil,
        site: String? = nil, assumedReliability: Double = 0.7, level: Double = 0.95,
        bootstrap: BootstrapSpecification = BootstrapSpecification(), seed: UInt64 = 1, days: [String: Int] = [:],
        recalled: [String] = []
    ) {
        self.exposure = exposure
        self.assignment = assignment
        self.mechanism = mechanism
        self.outcome = outcome
        self.parts = parts
        self.rivals = rivals
        self.covariates = covariates
        self.outcomeCovariates = outcomeCovariates
        self.expectancy = expectancy
        self.guess = guess
        self.marker = marker
        self.site = site
        self.assumedReliability = assumedReliability
        self.level = level
        self.bootstrap = bootstrap
        self.bootstrapSeed = seed
        self.days = days
        self.recalled = recalled
    }

    /// Each of the two lagged models could err, so order is told at this level (Bonferroni).
    public var laggedLevel: Double { 1 - (1 - level) / 2 }

    /// Everything in whose rows nothing may be missing; the site apart.
    var variables: [String] {
        let measures = ([mechanism, outcome] + parts + rivals).flatMap(\.columns)
        return [exposure] + measures + covariates + outcomeCovariates + expectancy + guess + (marker.map { [$0] } ?? [])
    }
}

extension MechanismSpecification: DatedSpecification {
    public var seed: UInt64? { bootstrapSeed }

    public func dated(by measured: MeasuredDays) -> MechanismSpecification {
        var copy = self
        for name in variables {
            if let day = measured.day(of: name) { copy.days[name] = day }
            if measured.isRecalled(name), !copy.recalled.contains(name) { copy.recalled.append(name) }
        }
        return copy
    }

    /// Days from the early outcome to the early measure of a candidate: above 0 the candidate's was taken later. Nil
    /// where one of them was not taken or its day is not stated.
    public func earlyGap(of candidate: MeasureColumns) -> Int? {
        guard let own = candidate.early.flatMap({ days[$0] }), let other = outcome.early.flatMap({ days[$0] }) else { return nil }
        return own - other
    }

    func timing(of mediators: [String], before outcome: String) -> TimingBadge {
        let (days, recalled) = (days, recalled)
        return MeasuredDays(day: { days[$0] }, isRecalled: { recalled.contains($0) })
            .timing(mediators: mediators, outcome: outcome)
    }
}

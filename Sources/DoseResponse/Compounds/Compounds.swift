public import Statistics
public import TrialStatistics

/// People of several trials with different compounds and shared measures: the effect of each compound on each outcome,
/// how it goes with what was known before, and what it would be in people like a target.
public struct Compounds: AnalysisSpecification {
    /// Whose people the effects are carried over to.
    public enum Target: Hashable, Sendable {
        case everybody
        /// Rows for which this is true.
        case rows(Expression)
    }

    public var outcomes: [String]
    public var compound: String
    public var study: String
    /// Two arms in every study; the second against the first.
    public var group: String
    public var covariates: [String]
    public var moderators: [String]
    /// Columns whose means the weights bring to the target's; the moderators where empty.
    public var balance: [String]
    public var target: Target
    public var level: Double
    public var resamples: Int
    public var start: UInt64

    public var seed: UInt64? { resamples > 0 ? start : nil }

    public init(
        outcomes: [String], compound: String, study: String, group: String, covariates: [String] = [], moderators: [String] = [],
        balance: [String] = [], target: Target = .everybody, level: Double = 0.95, resamples: Int = 500, start: UInt64 = 1
    ) {
        self.outcomes = outcomes
        self.compound = compound
        self.study = study
        self.group = group
        self.covariates = covariates
        self.moderators = moderators
        self.balance = balance
        self.target = target
        self.level = level
        self.resamples = resamples
        self.start = start
    }

    var balanced: [String] { balance.isEmpty ? moderators : balance }

    public func fit(on table: DataTable, running: Running) throws -> TrialFit {
        guard !outcomes.isEmpty else { throw TrialError("No outcome is named.") }
        var readings: [CompoundReading] = []
        var analysed: Set<Int> = []
        for outcome in outcomes {
            let data = try CompoundData(self, outcome: outcome, table: table)
            analysed.formUnion(data.rows)
            readings.append(try CompoundReading(self, data, outcome: outcome, table: table, running: running))
        }
        let report = CompoundReport(specification: self, readings: readings)
        return TrialFit(
            results: report.results,
            account: FitAccount(
                rowsGiven: table.rowCount, rowsAnalysed: analysed.count,
                units: readings[0].data.compounds.indices.map { place in .init(readings[0].data.compounds[place], readings[0].data.compoundOf.count { $0 == place }) },
                missing: "Each outcome counts those who have it and every covariate, moderator and balanced variable; \(table.rowCount - analysed.count) of \(table.rowCount) rows have no outcome with all of them."),
            warnings: report.warnings, tables: report.tables, pictures: report.pictures)
    }
}

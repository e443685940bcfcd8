public import Statistics
public import TrialStatistics

/// Whether the changes of a sample fall into parts that changed differently: one to three normal components shared by
/// the arms, in shares of their own. Components are named by the direction of change; no person is named by one.
public struct MixtureOfChange: AnalysisSpecification {
    public enum Variances: String, Hashable, Sendable, CaseIterable { case equal, free }

    /// A change: 0 is none.
    public var outcome: String
    /// The arms; nil for one.
    public var group: String?
    public var better: ReliableChange.Better
    public var components: Int
    public var variances: Variances
    public var level: Double
    public var starts: Int
    /// Samples from the smaller model for each comparison, and resamples of people for intervals; 0 for neither.
    public var resamples: Int
    public var start: UInt64

    public var seed: UInt64? { start }

    public init(
        outcome: String, group: String? = nil, better: ReliableChange.Better = .lower, components: Int = 3, variances: Variances = .equal,
        level: Double = 0.95, starts: Int = 8, resamples: Int = 199, start: UInt64 = 1
    ) {
        self.outcome = outcome
        self.group = group
        self.better = better
        self.components = components
        self.variances = variances
        self.level = level
        self.starts = starts
        self.resamples = resamples
        self.start = start
    }

    /// Differences of BIC below this leave the number of components open.
    static let clear = 6.0

    public func fit(on table: DataTable, running: Running) throws -> TrialFit {
        let arms = try Arms(group, in: table)
        let cells = try table.numbers(outcome)
        let rows = (0..<table.rowCount).filter { arms.codes[$0] != nil && cells[$0].value != nil }
        let data = MixtureData(
            values: rows.compactMap { cells[$0].value }, arms: rows.compactMap { arms.codes[$0] }, armCount: arms.count, equal: variances == .equal)
        guard rows.count >= 10 else {
            throw TrialError("\"\(outcome)\" has \(rows.count) value\(rows.count == 1 ? "" : "s") in the arms; ten are the least that parts can be looked for in.")
        }
        guard data.variance > 0, data.variance.isFinite else {
            throw TrialError("\"\(outcome)\" does not vary, or by amounts too large or too small to be worked with; give it another unit.")
        }
        var models: [NormalMixture] = []
        for count in 1...max(1, min(components, 3)) {
            if let model = data.fit(count, starts: starts, seed: start, stream: UInt64(count)) { models.append(model) }
        }
        guard !models.isEmpty else { throw TrialError("No component could be fitted to \"\(outcome)\".") }
        let tests = try bootstrapTests(data, models, running)
        let chosen = choice(models, n: rows.count)
        let spread = try resampled(data, models[chosen], running)
        let reading = MixtureReading(
            specification: self, arms: arms, rows: rows, data: data, models: models, chosen: chosen, tests: tests, spread: spread)
        let model = models[chosen]
        return TrialFit(
            results: reading.results,
            account: FitAccount(
                rowsGiven: table.rowCount, rowsAnalysed: rows.count,
                units: arms.levels.indices.map { arm in .init(arms.levels[arm], data.arms.count { $0 == arm }) },
                missing: FitAccount.completeRows(given: table.rowCount, analysed: rows.count),
                convergence: model.isConverged
                    ? .converged(iterations: model.iterations, gradient: 0, rule: "the gain of a step of EM, relative to the likelihood, below 1e-9")
                    : .notConverged("EM did not settle within 500 steps.")),
            warnings: reading.warnings, tables: reading.tables, pictures: reading.pictures)
    }

    func bic(_ model: NormalMixture, n: Int) -> Double {
        -2 * model.logLikelihood + Double(model.parameters(equal: variances == .equal)) * logarithm(Double(n))
    }

    private func choice(_ models: [NormalMixture], n: Int) -> Int {
        var best = 0
        for place in models.indices where bic(models[place], n: n) < bic(models[best], n: n) { best = place }
        return best
    }
}

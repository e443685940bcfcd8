public import Statistics
public import TrialStatistics

/// Two crossed factors, for instance drug × frame: does one change what the other does? Means of the cells, main
/// effects, effects of one at each level of the other, and the interaction in points of the outcome.
public struct Factorial: AnalysisSpecification {
    public var outcome: String
    /// Two columns; the first level of each is its reference.
    public var first: String
    public var second: String
    public var covariates: [String]
    /// Whose values say which people belong together, for instance the therapist; nil where nobody does.
    public var cluster: String?
    public var level: Double

    public init(outcome: String, first: String, second: String, covariates: [String] = [], cluster: String? = nil, level: Double = 0.95) {
        self.outcome = outcome
        self.first = first
        self.second = second
        self.covariates = covariates
        self.cluster = cluster
        self.level = level
    }

    public func fit(on table: DataTable, running: Running) throws -> TrialFit {
        guard first != second else { throw TrialError("Both factors are \"\(first)\"; two different ones are crossed.") }
        let extra = [first, second] + (cluster.map { [$0] } ?? [])
        let frame = try ModelFrame(formula(outcome, covariates.map(quoted)), table: table, extraColumns: extra)
        guard let one = frame.factor(first), let two = frame.factor(second) else {
            throw TrialError("\"\(first)\" and \"\(second)\" are needed as columns of categories.")
        }
        let cells = try CrossedCells(one, two)
        let clusters = cluster.flatMap { frame.factor($0) }
        let model = try CellMeans(cells, frame: frame, outcome: outcome, clusters: clusters)
        let report = FactorialReport(
            specification: self, cells: cells, model: model, share: clusters.flatMap { ClusterShare(model, clusters: $0, level: level) })
        return TrialFit(
            results: report.results,
            account: FitAccount(
                rowsGiven: frame.rowsGiven, rowsAnalysed: frame.count,
                units: [.init("people", frame.count)] + (clusters.map { [.init("clusters (\($0.name))", $0.levels.count)] } ?? []), missing: frame.missing),
            warnings: frame.notes + report.warnings, tables: report.tables, pictures: report.pictures)
    }
}

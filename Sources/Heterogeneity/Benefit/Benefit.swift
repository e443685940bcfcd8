public import Statistics
public import TrialStatistics

/// Whether what was known before tells who benefits: arm × moderators by ridge regression, judged on people whom the
/// model has not seen.
public struct Benefit: AnalysisSpecification {
    public var outcome: String
    /// Two arms; the second against the first.
    public var group: String
    /// Candidates, in whom benefit may differ.
    public var moderators: [String]
    /// That explain the outcome alike in both arms.
    public var covariates: [String]
    public var better: ReliableChange.Better
    public var level: Double
    public var folds: Int
    public var repeats: Int
    /// Groups of predicted benefit.
    public var groups: Int
    public var permutations: Int
    public var start: UInt64

    public var seed: UInt64? { start }
    var sign: Double { better == .higher ? 1 : -1 }

    public init(
        outcome: String, group: String, moderators: [String], covariates: [String] = [], better: ReliableChange.Better = .lower,
        level: Double = 0.95, folds: Int = 5, repeats: Int = 20, groups: Int = 4, permutations: Int = 999, start: UInt64 = 1
    ) {
        self.outcome = outcome
        self.group = group
        self.moderators = moderators
        self.covariates = covariates
        self.better = better
        self.level = level
        self.folds = folds
        self.repeats = repeats
        self.groups = groups
        self.permutations = permutations
        self.start = start
    }

    public func fit(on table: DataTable, running: Running) throws -> TrialFit {
        guard !moderators.isEmpty else { throw TrialError("No moderator is named; benefit is predicted from at least one.") }
        guard !moderators.contains(group), !covariates.contains(group) else { throw TrialError("\"\(group)\" is the arm; it is no moderator or covariate.") }
        let data = try BenefitData(self, table: table)
        let predicted = try crossValidated(data, running)
        let whole = data.ridge(rows: Array(0..<data.count), penalty: data.penalty(rows: Array(0..<data.count), folds: folds, seed: start, stream: 0))
        let reading = BenefitReading(
            specification: self, data: data, predicted: predicted, whole: whole,
            calibration: BenefitCalibration(data, predicted, isLevel: whole.isLevel, level: level),
            concordance: whole.isLevel ? nil : BenefitConcordance(data, predicted, level: level, seed: start),
            any: try BenefitPermutation(data, permutations: permutations, seed: start, running: running))
        return TrialFit(
            results: reading.results,
            account: FitAccount(
                rowsGiven: data.rowsGiven, rowsAnalysed: data.count, units: zip(data.levels, data.armCounts).map { .init($0, $1) },
                missing: FitAccount.completeRows(given: data.rowsGiven, analysed: data.count)),
            warnings: reading.warnings, tables: reading.tables, pictures: reading.pictures)
    }

    /// The benefit of each person as predicted by models that were fitted, penalty and all, without this person;
    /// the mean of all repeats. People differ by what the moderators add alone: the arm's effect of a part left out
    /// would rank the parts, and against what was seen in them, since whoever is left out pulls it the other way.
    private func crossValidated(_ data: BenefitData, _ running: Running) throws -> [Double] {
        let rounds = max(repeats, 1)
        let centers = data.columns.map { Moments($0).mean }
        let found = try Resampling.run(rounds, width: data.count + 1, running: running) { round in
            let fold = data.folds(folds, rows: Array(0..<data.count), seed: start, stream: UInt64(round + 1))
            var predicted = [Double](repeating: 0, count: data.count + 1)
            for left in 0..<folds {
                let training = (0..<data.count).filter { fold[$0] != left }
                let penalty = data.penalty(rows: training, folds: folds, seed: start, stream: UInt64(round + 1) << 16 | UInt64(left))
                let model = data.ridge(rows: training, penalty: penalty)
                for row in 0..<data.count where fold[row] == left { predicted[row] = model.deviation(data, row, centers: centers) }
                predicted[data.count] += model.effect / Double(folds)
            }
            return predicted
        }
        guard found.count > 0 else { throw TrialError("The model could not be fitted on parts of the sample; name fewer moderators.") }
        let effect = found.columns[data.count].sum / Double(found.count)
        return (0..<data.count).map { effect + found.columns[$0].sum / Double(found.count) }
    }
}

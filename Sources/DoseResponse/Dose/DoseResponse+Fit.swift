public import Statistics
public import TrialStatistics

extension DoseResponse {
    public func fit(on table: DataTable, running: Running) throws -> TrialFit {
        let means: DoseMeans
        switch source {
        case .people(let outcome, let covariates):
            means = try DoseMeans(outcome: outcome, covariates: covariates, dose: dose, table: table)
        case .summary(let summary): means = try DoseMeans(summary, dose: dose, table: table)
        }
        let draws = try SimultaneousT(means.spread, draws: max(draws, 1000), seed: start, running: running)
        let report = DoseReport(
            specification: self, means: means, low: DoseComparisons(means, against: 0, draws: draws, level: level),
            high: means.count > 2 ? DoseComparisons(means, against: means.count - 1, draws: draws, level: level) : nil,
            shapes: DoseShapes(means, draws: draws, sign: sign), peak: DosePeak(means, draws: draws, sign: sign),
            dip: DosePeak(means, draws: draws, sign: -sign),
            models: DoseModels(means), best: try best(means, running))
        let people = means.counts.reduce(0, +)
        let isSummary = means.people == nil
        return TrialFit(
            results: report.results,
            account: FitAccount(
                rowsGiven: table.rowCount, rowsAnalysed: isSummary ? means.count : people,
                units: [.init("people", people)] + zip(means.doses, means.counts).map { .init("dose \(doseText($0))", $1) },
                missing: isSummary
                    ? "Means, standard deviations and numbers of people are taken as the table gives them."
                    : FitAccount.completeRows(given: table.rowCount, analysed: people)),
            warnings: report.warnings, tables: report.tables, pictures: report.pictures)
    }

    /// How often each dose does best: among resamples of people within doses, or, from a table of doses, among draws
    /// of the means (Student's t, each dose with its own spread).
    private func best(_ means: DoseMeans, _ running: Running) throws -> (shares: [Double], resamples: Int)? {
        guard resamples > 0 else { return nil }
        let replicates: Replicates
        if let people = means.people {
            replicates = try Resampling.run(resamples, width: means.count, running: running) { try people.means(resample: $0, seed: start) }
        } else {
            let spread = means.spread
            replicates = try Resampling.run(resamples, width: means.count, running: running) { resample in
                var stream = RandomStream(seed: start, stream: UInt64(resample), purpose: DosePeople.purpose)
                var drawn = means.means
                for index in drawn.indices {
                    let error = (spread.covariance[index, index] / SimultaneousT.variance(spread.dfs[index], &stream)).squareRoot()
                    drawn[index] += error * stream.normal()
                }
                return drawn
            }
        }
        guard replicates.count > 0 else { return nil }
        var counts = [Double](repeating: 0, count: means.count)
        for resample in 0..<replicates.count {
            var top = 0
            for place in 1..<means.count where sign * replicates.columns[place][resample] > sign * replicates.columns[top][resample] { top = place }
            counts[top] += 1
        }
        return (counts.map { $0 / Double(replicates.count) }, replicates.count)
    }
}

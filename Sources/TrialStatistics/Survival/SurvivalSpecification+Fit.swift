public import Statistics

extension SurvivalSpecification {
    public func fit(on table: DataTable, running: Running) throws -> TrialFit {
        let data = try SurvivalData(self, in: table)
        let curves = data.groupLevels.indices.map { group -> KaplanMeier in
            let rows = data.time.indices.filter { data.group[$0] == group }
            return KaplanMeier(time: rows.map { data.time[$0] }, isEvent: rows.map { data.isEvent[$0] }, level: level)
        }
        let test = LogRank(data)
        let cox = data.columns.isEmpty ? nil : try CoxFit(data, ties: ties)
        let last = curves.map(\.lastTime).min() ?? 0
        var warnings: [String] = []
        var tau = restriction ?? last
        if let restriction, restriction - last > SurvivalData.rounding * last {
            warnings.append("The mean is restricted to \(last), not to \(restriction): one group is not followed longer.")
            tau = last
        }
        for (level, curve) in zip(data.groupLevels, curves) where curve.events == 0 {
            warnings.append("The group \"\(level)\" has no event.")
        }
        let report = SurvivalReport(plan: self, data: data, curves: curves, logRank: test, cox: cox, tau: tau)
        var convergence = FitAccount.Convergence.direct
        if let cox {
            if !cox.runaway.isEmpty {
                warnings.append("The hazard ratio of \(cox.runaway.joined(separator: ", ")) has no finite estimate: the likelihood rises without end, because all events lie on one side. Its Wald test and interval mean nothing; use the likelihood-ratio or the log-rank test.")
                convergence = .notConverged("The partial likelihood has its maximum at infinity for \(cox.runaway.joined(separator: ", ")).")
            } else if cox.optimum.isConverged {
                convergence = .converged(iterations: cox.optimum.iterations, gradient: cox.optimum.largestGradient, rule: "largest element of the score of the partial likelihood, predictors at standard deviation 1")
            } else {
                convergence = .notConverged("Newton's method stopped after \(cox.optimum.iterations) steps before the score of the partial likelihood was 0.")
                warnings.append("Cox's regression did not converge; its numbers are where it stopped.")
            }
        }
        let events = data.isEvent.count { $0 }
        var units: [FitAccount.Unit] = [.init("events", events)]
        if data.cluster != nil { units.append(.init("clusters", data.clusterCount)) }
        let account = FitAccount(
            rowsGiven: data.rowsGiven, rowsAnalysed: data.count, units: units,
            missing: FitAccount.completeRows(given: data.rowsGiven, analysed: data.count), convergence: convergence,
            diary: cox?.optimum.diary ?? [])
        return TrialFit(
            results: report.results, account: account, warnings: warnings, tables: report.tables, pictures: report.pictures)
    }
}

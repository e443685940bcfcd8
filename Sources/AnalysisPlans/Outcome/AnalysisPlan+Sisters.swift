import Statistics
import TrialStatistics

extension PlannedAnalysis {
    /// Whether it needs the fits of other analyses of the plan.
    var speaksOfOthers: Bool {
        switch kind {
        case .comparison, .part: true
        case .planned(let specification): specification.base is SisterMultiplicity
        case .mediation, .sensitivity, .orderOfChange, .reliability, .correlation, .distribution: false
        }
    }
}

extension AnalysisPlan {
    /// Carries out a comparison of two fits, or gives a part of one.
    ///
    /// - Parameter faults: of the analyses before it.
    /// - Returns: nil when an analysis that it speaks of failed, which is told already.
    func speaking(
        _ analysis: PlannedAnalysis, named name: String, of known: [AnalysisOutcome], faults: [String]
    ) throws -> AnalysisOutcome? {
        func sister(_ wanted: String) throws -> AnalysisOutcome? {
            if let outcome = known.first(where: { $0.name == wanted }) { return outcome }
            if faults.contains(where: { $0.hasPrefix("\(wanted): ") }) { return nil }
            throw AnalysisFaults(sentences: ["there is no analysis \"\(wanted)\" that it could speak of."])
        }
        switch analysis.kind {
        case .comparison(let comparison):
            guard let smaller = try sister(comparison.smaller), let larger = try sister(comparison.larger) else { return nil }
            let names = (comparison.smaller, comparison.larger)
            let test = try NestedComparison(smaller: try nested(smaller), larger: try nested(larger), names: names)
            return try outcome(analysis, name, .comparison(test), test.results, test.warnings, beside: larger)
        case .part(let of):
            guard let whole = try sister(of) else { return nil }
            let results = whole.results
            guard let show = analysis.show else { return try outcome(analysis, name, .part(of: of), results, [], beside: whole) }
            var part = results.part(show)
            if part == nil, case .fitted(let fit) = whole.detail { part = try fit.base.part(show) }
            guard let part else {
                throw AnalysisFaults(sentences: ["there is no part \"\(show)\" in the results of \(of)."])
            }
            return AnalysisOutcome(
                name: name, title: analysis.title, place: analysis.place, detail: .part(of: of), seed: nil, rowsInTable: whole.rowsInTable,
                rowsInSubset: whole.rowsInSubset, warnings: [], results: part,
                account: whole.account)
        case .planned(let specification):
            guard let family = specification.base as? SisterMultiplicity else { return nil }
            let names = known.map(\.name)
            for result in family.results where SisterMultiplicity.analysis(of: result, among: names) == nil {
                // One that failed before is told already.
                if faults.contains(where: { fault in fault.split(separator: ":").first.map { result.hasPrefix("\($0).") } ?? false }) { return nil }
            }
            let fit = try family.completed(by: known).fit(on: try DataTable(columns: []), running: Running())
            return AnalysisOutcome(
                name: name, title: analysis.title, place: analysis.place, detail: .fitted(FittedAnalysis(fit)), seed: nil, rowsInTable: 0,
                rowsInSubset: 0, warnings: fit.warnings, results: fit.results, account: fit.account)
        case .mediation, .sensitivity, .orderOfChange, .reliability, .correlation, .distribution:
            return nil
        }
    }

    private func nested(_ outcome: AnalysisOutcome) throws -> NestedFit {
        func fault(_ sentence: String) -> AnalysisFaults { AnalysisFaults(sentences: ["\(outcome.name) is not compared: \(sentence)"]) }
        guard case .fitted(let fit) = outcome.detail else { throw fault("there is no such test of its kind.") }
        if let sentence = fit.base.notComparable { throw fault(sentence) }
        guard let nested = fit.base.nested else { throw fault("there is no such test of its kind.") }
        if case .notConverged = fit.base.account.convergence {
            throw fault("it did not converge, so that its criterion is not the best that its model can reach.")
        }
        return nested
    }

    private func outcome(
        _ analysis: PlannedAnalysis, _ name: String, _ detail: AnalysisOutcome.Detail, _ results: ResultTree,
        _ warnings: [String], beside sister: AnalysisOutcome
    ) throws -> AnalysisOutcome {
        var account = sister.account
        if case .comparison = detail {
            // The test itself is solved directly, on the rows of the fits.
            account = FitAccount(
                rowsGiven: account.rowsGiven, rowsAnalysed: account.rowsAnalysed, units: account.units, missing: account.missing)
        }
        var shown = results
        if let show = analysis.show {
            guard let part = results.part(show) else {
                throw AnalysisFaults(sentences: ["there is no part \"\(show)\" in the results to show."])
            }
            shown = part
        }
        return AnalysisOutcome(
            name: name, title: analysis.title, place: analysis.place, detail: detail, seed: nil, rowsInTable: sister.rowsInTable,
            rowsInSubset: sister.rowsInSubset, warnings: warnings, results: shown, account: account)
    }
}

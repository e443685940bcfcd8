import Ledger
import Mechanisms
public import Statistics

extension AnalysisPlan {
    /// Carries out every analysis of the plan on a table.
    ///
    /// - Parameters:
    ///   - threads: how many the bootstrap may use; no number depends on it.
    ///   - progress: told the share of the plan that is done, from 0 to 1.
    /// - Throws: ``AnalysisFaults`` with what kept each analysis from being carried out.
    public func carryOut(
        on table: DataTable, threads: Int, provenance: Provenance, progress: (@Sendable (Double) -> Void)? = nil
    ) throws -> PlanOutcome {
        let prepared: DataTable
        do {
            prepared = try variables.apply(to: table)
        } catch {
            throw AnalysisFaults(sentences: "\(error)".split(separator: "\n").map(String.init))
        }
        let planned = entry.all
        var outcomes: [AnalysisOutcome] = []
        var faults = faultsOfDays(in: prepared)
        for (number, (name, analysis)) in planned.enumerated() {
            let count = Double(planned.count)
            let start = Double(number)
            var report: (@Sendable (Double) -> Void)?
            if let progress { report = { share in progress((start + share) / count) } }
            do {
                outcomes.append(try carryOut(analysis, named: name, on: prepared, threads: threads, progress: report))
            } catch {
                faults += "\(error)".split(separator: "\n").map { name.isEmpty ? String($0) : "\(name): \($0)" }
            }
        }
        guard faults.isEmpty else { throw AnalysisFaults(sentences: faults) }
        return PlanOutcome(plan: self, outcomes: outcomes, provenance: provenance)
    }

    private func carryOut(
        _ analysis: PlannedAnalysis, named name: String, on table: DataTable, threads: Int,
        progress: (@Sendable (Double) -> Void)?
    ) throws -> AnalysisOutcome {
        var warnings: [String] = []
        var rows = table
        if let subset = analysis.subset {
            let (chosen, selection) = try table.subset(where: subset)
            rows = chosen
            if selection.undecided > 0 {
                let count = selection.undecided == 1 ? "1 row is" : "\(selection.undecided) rows are"
                warnings.append("\(count) left out because the subset \"\(subset.source)\" cannot be decided there: a value is missing.")
            }
        }
        let (detail, results, told) = try fit(analysis, on: rows, threads: threads, progress: progress)
        warnings += told
        var shown = results
        if let show = analysis.show {
            guard let part = results.part(show) else {
                throw AnalysisFaults(sentences: ["there is no part \"\(show)\" in the results to show."])
            }
            shown = part
        }
        return AnalysisOutcome(
            name: name, title: analysis.title, detail: detail, seed: analysis.seed, rowsInTable: table.rowCount,
            rowsInSubset: rows.rowCount, warnings: warnings, results: shown)
    }

    private func fit(
        _ analysis: PlannedAnalysis, on table: DataTable, threads: Int, progress: (@Sendable (Double) -> Void)?
    ) throws -> (AnalysisOutcome.Detail, ResultTree, [String]) {
        switch analysis.kind {
        case .mediation(let specification):
            let fit = try specification.fit(on: table, threads: threads, progress: progress)
            return (.mediation(fit, badge(of: specification)), fit.results, fit.warnings)
        case .sensitivity(let specification):
            let fit = try specification.fit(on: table)
            return (.sensitivity(specification, fit), fit.results, [])
        case .orderOfChange(var specification):
            specification.days = days(of: specification)
            let fit = try specification.fit(on: table, threads: threads, progress: progress)
            let told = [("forward", fit.forward), ("reverse", fit.reverse), ("concurrent", fit.concurrent)]
                .flatMap { name, model in model.warnings.map { "\(name): \($0)" } }
            return (.orderOfChange(fit), fit.results, daysNotStated(by: analysis) + told)
        case .reliability(let specification):
            let fit = try specification.fit(table)
            return (.reliability(fit), fit.results, [])
        case .correlation(let specification):
            let fit = try specification.fit(table)
            return (.correlation(fit), fit.results, [])
        case .distribution(let specification):
            let fit = try specification.fit(on: table)
            return (.distribution(fit), fit.results, [])
        }
    }

}

/// What kept a plan from being carried out, each a sentence.
public struct AnalysisFaults: Error, Hashable, Sendable, CustomStringConvertible {
    public let sentences: [String]

    public init(sentences: [String]) { self.sentences = sentences }

    public var description: String { sentences.joined(separator: "\n") }
}

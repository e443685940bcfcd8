import Mechanisms
public import Statistics
import StructuralEquations

extension AnalysisPlan {
    /// Carries out every analysis of the plan on a table.
    ///
    /// - Parameters:
    ///   - threads: how many the bootstrap may use; no number depends on it.
    ///   - progress: told the share of the plan that is done, from 0 to 1.
    ///   - isCancelled: asked now and then by analyses that take long; the plan then throws `CancellationError`.
    /// - Throws: ``AnalysisFaults`` with what kept each analysis from being carried out.
    public func carryOut(
        on table: DataTable, threads: Int, provenance: Provenance, progress: (@Sendable (Double) -> Void)? = nil,
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws -> PlanOutcome {
        let prepared = try PreparedTables(self, table)
        let planned = entry.all
        var outcomes = [AnalysisOutcome?](repeating: nil, count: planned.count)
        var faults = faultsOfDays(in: prepared.data)
        // What speaks of its sisters comes after all of them.
        let order = planned.indices.filter { !planned[$0].analysis.speaksOfOthers }
            + planned.indices.filter { planned[$0].analysis.speaksOfOthers }
        for (done, number) in order.enumerated() {
            let (name, analysis) = planned[number]
            let share = 1 / Double(planned.count)
            let start = Double(done) * share
            var report: (@Sendable (Double) -> Void)?
            if let progress { report = { part in progress(start + part * share) } }
            do {
                if analysis.speaksOfOthers {
                    let known = outcomes.compactMap { $0 }
                    guard let outcome = try speaking(analysis, named: name, of: known, faults: faults) else { continue }
                    outcomes[number] = outcome
                } else {
                    let running = Running(threads: threads, progress: report, isCancelled: isCancelled)
                    outcomes[number] = try carryOut(analysis, named: name, on: prepared.table(analysis.place.table), file: table, running: running)
                }
            } catch let cancelled as CancellationError {
                throw cancelled
            } catch {
                faults += "\(error)".split(separator: "\n").map { name.isEmpty ? String($0) : "\(name): \($0)" }
            }
            progress?(start + share)
        }
        guard faults.isEmpty else { throw AnalysisFaults(sentences: faults) }
        return PlanOutcome(plan: self, outcomes: outcomes.compactMap { $0 }, provenance: provenance)
    }

    private func carryOut(
        _ analysis: PlannedAnalysis, named name: String, on table: DataTable, file: DataTable, running: Running
    ) throws -> AnalysisOutcome {
        var warnings: [String] = []
        var rows = table
        for subset in [population(of: analysis.place)?.rows.expression, analysis.subset].compactMap({ $0 }) {
            let (chosen, selection) = try rows.subset(where: subset)
            rows = chosen
            if selection.undecided > 0 {
                let count = selection.undecided == 1 ? "1 row is" : "\(selection.undecided) rows are"
                warnings.append("\(count) left out because the subset \"\(subset.source)\" cannot be decided there: a value is missing.")
            }
        }
        let (detail, results, told) = try fit(analysis, on: rows, running: running)
        warnings += told
        var shown = results
        if let show = analysis.show {
            var asked = results.part(show)
            if asked == nil, case .fitted(let fit) = detail { asked = try fit.base.part(show) }
            guard let part = asked else {
                throw AnalysisFaults(sentences: ["there is no part \"\(show)\" in the results to show."])
            }
            shown = part
        }
        return AnalysisOutcome(
            name: name, title: analysis.title, place: analysis.place, detail: detail, seed: analysis.seed, rowsInTable: table.rowCount,
            rowsInSubset: rows.rowCount, warnings: warnings + orderNotStated(by: analysis, in: rows, file: file), results: shown.withFiniteNumbers,
            account: detail.account(given: rows.rowCount))
    }

    /// For whom an analysis is, where the plan says so.
    public func population(of place: AnalysisPlace) -> Population? {
        let estimand = estimands.first { $0.name == place.estimand }
        return (place.population ?? estimand?.population).flatMap { name in populations.first { $0.name == name } }
    }

    private func fit(
        _ analysis: PlannedAnalysis, on table: DataTable, running: Running
    ) throws -> (AnalysisOutcome.Detail, ResultTree, [String]) {
        switch analysis.kind {
        case .mediation(let specification):
            let fit = try specification.dated(by: days).fit(on: table, running: running)
            return (.mediation(fit, fit.timing), fit.results, fit.warnings)
        case .sensitivity(let specification):
            let fit = try specification.fit(on: table)
            return (.sensitivity(specification, fit), fit.results, [])
        case .orderOfChange(var specification):
            specification.days = days(of: specification)
            let fit = try specification.fit(on: table, threads: running.threads, progress: running.progress)
            let told = [("forward", fit.forward), ("reverse", fit.reverse), ("concurrent", fit.concurrent)]
                .flatMap { name, model in model.warnings.map { "\(name): \($0)" } }
            return (.orderOfChange(fit), fit.results, daysNotStated(by: analysis) + Self.rowsNotIndependent(specification) + told)
        case .reliability(let specification):
            let fit = try specification.fit(table)
            return (.reliability(fit), fit.resultsWithOmega, fit.warnings)
        case .correlation(let specification):
            let fit = try specification.fit(table)
            return (.correlation(fit), fit.results, [])
        case .distribution(let specification):
            let fit = try specification.fit(on: table)
            return (.distribution(fit), fit.results, [])
        case .planned(let specification):
            let fit = try Self.fitted(Self.dated(specification.base, by: days), on: table, running: running)
            return (.fitted(FittedAnalysis(fit)), fit.results, fit.warnings)
        case .comparison, .part:
            throw AnalysisFaults(sentences: ["It speaks of other analyses and is carried out after them."])
        }
    }

    private static func rowsNotIndependent(_ specification: OrderOfChangeSpecification) -> [String] {
        guard let unit = specification.bootstrap.unit else { return [] }
        return ["The order is read off least-squares intervals of path b, which take rows for independent, although \(unit) groups them: it is told too easily. Ask analysis: mechanism, which decides by the bootstrap of whole groups."]
    }

    private static func dated(_ specification: any AnalysisSpecification, by days: MeasuredDays) -> any AnalysisSpecification {
        (specification as? any DatedSpecification).map { $0.dated(by: days) } ?? specification
    }

    private static func fitted<Specification: AnalysisSpecification>(
        _ specification: Specification, on table: DataTable, running: Running
    ) throws -> any AnalysisFit {
        try specification.fit(on: table, running: running)
    }

}

/// What kept a plan from being carried out, each a sentence.
public struct AnalysisFaults: Error, Hashable, Sendable, CustomStringConvertible {
    public let sentences: [String]

    public init(sentences: [String]) { self.sentences = sentences }

    public var description: String { sentences.joined(separator: "\n") }
}

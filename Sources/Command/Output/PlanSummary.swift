import AnalysisPlans

/// What a plan asks, in a few lines.
struct PlanSummary {
    private let plan: AnalysisPlan

    init(_ plan: AnalysisPlan) { self.plan = plan }

    var lines: [String] {
        let analyses = plan.entry.all
        var lines = [plan.title ?? "A plan without a title"]
        lines += plan.estimands.map { estimand in
            "  estimand \(estimand.name): \(estimand.summary) of \(estimand.variable), \(estimand.treatment), in \(population(estimand.population))"
        }
        if let score = plan.primaryScore { lines.append("  primary score of the mechanism: \(score)") }
        lines += plan.tables.map { "  long table \($0.name): a row for each \($0.id) and \($0.occasion)" }
        lines.append("  \(analyses.count == 1 ? "1 analysis" : "\(analyses.count) analyses")")
        lines += analyses.map { name, analysis in
            let role = analysis.place.role.map { ", \($0.rawValue)" } ?? ""
            return "    \(name.isEmpty ? "the analysis" : name): \(analysis.title ?? analysis.place.section.title)\(role)"
        }
        return lines
    }

    private func population(_ name: String) -> String {
        plan.populations.first { $0.name == name }?.title ?? name
    }
}

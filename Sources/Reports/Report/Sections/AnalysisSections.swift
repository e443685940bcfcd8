import AnalysisPlans

extension StudyReport {
    /// A part of the report with every analysis that belongs to it; nil where there is none.
    func section(_ part: ReportSection) -> Section? { sections.section(part) }

    var sections: AnalysisSections { AnalysisSections(outcome: outcome, brief: brief, names: names) }
}

/// The analyses of a plan, part by part.
struct AnalysisSections {
    let outcome: PlanOutcome
    let brief: ReportBrief
    let names: ReportNames
    /// Whether an order of change tells its conclusion here, or was told before.
    var concluding = false

    func section(_ part: ReportSection) -> Section? {
        let blocks = blocks(part)
        return blocks.isEmpty ? nil : Section(id: part.rawValue, title: part.title, blocks: blocks)
    }

    func blocks(_ part: ReportSection) -> [Block] { outcome.outcomes.filter { $0.place.section == part }.flatMap(blocks) }

    /// The parts that the plan asks about.
    var asked: Set<ReportSection> { Set(outcome.outcomes.map(\.place.section)) }

    private func blocks(_ analysis: AnalysisOutcome) -> [Block] {
        let id = analysis.name.isEmpty ? "analysis" : analysis.name.split(separator: ".").joined(separator: "-")
        var blocks: [Block] = [.heading(id: "analysis-\(id)", analysis.title ?? (analysis.name.isEmpty ? "Analysis" : "Analysis \(analysis.name)"))]
        for note in brief.deviations(of: analysis.name) {
            blocks.append(.notice(Notice(.caution, title: "Changed after the plan was frozen", text: note.sentence)))
        }
        if let role = analysis.place.role, role == .exploratory || role == .supportive {
            blocks.append(.paragraph("The plan calls this \(role.rawValue)\(role == .exploratory ? ": it asks, and confirms nothing" : "")."))
        }
        if analysis.rowsInSubset < analysis.rowsInTable {
            blocks.append(.paragraph("The plan takes \(Words.grouped(analysis.rowsInSubset)) of \(Words.grouped(analysis.rowsInTable)) rows."))
        }
        blocks += AnalysisWriting(analysis, names: names).blocks(concluding: concluding)
        if let statement = MediationStatement(analysis, brief: brief, names: names, sensitivity: sensitivity) { blocks.append(statement.block) }
        return blocks
    }

    private var sensitivity: [String] {
        outcome.outcomes.filter { $0.place.section == .sensitivity }.map { $0.title ?? $0.name }
    }
}

import AnalysisPlans

/// The questions of a plan and what was changed in it: alike for a study and for a table.
enum QuestionSections {
    static let columns: [ReportTable.Column] = [.init("Attribute"), .init("Here")]

    /// Estimands in the five attributes of ICH E9(R1), populations, the primary score.
    static func blocks(_ brief: ReportBrief, outcome: PlanOutcome) -> [Block] {
        var blocks: [Block] = brief.estimands.map { .table(table($0, outcome)) }
        if !brief.populations.isEmpty { blocks.append(.table(populations(brief))) }
        if let score = brief.primaryScore { blocks.append(.paragraph("The primary score of the mechanism: \(score).")) }
        return blocks
    }

    /// What was changed after the plan was frozen; nil where nothing was.
    static func changes(_ brief: ReportBrief) -> Section? {
        let blocks = changeBlocks(brief)
        return blocks.isEmpty ? nil : Section(id: "changes", title: "Changes to the plan", blocks: blocks)
    }

    static func changeBlocks(_ brief: ReportBrief) -> [Block] {
        guard !brief.deviations.isEmpty else { return [] }
        let count = Words.count(brief.deviations.count, "change", "changes")
        let title = "The plan was changed after it was frozen: \(count)"
        return [.notice(Notice(.caution, title: title, text: "Each is marked again beside the analyses that it touches.")), .list(brief.deviations.map(\.sentence))]
    }

    private static func table(_ estimand: EstimandBrief, _ outcome: PlanOutcome) -> ReportTable {
        func text(_ value: String?) -> String { value?.nonEmpty ?? MediationStatement.notStated }
        let events = estimand.events.map { "\($0.event.capitalizedSentence): \($0.strategy)" }.joined(separator: ". ")
        let titles = estimand.analyses.map { name in outcome.outcome(name)?.title ?? name }
        return ReportTable(
            caption: "Estimand: \(estimand.title) (ICH E9(R1))", columns: columns,
            rows: [
                ["Treatment", text(estimand.treatment)], ["Population", text(estimand.population)], ["Variable", text(estimand.variable)],
                ["Intercurrent events", text(events)], ["Summary", text(estimand.summary)],
            ], notes: titles.isEmpty ? ["No analysis of the plan answers it."] : ["Answered by: \(titles.joined(separator: "; "))"])
    }

    private static func populations(_ brief: ReportBrief) -> ReportTable {
        ReportTable(
            caption: "Populations", columns: [.init("Population"), .init("Who"), .init("n", isNumeric: true)],
            rows: brief.populations.map { [$0.name, $0.definition, $0.people.map { Words.grouped($0) } ?? "–"] })
    }
}

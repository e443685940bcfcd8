import StudyDesign

extension StudyReport {
    /// The questions in the five attributes of ICH E9(R1): the plan's, or what the first difference answers.
    var question: Section {
        let stated = QuestionSections.blocks(brief, outcome: outcome)
        return Section(id: "question", title: "The question", blocks: brief.estimands.isEmpty ? [.table(implied)] + stated : stated)
    }

    private var implied: ReportTable {
        let visit = study.endpoint
        return ReportTable(
            caption: "Estimand of the difference between the arms (ICH E9(R1))", columns: QuestionSections.columns,
            rows: [
                ["Treatment", Words.list(study.arms.map(\.name))],
                ["Population", "People with \(study.condition) who were randomized and have every value of the model"],
                ["Variable", "\(material.measure(study.primaryOutcome)), \(visit.map { "week \(Words.number($0.week, 0))" } ?? "last visit")"],
                ["Intercurrent events", "Leaving the study: no value is put in its place (complete cases). This is right only if those who left would have fared like those who stayed, given arm and baselines"],
                ["Summary", "Difference of means, adjusted for both baselines"],
            ])
    }
}

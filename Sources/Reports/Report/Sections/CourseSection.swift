import StudyDesign

extension StudyReport {
    /// Means by arm and visit of those measured, and what is missing.
    var course: Section {
        Section(
            id: "course", title: "Course",
            blocks: [
                .figure(figures.course(study.primaryOutcome, decimals: 1)), .table(figures.table(study.primaryOutcome, decimals: 1)),
                .figure(figures.course(study.mechanism, decimals: 2)), .table(figures.table(study.mechanism, decimals: 2)),
                .details(
                    summary: "What is missing, and why",
                    [.table(figures.missing(study.primaryOutcome)), .table(figures.missing(study.mechanism))]),
            ])
    }
}

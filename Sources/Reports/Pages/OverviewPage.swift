import Datasets
import Records
import Instruments
import StudyDesign

/// The study at a glance.
struct OverviewPage {
    let material: StudyMaterial
    /// False while people are masked: courses by arm would tell who was given what.
    var showsArms = true

    private var study: StudyProtocol { material.study }
    private var figures: StudyFigures { StudyFigures(material: material) }

    var document: Document {
        Document(
            title: study.title,
            summary: "Protocol version \(study.version): \(study.substance) in \(study.condition), \(Words.list(study.arms.map(\.name))).",
            sections: showsArms ? [glance, flow, course, schedule, missing] : [glance, schedule])
    }

    private var glance: Section {
        let analyzed = material.flow.arms.map(\.analyzed).reduce(0, +)
        let held = material.snapshot.sessions.count
        return Section(
            id: "glance", title: "At a glance",
            blocks: [
                .facts([
                    Fact("Assessed", "\(material.flow.assessed)"),
                    Fact("Randomized", "\(material.flow.randomized)"),
                    Fact("Sessions held", "\(held)"),
                    Fact("Endpoint measured", "\(analyzed)"),
                    Fact("Alerts waiting", "\(material.openAlerts.count)", note: material.openAlerts.isEmpty ? nil : "each is on its participant's page"),
                ]),
                .links([
                    PageLink(title: "Participants", note: "each person's course with the session days marked", target: .participants),
                    PageLink(title: "Report", note: "the frozen plan carried out, with what it can and cannot show", target: .report),
                ]),
            ])
    }

    private var flow: Section { Section(id: "flow", title: "Participants", blocks: [.figure(figures.flow)]) }

    private var course: Section {
        Section(
            id: "course", title: "Course of each arm",
            blocks: [
                .notice(
                    Notice(
                        .note, title: "Why arms are shown",
                        text: "The study is closed and its analysis plan was frozen before this page was made. While a study runs, nobody who is masked sees values by arm.")),
                .figure(figures.course(study.primaryOutcome, decimals: 1)),
                .figure(figures.course(study.mechanism, decimals: 2)),
            ])
    }

    private var schedule: Section {
        let rows = study.visits.map { visit in
            [
                visit.name, "day \(visit.window.target) (\(visit.window.open) to \(visit.window.close))",
                visit.instruments.map { material.catalog.instrument($0)?.abbreviation ?? $0.rawValue }.joined(separator: ", "),
            ]
        }
        let sessions = study.sessions.map { session in
            ["Session \(session.number)", "day \(session.day)", study.arms.map { "\($0.name): \(session.doses[$0.code] ?? "–")" }.joined(separator: "; ")]
        }
        return Section(
            id: "schedule", title: "What is asked when",
            blocks: [
                .table(
                    ReportTable(
                        caption: "Visits with their windows", columns: [.init("Visit"), .init("Due (window)"), .init("Asked")], rows: rows)),
                .table(
                    ReportTable(caption: "Sessions as planned", columns: [.init("Session"), .init("Day"), .init("Given")], rows: sessions)),
            ])
    }

    private var missing: Section {
        Section(
            id: "missing", title: "What is missing",
            blocks: [.details(summary: "Every gap of the two main measures has its reason", [.table(figures.missing(study.primaryOutcome)), .table(figures.missing(study.mechanism))])])
    }
}

public import AnalysisPlans
import Ledger
import Datasets
import Records
public import Statistics
import StudyDesign

extension SiteContent {
    /// All pages of a study, from one snapshot, around its report.
    ///
    /// - Parameter showsArms: False while people are masked; then nothing is shown by arm.
    public init(_ material: StudyMaterial, report: Document, showsArms: Bool = true) {
        let pages = material.dataset.randomized.map { ParticipantPage(material: material, person: $0) }
        let waiting = Dictionary(grouping: material.openAlerts, by: \.participant)
        self.init(
            studyTitle: material.snapshot.study.title, isFictional: material.snapshot.study.isFictional,
            overview: OverviewPage(material: material, showsArms: showsArms).document,
            participants: pages.map { page in
                ParticipantEntry(
                    pseudonym: page.person.participant.rawValue, enrolled: Words.day(page.person.enrolled),
                    sessions: "\(page.person.sessions.count) of \(material.snapshot.study.sessions.count)", status: page.status,
                    openAlerts: waiting[page.person.participant]?.count ?? 0)
            },
            courses: Dictionary(uniqueKeysWithValues: pages.map { ($0.person.participant.rawValue, $0.document) }),
            report: report,
            catalog: material.catalog)
    }
}

extension Document {
    /// The report of a study: a plan carried out and written up.
    ///
    /// - Parameters:
    ///   - brief: what the report must know beside the numbers; what is not known is said not to be stated.
    ///   - harms: adverse events by arm; nil for those of the snapshot.
    public init(
        report outcome: PlanOutcome, of material: StudyMaterial, brief: ReportBrief = ReportBrief(), planted: PlantedTruth? = nil,
        harms: HarmsTable? = nil
    ) {
        self = StudyReport(material: material, outcome: outcome, brief: brief, planted: planted, harms: harms).document
    }

    /// What `maitri analyze` tells: the plan carried out on any table.
    public init(_ outcome: PlanOutcome) {
        let names = ReportNames()
        let sections = outcome.outcomes.map { analysis in
            var blocks = AnalysisWriting(analysis, names: names).blocks()
            if analysis.rowsInSubset < analysis.rowsInTable {
                blocks.insert(.paragraph("The subset leaves \(analysis.rowsInSubset) of \(analysis.rowsInTable) rows."), at: 0)
            }
            let title = analysis.title ?? (analysis.name.isEmpty ? "Analysis" : analysis.name)
            return Section(id: analysis.name.isEmpty ? "analysis" : analysis.name.split(separator: ".").joined(separator: "-"), title: title, blocks: blocks)
        }
        let seeds = Set(outcome.outcomes.compactMap(\.seed)).sorted().map(String.init).joined(separator: ", ")
        self.init(
            title: outcome.plan.title ?? "Analysis", summary: "", sections: sections,
            provenance: [
                Fact("Program", "Maitri \(outcome.provenance.programVersion)"),
                Fact("Plan", outcome.provenance.planHash, note: "SHA-256"),
                Fact("Data", outcome.provenance.dataHash, note: "SHA-256"),
            ] + (seeds.isEmpty ? [] : [Fact("Seed", seeds)]))
    }

    /// Every figure with its id, in reading order.
    public var figures: [Figure] {
        func figures(_ blocks: [Block]) -> [Figure] {
            blocks.flatMap { block -> [Figure] in
                switch block {
                case .figure(let figure): [figure]
                case .details(_, let inner): figures(inner)
                case .heading, .paragraph, .facts, .notice, .table, .list, .links: []
                }
            }
        }
        return sections.flatMap { figures($0.blocks) }
    }

    /// The first conclusion that the document draws.
    public var conclusion: Notice? {
        sections.flatMap(\.blocks).lazy.compactMap { block in
            if case .notice(let notice) = block, notice.kind == .conclusion { notice } else { nil }
        }.first
    }
}

extension Document {
    /// One table alone, as a command prints it.
    public init(_ table: ReadableTable, title: String) {
        self.init(title: title, summary: "", sections: [Section(id: "table", title: table.title, blocks: [.table(ReportTable(table))])])
    }
}

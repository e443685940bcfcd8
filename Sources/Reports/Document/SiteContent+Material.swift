public import AnalysisPlans
import Ledger
import Datasets
import Records
import StudyDesign

extension SiteContent {
    /// All pages of a study, from one snapshot and its carried-out plan.
    public init(_ material: StudyMaterial, outcome: PlanOutcome, planted: PlantedTruth? = nil) {
        let pages = material.dataset.randomized.map { ParticipantPage(material: material, person: $0) }
        let waiting = Dictionary(grouping: material.openAlerts, by: \.participant)
        self.init(
            studyTitle: material.snapshot.study.title, isFictional: material.snapshot.study.isFictional,
            overview: OverviewPage(material: material).document,
            participants: pages.map { page in
                ParticipantEntry(
                    pseudonym: page.person.participant.rawValue, enrolled: Words.day(page.person.enrolled),
                    sessions: "\(page.person.sessions.count) of \(material.snapshot.study.sessions.count)", status: page.status,
                    openAlerts: waiting[page.person.participant]?.count ?? 0)
            },
            courses: Dictionary(uniqueKeysWithValues: pages.map { ($0.person.participant.rawValue, $0.document) }),
            report: StudyReport(material: material, outcome: outcome, planted: planted).document,
            catalog: material.catalog)
    }
}

extension Document {
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
                case .paragraph, .facts, .notice, .table, .list, .links: []
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

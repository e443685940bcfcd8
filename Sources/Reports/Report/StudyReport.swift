import AnalysisPlans
import Datasets
import StudyDesign

/// The frozen plan, carried out and written up: one file a section, in reading order.
struct StudyReport {
    let material: StudyMaterial
    let outcome: PlanOutcome
    let brief: ReportBrief
    let planted: PlantedTruth?
    let harms: HarmsTable?

    init(
        material: StudyMaterial, outcome: PlanOutcome, brief: ReportBrief = ReportBrief(), planted: PlantedTruth? = nil,
        harms: HarmsTable? = nil
    ) {
        self.material = material
        self.outcome = outcome
        self.brief = brief
        self.planted = planted
        self.harms = harms ?? HarmsTable(material)
    }

    var study: StudyProtocol { material.study }
    var figures: StudyFigures { StudyFigures(material: material) }
    var names: ReportNames { ReportNames(material: material) }

    var document: Document {
        let parts = ReportSection.allCases.filter { $0 != .harms }.compactMap(section)
        let primary = parts.prefix { [ReportSection.primary, .scale].map(\.rawValue).contains($0.id) }
        return Document(
            title: "Report",
            summary: "\(study.title). \(origin)",
            sections: [conclusion, question, participants] + primary + [course] + parts.dropFirst(primary.count)
                + [safety, setting, methods, limits].compactMap(\.self) + (planted.map { [$0.section] } ?? []),
            provenance: provenance)
    }

    private var origin: String {
        let data = brief.isSnapshotFrozen ? "one frozen snapshot" : "the records as they stood, which nobody had frozen,"
        return "Made from \(data) by one plan, \(brief.deviations.isEmpty ? "as it was frozen" : "which was changed after it was frozen")."
    }

    /// The arms that something is set against, for sentences.
    var words: ClaimWords {
        ClaimWords(
            exposure: names.columns["arm"] ?? "treatment", mechanism: names.mechanism ?? "the mechanism",
            outcome: names.outcome ?? "the outcome")
    }
}

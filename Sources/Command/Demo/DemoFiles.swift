import AnalysisPlans
import Datasets
import Foundation
import Ledger
import Records
import Reports
import Simulation
import Statistics
import StudyDesign
import Web

/// The analysis of a demonstration and the files that it leaves.
struct DemoFiles {
    let study: DemoStudy
    let folder: DemoFolder
    let threads: Int

    /// Carries the frozen plan out on the dataset as a reader of `dataset.csv` would have
    /// it, and writes everything.
    func write(progress: @escaping @Sendable (Double) -> Void) throws -> Document {
        let wide = try study.material.dataset.wideTable()
        let bytes = DelimitedWriter().bytes(of: wide)
        let plan = try AnalysisPlan(try PlanFile.value(of: study.plan.text, file: "plan.yaml"))
        let outcome = try plan.carryOut(
            on: try DataTable(bytes: bytes), threads: threads,
            provenance: Provenance(
                planHash: study.plan.digest.hex, dataHash: Digest256(hashing: bytes).hex, programVersion: Program.version,
                snapshotHash: study.snapshotDigest.hex),
            progress: progress)
        let brief = ReportBrief(outcome, frozen: "in the record, SHA-256 \(study.plan.digest.hex)", collectsHarms: true)
        let report = Document(report: outcome, of: study.material, brief: brief, planted: planted)
        try OutputFile.write(study.plan.text, to: folder.file("plan.yaml"))
        try OutputFile.write(bytes, to: folder.file("dataset.csv"))
        try OutputFile.write(
            DelimitedWriter(guardsFormulas: true).text(
                of: try Codebook(study.material.dataset, table: wide, catalog: study.material.catalog).table()),
            to: folder.file("codebook.csv"))
        try OutputFile.write(
            DelimitedWriter(guardsFormulas: true).text(of: try study.material.dataset.longTable()), to: folder.file("observations.csv"))
        try OutputFile.write(ResultJSON.text(outcome), to: folder.file("results.json"))
        try OutputFile.write(
            try StandaloneReport.render(
                report, studyTitle: study.material.snapshot.study.title, isFictional: study.material.snapshot.study.isFictional),
            to: folder.file("report.html"))
        return report
    }

    private var planted: Reports.PlantedTruth {
        let truth = study.planted
        var facts = [Fact("Which moves first", truth.direction.rawValue)]
        if let path = truth.armOnEarlier { facts.append(Fact("Treatment on the earlier scale", text(path))) }
        if let path = truth.earlierOnLater { facts.append(Fact("Earlier scale on the later one", text(path), note: "per unit")) }
        facts.append(Fact("Indirect effect", text(truth.indirectEffect)))
        facts.append(Fact("Total effect at week 18", text(truth.totalEffect)))
        return Reports.PlantedTruth(name: truth.truth.rawValue, sentence: truth.truth.sentence, facts: facts)
    }

    private func text(_ number: Double) -> String { TextTable.rounded(number) }
}

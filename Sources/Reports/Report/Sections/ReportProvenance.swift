import AnalysisPlans
import Instruments
import Records
import StudyDesign

extension StudyReport {
    /// What one needs to get the same bytes again.
    var provenance: [Fact] {
        let source = outcome.provenance
        var facts = [
            Fact("Program", "Maitri \(source.programVersion)"), Fact("Plan", source.planHash, note: "SHA-256 of the \(brief.deviations.isEmpty ? "frozen plan" : "plan as it was carried out")"),
        ]
        if let frozen = brief.frozen { facts.append(Fact("Plan frozen", frozen)) }
        if !brief.deviations.isEmpty { facts.append(Fact("Changes after freezing", "\(brief.deviations.count)")) }
        if let registration = brief.registration { facts.append(Fact("Registration", registration)) }
        facts.append(Fact("Data", source.dataHash, note: "SHA-256 of the analysis dataset"))
        if let snapshot = source.snapshotHash {
            facts.append(Fact("Snapshot", snapshot, note: "SHA-256; \(material.snapshot.ledgerSize) ledger entries"))
        }
        let seeds = Set(outcome.outcomes.compactMap(\.seed)).sorted().map(String.init)
        if !seeds.isEmpty { facts.append(Fact("Seed", seeds.joined(separator: ", "))) }
        let keys = Set(study.visits.flatMap(\.instruments)).sorted { $0.rawValue < $1.rawValue }.compactMap(material.catalog.instrument)
        facts.append(Fact("Scoring keys", keys.map { "\($0.abbreviation) version \($0.version)" }.joined(separator: ", ")))
        return facts
    }
}

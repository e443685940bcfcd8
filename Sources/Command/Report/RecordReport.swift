import AnalysisPlans
import Bookkeeping
import Datasets
import Instruments
import Ledger
import Records
import Reports
import Statistics
import StudyDesign

/// From the record of a study: its frozen plan on its frozen snapshot.
struct RecordReport {
    let store: StoreOptions
    let name: String
    let changed: String?
    let why: String?
    let digest: String?

    func made(threads: Int, progress: @escaping @Sendable (Double) -> Void) async throws -> MadeReport {
        let catalog = try Catalog.bundled()
        let held = try await store.read { store -> (frozen: (plans: [FrozenPlan], snapshots: [FrozenSnapshot]), snapshot: Snapshot, alerts: [AlertRecord]) in
            let frozen = try await store.frozen()
            // The last snapshot that was frozen, as the records stood then; without one, as they stand.
            let snapshot = if let last = frozen.snapshots.last {
                try await store.snapshot(ofFirst: last.ledgerSize)
            } else {
                try await store.snapshot()
            }
            return (frozen, snapshot, try await store.openAlerts())
        }
        let last = held.frozen.snapshots.last
        // In the format in which it was frozen, which may be an earlier one.
        let snapshotDigest = try last.map { try held.snapshot.digest(of: $0) } ?? held.snapshot.digest()
        if let last, snapshotDigest != last.digest {
            throw CommandFault("The records of the frozen snapshot are not what they were: their SHA-256 is \(snapshotDigest.hex), \(last.digest.hex) was frozen. Erasure of a person's key does this; otherwise run maitri verify --deep.")
        }
        guard let frozen = held.frozen.plans.last(where: { $0.name == name }) else {
            let names = held.frozen.plans.map(\.name)
            throw CommandFault("The record holds no frozen plan \"\(name)\". \(names.isEmpty ? "None is frozen yet; maitri record --help says how." : "It holds \(names.joined(separator: ", ")); choose with --name.")")
        }
        if let digest, digest.lowercased() != frozen.digest.hex {
            throw CommandFault("The plan \(name) of the record has the SHA-256 \(frozen.digest.hex), and \(digest.lowercased()) was expected.")
        }
        let before = try ReadPlan(text: frozen.text, name: "the plan \(name) of the record")
        let now = try changed.map { try ReadPlan(file: $0) } ?? before
        let material = StudyMaterial(held.snapshot, catalog: catalog, openAlerts: held.alerts)
        let bytes = DelimitedWriter().bytes(of: try material.dataset.wideTable())
        let outcome = try now.plan.carryOut(
            on: try DataTable(bytes: bytes), threads: threads,
            provenance: Provenance(
                planHash: now.digest, dataHash: Digest256(hashing: bytes).hex, programVersion: Program.version,
                snapshotHash: snapshotDigest.hex),
            progress: progress)
        let deviations = PlanDifference(frozen: before.value, now: now.value, plan: now.plan).deviations
        var brief = ReportBrief(
            outcome, deviations: deviations, why: why, frozen: "in the record, SHA-256 \(frozen.digest.hex)", collectsHarms: true)
        brief.isSnapshotFrozen = last != nil
        return MadeReport(
            document: Document(report: outcome, of: material, brief: brief), studyTitle: held.snapshot.study.title,
            isFictional: held.snapshot.study.isFictional, outcome: outcome, planText: now.text, deviations: deviations)
    }
}

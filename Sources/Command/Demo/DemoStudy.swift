import Bookkeeping
import Foundation
import Instruments
import Ledger
import Records
import Reports
import Simulation
import StudyDesign

/// A fictional study filled from a seeded simulation, frozen.
struct DemoStudy {
    let material: StudyMaterial
    let plan: FrozenPlan
    let snapshotDigest: Digest256
    let planted: Simulation.PlantedTruth
    let entries: UInt64

    /// Opens a store, records everything that would have happened, and freezes it.
    static func fill(
        _ folder: DemoFolder, truth: Simulation.Truth, participants: Int, seed: UInt64, progress: (Double) -> Void
    ) async throws -> DemoStudy {
        let catalog = try Catalog.bundled()
        let study = StudyProtocol.mdmaForPTSD
        let faults = study.faults(against: catalog)
        guard faults.isEmpty, let text = study.templatePlan else {
            throw CommandFault("The template cannot be run:\n\(faults.joined(separator: "\n"))")
        }
        let plan = FrozenPlan(name: "primary", text: text)
        let opening = Day(year: 2025, month: 1, day: 6) ?? Day(daysSinceEpoch: 20_094)
        let trial = try VirtualTrial(
            protocol: study, truth: truth, participants: participants, seed: seed, catalog: catalog, opening: opening)
        let freezing = Act(at: Instant(opening, minutes: 540), by: "statistician-1", as: .researcher, .planFrozen(plan))
        let keys = try folder.keys.make(name: "maitri-demo/\(study.id)", outside: folder.store)
        // An invented trial may reach beyond today; its clock is its own.
        let end = (trial.acts.last?.instant ?? Instant(opening)) + 120
        let store = try await LedgerStore.open(
            try await StorePlace.sqlite(folder.store).create(), keys: keys, catalog: catalog, now: { max(Clock.now(), end) })
        let first = trial.acts.firstIndex { $0.instant > freezing.instant } ?? trial.acts.count
        try await record(trial.acts[..<first] + [freezing] + trial.acts[first...], in: store, progress: progress)

        let snapshot = try await store.snapshot()
        let digest = try snapshot.digest()
        let closing = trial.acts.last?.instant ?? Instant(opening)
        try await record(
            [Act(at: closing + 60, by: "statistician-1", as: .researcher, .snapshotFrozen(FrozenSnapshot(ledgerSize: snapshot.ledgerSize, digest: digest)))],
            in: store, progress: { _ in })
        let alerts = try await store.openAlerts()
        if let checkpoint = try await store.newestCheckpoint() {
            try OutputFile.write(checkpoint.text, to: folder.file("checkpoint.txt"))
        }
        try await store.close()
        return DemoStudy(
            material: StudyMaterial(snapshot, catalog: catalog, openAlerts: alerts), plan: plan, snapshotDigest: digest,
            planted: trial.planted, entries: snapshot.ledgerSize + 1)
    }

    /// - Throws: when an act is refused; the rest is then not recorded.
    private static func record(_ acts: [Act], in store: LedgerStore, progress: (Double) -> Void) async throws {
        let batch = 250
        for start in stride(from: 0, to: acts.count, by: batch) {
            let outcomes = try await store.record(Array(acts[start..<min(start + batch, acts.count)]))
            for case .refused(let sentence) in outcomes { throw CommandFault("The store refused an act: \(sentence)") }
            progress(Double(min(start + batch, acts.count)) / Double(acts.count))
        }
    }
}

import AnalysisPlans
import Bookkeeping
import Datasets
import Instruments
import Ledger
import Records
import Reports
import Statistics

/// A report, and what is written beside it.
struct MadeReport {
    let document: Document
    let studyTitle: String
    let isFictional: Bool
    let outcome: PlanOutcome
    let planText: String
    let deviations: [PlanDeviation]
}

/// Where a report comes from.
enum ReportSource {
    case record(StoreOptions, name: String, changed: String?, why: String?, digest: String?)
    case table(String, missing: [String], plan: String, frozen: String?, digest: String?, why: String?)

    func made(threads: Int, progress: @escaping @Sendable (Double) -> Void) async throws -> MadeReport {
        switch self {
        case .record(let store, let name, let changed, let why, let digest):
            try await RecordReport(store: store, name: name, changed: changed, why: why, digest: digest)
                .made(threads: threads, progress: progress)
        case .table(let data, let missing, let plan, let frozen, let digest, let why):
            try TableReport(data: data, missing: missing, plan: plan, frozen: frozen, digest: digest, why: why)
                .made(threads: threads, progress: progress)
        }
    }
}

/// From a table, a plan and what was frozen of it.
struct TableReport {
    let data: String
    let missing: [String]
    let plan: String
    let frozen: String?
    let digest: String?
    let why: String?

    func made(threads: Int, progress: @escaping @Sendable (Double) -> Void) throws -> MadeReport {
        let now = try ReadPlan(file: plan)
        let before = try frozen.map { try ReadPlan.frozen($0, expected: digest) }
        if before == nil, let digest, digest.lowercased() != now.digest {
            throw CommandFault("\(plan) is not the plan that was frozen: its SHA-256 is \(now.digest), and \(digest.lowercased()) was expected. Name the frozen plan with --frozen, so that the report can say what was changed.")
        }
        let (table, bytes) = try PlanRun(source: .file(plan), data: data, missing: missing, threads: threads).table()
        let outcome = try now.plan.carryOut(
            on: table, threads: threads,
            provenance: Provenance(planHash: now.digest, dataHash: Digest256(hashing: bytes).hex, programVersion: Program.version),
            progress: progress)
        let deviations = before.map { PlanDifference(frozen: $0.plan.value, now: now.value, plan: now.plan).deviations } ?? []
        let when = before.map { "\($0.file.frozenAt), SHA-256 \($0.file.digest)" } ?? digest.map { "SHA-256 \($0.lowercased())" }
        let brief = ReportBrief(outcome, deviations: deviations, why: why, frozen: when)
        return MadeReport(
            document: Document(outcome, brief: brief), studyTitle: outcome.plan.title ?? "Analysis", isFictional: false,
            outcome: outcome, planText: now.text, deviations: deviations)
    }
}

import AnalysisPlans
import Ledger
import Statistics

/// A plan carried out on a data file.
struct PlanRun {
    let source: PlanSource
    let data: String
    var missing: [String] = []
    var threads: Int
    var showsProgress = false

    func outcome() throws -> PlanOutcome {
        let (value, text) = try source.read()
        let plan = try Self.plan(value, named: source.name)
        let (table, bytes) = try table()
        let line = ProgressLine("Carrying out the plan")
        defer { line.finish() }
        var progress: (@Sendable (Double) -> Void)?
        if showsProgress { progress = { share in line.update(share) } }
        return try plan.carryOut(
            on: table, threads: threads,
            provenance: Provenance(
                planHash: Digest256(hashing: Array(text.utf8)).hex, dataHash: Digest256(hashing: bytes).hex,
                programVersion: Program.version),
            progress: progress)
    }

    static func plan(_ value: PlanValue, named name: String) throws -> AnalysisPlan {
        do {
            return try AnalysisPlan(value)
        } catch let faults as PlanFaults {
            throw CommandFault("\(name) cannot be carried out:\n\(faults)")
        }
    }

    func table() throws -> (DataTable, [UInt8]) {
        let bytes = try InputFile.bytes(data)
        let codes = Dictionary(missing.map { ($0, MissingReason($0)) }, uniquingKeysWith: { first, _ in first })
        do {
            return (try DataTable(bytes: bytes, reading: TableReading(missingCodes: codes)), bytes)
        } catch let faults as DelimitedFaults {
            throw CommandFault("\(data) cannot be read:\n\(faults)")
        }
    }
}

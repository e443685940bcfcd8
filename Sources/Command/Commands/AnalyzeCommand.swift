import ArgumentParser
import Foundation
import Ledger
import Reports
import Statistics
import Web

struct AnalyzeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Carries out an analysis plan on a table.",
        discussion: """
            The plan (YAML or JSON) states everything, beside the data, that decides a number; \
            its format is in Documentation/Plan.md. The answer is a page of text; --json prints \
            every number (Documentation/Results.md).

              maitri analyze plan.yaml --data data.csv
              maitri analyze plan.yaml --data data.csv --json > results.json
              maitri analyze plan.yaml --data data.csv --svg pictures --report report.html

            The same plan, data, seed and version give the same bytes, on any number of cores.
            """)

    @Argument(help: "The plan.")
    var plan: String

    @Option(help: "The table: first row column names; an empty field is missing.")
    var data: String

    @ArgumentParser.Flag(help: "Print the results as JSON instead of text.")
    var json = false

    @Option(help: ArgumentHelp("Write every picture into this folder as SVG.", valueName: "folder"))
    var svg: String?

    @Option(help: ArgumentHelp("Write a self-contained page with words, tables and pictures.", valueName: "file"))
    var report: String?

    @Option(help: ArgumentHelp("A field that means \"missing\" beside an empty one, for instance NA; may be given several times.", valueName: "word"))
    var missing: [String] = []

    @Option(help: "How many threads the bootstrap may use; no number depends on it.")
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        if threads < 1 || threads > 1024 { throw ValidationError("--threads lies between 1 and 1024.") }
    }

    func run() throws {
        let outcome = try PlanRun(
            plan: plan, data: data, missing: missing, threads: threads, showsProgress: true
        ).outcome()
        let document = Document(outcome)
        // Everything is made before anything is written, the page first: it is one file.
        let page = try report.map { _ in
            try StandaloneReport.render(document, studyTitle: document.title, isFictional: false)
        }
        if let report, let page { try OutputFile.write(page, to: report) }
        if let svg {
            try OutputFile.directory(svg)
            for figure in document.figures { try OutputFile.write(figure.svg, to: "\(svg)/\(figure.id).svg") }
        }
        StandardOutput.write(json ? ResultJSON.text(outcome) : PlainText().render(document))
    }
}

/// A plan file carried out on a data file.
struct PlanRun {
    let plan: String
    let data: String
    var missing: [String] = []
    var threads: Int
    var showsProgress = false

    func outcome() throws -> PlanOutcome {
        let (value, text) = try PlanFile.read(plan)
        let read: AnalysisPlan
        do {
            read = try AnalysisPlan(value)
        } catch let faults as PlanFaults {
            throw CommandFault("\(plan) cannot be carried out:\n\(faults)")
        }
        let bytes = try InputFile.bytes(data)
        let codes = Dictionary(missing.map { ($0, MissingReason($0)) }, uniquingKeysWith: { first, _ in first })
        let table: DataTable
        do {
            table = try DataTable(bytes: bytes, reading: TableReading(missingCodes: codes))
        } catch let faults as DelimitedFaults {
            throw CommandFault("\(data) cannot be read:\n\(faults)")
        }
        let line = ProgressLine("Carrying out the plan")
        defer { line.finish() }
        var progress: (@Sendable (Double) -> Void)?
        if showsProgress { progress = { share in line.update(share) } }
        return try read.carryOut(
            on: table, threads: threads,
            provenance: Provenance(
                planHash: Digest256(hashing: Array(text.utf8)), dataHash: Digest256(hashing: bytes),
                programVersion: Program.version),
            progress: progress)
    }
}

import AnalysisPlans
import ArgumentParser
import Foundation
import Reports
import Web

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Carries a frozen plan out and writes the report: a page, a PDF and every number.",
        discussion: """
            From the record of a study: the plan that was frozen in its ledger, on the snapshot that \
            was frozen there, or on the records as they stand. From a table: a plan, beside what was \
            frozen of it. Where the plan that is carried out is not the frozen one, the report says \
            so at its top and at each analysis concerned.

              maitri report --store sqlite:demo/store -o report
              maitri report --store sqlite:study/store --plan changed.yaml --why "Week 26 was added" -o report
              maitri report --plan plan.yaml --data data.csv --frozen plan.frozen.json -o report

            The folder then holds report.html, report.pdf (where a Chromium is installed; --html-only \
            leaves it away), results.json, results.csv and plan.yaml. The same plan, data, seed and version give the \
            same bytes, on any number of threads.
            """)

    @Option(help: ArgumentHelp("The plan to carry out; with --store the frozen one when left out.", valueName: "file"))
    var plan: String?

    @Option(help: ArgumentHelp("The table, with --plan and without --store.", valueName: "file"))
    var data: String?

    @Option(help: ArgumentHelp("What was frozen of the plan, by maitri plan freeze.", valueName: "file"))
    var frozen: String?

    @Option(name: .customLong("sha256"), help: ArgumentHelp("The hash of the frozen plan that was kept elsewhere.", valueName: "hash"))
    var digest: String?

    @Option(help: ArgumentHelp("The record of a study: sqlite:PATH, or postgres://user@host/database.", valueName: "place"))
    var store: String?

    @Option(help: ArgumentHelp("The folder of the store's keys; \"keys\" beside an embedded store when left out.", valueName: "folder"))
    var keys: String?

    @Option(help: "The name of the frozen plan in the record.")
    var name = "primary"

    @Option(help: ArgumentHelp("Why the plan was changed after it was frozen; printed with each change.", valueName: "sentence"))
    var why: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write to; made when it is not there.", valueName: "folder"))
    var output: String

    @ArgumentParser.Flag(help: "Write no PDF.")
    var htmlOnly = false

    @Option(help: ArgumentHelp("The sheet of the PDF: \(PDFPrinter.Paper.allCases.map(\.rawValue).joined(separator: " or ")).", valueName: "sheet"))
    var paper = "A4"

    @Option(help: ArgumentHelp("A field that means \"missing\" beside an empty one, with --data; may be given several times.", valueName: "word"))
    var missing: [String] = []

    @Option(help: "How many threads may work; no number depends on it.")
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        if threads < 1 || threads > 1024 { throw ValidationError("--threads lies between 1 and 1024.") }
        if PDFPrinter.Paper(rawValue: paper) == nil { throw ValidationError("--paper is A4 or Letter.") }
        switch (store, data) {
        case (nil, nil): throw ValidationError("Name the record of a study with --store, or a table with --data and its --plan.")
        case (.some, .some): throw ValidationError("--store and --data are two sources; name one.")
        case (nil, .some):
            if plan == nil { throw ValidationError("--data needs --plan: what is to be carried out on it.") }
        case (.some, nil):
            if frozen != nil { throw ValidationError("In a record the plan is frozen in the ledger; leave --frozen away.") }
            if !missing.isEmpty { throw ValidationError("--missing belongs to --data.") }
        }
    }

    private static let files = ["report.html", "report.pdf", "results.json", "results.csv", "plan.yaml"]

    func run() async throws {
        for file in Self.files {
            try OutputFile.require("\(output)/\(file)", otherThan: [plan, data, frozen].compactMap(\.self))
        }
        let line = ProgressLine("Carrying out the plan")
        let made = try await source.made(threads: threads, progress: line.update)
        line.finish()
        let page = try StandaloneReport.render(made.document, studyTitle: made.studyTitle, isFictional: made.isFictional)
        // Everything is made before anything is written.
        let sheet = PDFPrinter.Paper(rawValue: paper) ?? .a4
        var printed: [UInt8]?
        var told: String?
        if !htmlOnly {
            do {
                printed = try PDFPrinter.bytes(of: page, paper: sheet)
            } catch let fault as PDFFault {
                told = "\(fault)"
            }
        }
        try OutputFile.directory(output)
        // A sheet of an earlier report is not left beside this one.
        if printed == nil { try OutputFile.removeIfThere("\(output)/report.pdf") }
        try OutputFile.write(page, to: "\(output)/report.html")
        if let printed { try OutputFile.write(printed, to: "\(output)/report.pdf") }
        try OutputFile.write(ResultJSON.text(made.outcome), to: "\(output)/results.json")
        try OutputFile.write(ResultCSV.text(made.outcome), to: "\(output)/results.csv")
        try OutputFile.write(made.planText, to: "\(output)/plan.yaml")
        if let conclusion = made.document.conclusion { StandardOutput.line("The report concludes: \(conclusion.title).") }
        for deviation in made.deviations { StandardOutput.line("Changed after the freezing: \(deviation.sentence)") }
        if let told { StandardOutput.line("No PDF: \(told)") }
        StandardOutput.line("Written to \(output): report.html, \(printed == nil ? "" : "report.pdf, ")results.json, results.csv, plan.yaml.")
    }

    private var source: ReportSource {
        get throws {
            if let store {
                return .record(
                    try StoreOptions.parse(["--store", store] + (keys.map { ["--keys", $0] } ?? [])), name: name, changed: plan, why: why,
                    digest: digest)
            }
            return .table(data ?? "", missing: missing, plan: plan ?? "", frozen: frozen, digest: digest, why: why)
        }
    }
}

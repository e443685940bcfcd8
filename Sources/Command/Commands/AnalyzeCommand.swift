import AnalysisPlans
import ArgumentParser
import Foundation
import Reports
import Statistics
import Web

struct AnalyzeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Carries out an analysis plan, or one analysis by its fields, on a table.",
        discussion: """
            The plan (YAML or JSON) states everything, beside the data, that decides a number; \
            its format is in Documentation/Plan.md. The answer is a page of text; --json prints \
            every number (Documentation/Results.md), --csv the same as name and value.

              maitri analyze plan.yaml --data data.csv
              maitri analyze plan.yaml --data data.csv --json > results.json
              maitri analyze plan.yaml --data data.csv --svg pictures --report report.html

            A single analysis needs no file: --kind and the fields of its kind. --print-plan shows \
            the plan that this makes, to be kept.

              maitri analyze --data data.csv --kind regression --formula "bdi ~ arm + bdi_base"
              maitri analyze --data data.csv --kind mmrm --formula "y ~ arm * visit + us(visit | id)" \\
                --set "df=[satterthwaite, kenward_roger]"

            The same plan, data, seed and version give the same bytes, on any number of cores.
            """)

    @Argument(help: "The plan; left out with --kind.")
    var plan: String?

    @Option(help: "The table: first row column names; an empty field is missing.")
    var data: String

    @Option(help: ArgumentHelp("One analysis of this kind, for instance mmrm, in the place of a plan.", valueName: "word"))
    var kind: String?

    @Option(help: "The formula of the analysis of --kind.")
    var formula: String?

    @Option(name: .customLong("set"), help: ArgumentHelp("A further field of the analysis of --kind; may be given several times.", valueName: "field=value"))
    var fields: [String] = []

    @ArgumentParser.Flag(help: "Print the plan that --kind, --formula and --set make, and carry nothing out.")
    var printPlan = false

    @ArgumentParser.Flag(help: "Print the results as JSON instead of text.")
    var json = false

    @ArgumentParser.Flag(help: "Print the results as CSV, a name and a value a row, instead of text.")
    var csv = false

    @Option(help: ArgumentHelp("Write every picture into this folder as SVG.", valueName: "folder"))
    var svg: String?

    @Option(help: ArgumentHelp("Write a self-contained page with words, tables and pictures.", valueName: "file"))
    var report: String?

    @Option(help: ArgumentHelp("A field that means \"missing\" beside an empty one, for instance NA; may be given several times.", valueName: "word"))
    var missing: [String] = []

    @Option(help: "How many threads may work; no number depends on it.")
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        if threads < 1 || threads > 1024 { throw ValidationError("--threads lies between 1 and 1024.") }
        if json, csv { throw ValidationError("--json and --csv are two answers; ask for one.") }
        if plan == nil, kind == nil { throw ValidationError("Name a plan file, or one analysis with --kind.") }
        if plan != nil, kind != nil { throw ValidationError("A plan file says what is analysed; leave --kind away, or the file.") }
        if kind == nil, formula != nil || !fields.isEmpty || printPlan {
            throw ValidationError("--formula, --set and --print-plan belong to --kind; in a plan file the fields are written out.")
        }
    }

    func run() throws {
        let source = try kind.map { try PlanSource.fields(kind: $0, formula: formula, others: fields) }
            ?? PlanSource.file(plan ?? "")
        if printPlan {
            StandardOutput.write(try source.text())
            return
        }
        let outcome = try PlanRun(
            source: source, data: data, missing: missing, threads: threads, showsProgress: true
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
        StandardOutput.write(try json ? ResultJSON.text(outcome) : csv ? ResultCSV.text(outcome) : PlainText().render(document))
    }
}

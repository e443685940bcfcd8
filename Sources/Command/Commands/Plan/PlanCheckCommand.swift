import AnalysisPlans
import ArgumentParser
import Reports
import Statistics

struct PlanCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reads a plan, and says what it asks or what is wrong with it.",
        discussion: """
            With --data it also makes the variables and the long tables, and looks for every column \
            whose study day is stated. Nothing is carried out.

              maitri plan check plan.yaml
              maitri plan check plan.yaml --data dataset.csv
            """)

    @Argument(help: "The plan, YAML or JSON.")
    var plan: String

    @Option(help: "The table that it is for.")
    var data: String?

    func run() throws {
        let read = try ReadPlan(file: plan)
        if let data {
            let (table, _) = try PlanRun(source: .file(plan), data: data, threads: 1).table()
            do {
                try read.plan.check(on: table)
            } catch let faults as AnalysisFaults {
                throw CommandFault("\(plan) does not fit \(data):\n\(faults)")
            }
        }
        for line in PlanSummary(read.plan).lines { StandardOutput.line(line) }
        StandardOutput.line("SHA-256 \(read.digest)")
    }
}

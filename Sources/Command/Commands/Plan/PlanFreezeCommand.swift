import AnalysisPlans
import ArgumentParser
import Foundation
import StudyDesign

struct PlanFreezeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "freeze",
        abstract: "Keeps a plan as it stands, with its hash and the time.",
        discussion: """
            Only a plan that can be carried out is frozen, and no frozen plan is overwritten.

              maitri plan freeze plan.yaml -o plan.frozen.json
            """)

    @Argument(help: "The plan, YAML or JSON.")
    var plan: String

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write; must not be there yet.", valueName: "file"))
    var output: String

    @Option(help: "A name for it, such as primary.")
    var name = "primary"

    func run() throws {
        let read = try ReadPlan(file: plan)
        guard FileIdentity(output) == nil else {
            throw CommandFault("\(output) is there already, and a frozen plan is never overwritten. Take another name.")
        }
        let time = Date(timeIntervalSince1970: Double(Clock.now().milliseconds / 1000))
        let frozen = FrozenPlanFile(
            name: name, text: read.text, digest: read.digest, frozenAt: time.formatted(.iso8601), programVersion: "maitri \(Program.version)")
        try OutputFile.write(frozen.json, to: output)
        for line in PlanSummary(read.plan).lines { StandardOutput.line(line) }
        StandardOutput.line("Frozen in \(output), \(frozen.frozenAt).")
        StandardOutput.line("SHA-256 \(frozen.digest)")
        StandardOutput.line("Keep this hash where you cannot change it, in a registry or a letter: only then can anybody see that the plan was not changed.")
    }
}

import AnalysisPlans
import ArgumentParser
import Ledger

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Checks an analysis plan, freezes it, and says what differs from what was frozen.",
        discussion: """
            A plan is frozen before anybody has seen the outcome: its text is kept with its SHA-256. \
            Keep the hash where you cannot change it, in a registry or a letter; a study with a \
            record freezes its plan in the ledger. The format is in Documentation/Plan.md.

              maitri plan check plan.yaml --data dataset.csv
              maitri plan freeze plan.yaml -o plan.frozen.json
              maitri plan compare plan.frozen.json plan.yaml
            """,
        subcommands: [PlanCheckCommand.self, PlanFreezeCommand.self, PlanCompareCommand.self])
}

/// A plan and the tree that it was read from.
struct ReadPlan {
    let plan: AnalysisPlan
    let value: PlanValue
    let text: String

    /// SHA-256 of the text, in hexadecimal.
    var digest: String { Self.digest(text) }

    static func digest(_ text: String) -> String { Digest256(hashing: Array(text.utf8)).hex }

    init(text: String, name: String) throws {
        value = try PlanFile.value(of: text, file: name)
        plan = try PlanRun.plan(value, named: name)
        self.text = text
    }

    init(file: String) throws { try self.init(text: try InputFile.text(file), name: file) }

    /// - Parameter expected: the hash that was kept elsewhere.
    static func frozen(_ file: String, expected: String? = nil) throws -> (file: FrozenPlanFile, plan: ReadPlan) {
        let frozen: FrozenPlanFile
        do {
            frozen = try FrozenPlanFile(json: try InputFile.text(file), hash: digest)
        } catch let faults as AnalysisFaults {
            throw CommandFault("\(file) is not a frozen plan. \(faults)")
        }
        if let expected, expected.lowercased() != frozen.digest {
            throw CommandFault("\(file) is not the plan that was frozen: its SHA-256 is \(frozen.digest), and \(expected.lowercased()) was expected.")
        }
        return (frozen, try ReadPlan(text: frozen.text, name: "the plan in \(file)"))
    }
}

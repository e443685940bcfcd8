import AnalysisPlans
import ArgumentParser

struct PlanCompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Says in what a plan differs from the frozen one.",
        discussion: """
            Comments, layout and the order of names do not count. Exit status 1 when anything that \
            decides a number differs.

              maitri plan compare plan.frozen.json plan.yaml --sha256 3f9a…
            """)

    @Argument(help: "The frozen plan.")
    var frozen: String

    @Argument(help: "The plan as it is now.")
    var plan: String

    @Option(name: .customLong("sha256"), help: ArgumentHelp("The hash that was kept elsewhere.", valueName: "hash"))
    var digest: String?

    func run() throws {
        let before = try ReadPlan.frozen(frozen, expected: digest)
        let now = try ReadPlan(file: plan)
        let difference = PlanDifference(frozen: before.plan.value, now: now.value, plan: now.plan)
        if difference.isSame {
            StandardOutput.line("\(plan) is the plan frozen \(before.file.frozenAt), in everything that counts.")
            return
        }
        for deviation in difference.deviations { StandardOutput.line(line(deviation)) }
        guard difference.isSameInNumbers else { throw ExitCode(1) }
    }

    private func line(_ deviation: PlanDeviation) -> String {
        switch deviation.concern {
        case .wording: "\(deviation.sentence) Words only."
        case .everything: "\(deviation.sentence) It may move every number."
        case .analyses(let names) where names.isEmpty: "\(deviation.sentence) No analysis rests on it."
        case .analyses(let names): "\(deviation.sentence) It may move \(names.joined(separator: ", "))."
        }
    }
}

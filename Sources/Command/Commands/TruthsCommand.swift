import ArgumentParser
import Foundation
import OperatingCharacteristics
import Reports
import Statistics

struct TruthsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "truths",
        abstract: "Plants ten truths in invented trials, and says how often the analyses tell each.",
        discussion: """
            A true mediation, the reverse, one improvement that shows in two scales, unblinding, one \
            side of self-compassion alone, a harmed minority, informative dropout, a scale that \
            changed its meaning, doses out of order, and nothing at all. Each is carried out by a \
            plan as anybody would write it. What the figures say is in \
            Documentation/Methods/PlantedTruths.md.

              maitri truths --only A --only B --repetitions 100
              maitri truths --markdown > table.md
            """)

    @Option(help: ArgumentHelp("A truth by its letter, or one scenario by its name such as A-90; may be given several times.", valueName: "truth"))
    var only: [String] = []

    @Option(help: "How often each is repeated, 1 to 100000.")
    var repetitions = 500

    @Option(help: "Start of the random numbers.")
    var seed: UInt64 = 1

    @ArgumentParser.Flag(help: "Print the table as Markdown.")
    var markdown = false

    @ArgumentParser.Flag(help: "Print the plan of each scenario, and carry nothing out.")
    var plans = false

    @Option(help: "How many threads may work; no number depends on it.")
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        if threads < 1 || threads > 1024 { throw ValidationError("--threads lies between 1 and 1024.") }
        if !(1...100_000).contains(repetitions) { throw ValidationError("--repetitions lies between 1 and 100000.") }
    }

    func run() throws {
        let scenarios = try chosen()
        if plans {
            for scenario in scenarios { StandardOutput.line("\(scenario.id): \(scenario.truth)\n\(scenario.plan)\n") }
            return
        }
        let line = ProgressLine("Repeating \(scenarios.count == 1 ? "1 scenario" : "\(scenarios.count) scenarios")")
        let table = try OperatingTable(scenarios, repetitions: repetitions, seed: seed, running: Running(threads: threads, progress: line.update))
        line.finish()
        if markdown {
            StandardOutput.write(table.markdown)
        } else {
            StandardOutput.write(PlainText().render(Document(table.readable, title: "Planted truths")))
        }
    }

    private func chosen() throws -> [PlantedScenario] {
        let all = PlantedScenario.all
        guard !only.isEmpty else { return all }
        let known = all.flatMap { [$0.letter, $0.id] }
        for word in only where !known.contains(word) {
            throw CommandFault("There is no planted truth \"\(word)\". There are \(all.map(\.id).joined(separator: ", ")).")
        }
        return all.filter { only.contains($0.id) || only.contains($0.letter) }
    }
}

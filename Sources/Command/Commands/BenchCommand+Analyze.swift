import AnalysisPlans
import ArgumentParser
import Reports
import Statistics

extension BenchCommand {
    struct Analyze: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "analyze")

        @Argument var plan: String
        @Option var data: String
        @Option var runs = 5
        @Option var threads = 1
        /// Dotted name of a result.
        @Option var check: String?

        /// One line a run: seconds from the table in memory to the text of every number, and the result
        /// asked for as a check. Plan and table are read once, before.
        func run() throws {
            let plan = try AnalysisPlan(try PlanFile.read(plan).0)
            let table = try DataTable(bytes: try InputFile.bytes(data))
            let source = Provenance(planHash: "", dataHash: "", programVersion: Program.version)
            for _ in 0..<runs {
                var outcome: PlanOutcome?
                var length = 0
                let time = try ContinuousClock().measure {
                    let made = try plan.carryOut(on: table, threads: threads, provenance: source)
                    length = ResultJSON.text(made).utf8.count
                    outcome = made
                }.components
                let seconds = Double(time.seconds) + Double(time.attoseconds) / 1e18
                let found = outcome?.results.leaves.first { $0.name == check }?.value.number
                StandardOutput.line("\(seconds) \(found.map { "\($0)" } ?? (length > 0 ? "-" : ""))")
            }
        }
    }
}

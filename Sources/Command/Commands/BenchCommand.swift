import ArgumentParser
import Mechanisms
import Statistics

/// Timings for `Benchmarks`; no part of the product's use, so it is not listed.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Times parts of the program.", shouldDisplay: false, subcommands: [Mediation.self, Score.self, Analyze.self])

    struct Mediation: ParsableCommand {
        @Option var data: String
        @Option var resamples = 10_000
        @Option var repetitions = 5
        @Option var threads = 1

        /// One line a repetition: seconds of the whole fit, and an interval end as a check.
        func run() throws {
            let table = try DataTable(bytes: try InputFile.bytes(data))
            let plan = MediationSpecification(
                exposure: "arm", mediators: ["m_change"], outcome: "y_change", covariates: ["m_base", "y_base", "age"],
                bootstrap: BootstrapSpecification(resamples: resamples))
            for _ in 0..<repetitions {
                var fit: MediationFit?
                let time = try ContinuousClock().measure { fit = try plan.fit(on: table, threads: threads) }.components
                let seconds = Double(time.seconds) + Double(time.attoseconds) / 1e18
                let end = fit?.bootstrap?.effects.first?.monteCarlo?.interval(.bca)?.ends.lower
                StandardOutput.line("\(seconds) \(end ?? 0)")
            }
        }
    }
}

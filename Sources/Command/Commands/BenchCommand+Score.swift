import ArgumentParser
import Datasets
import Instruments

extension BenchCommand {
    struct Score: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "score")

        @Option var data: String
        @Option var instrument = "scs"
        @Option var columns = "scs_"
        @Option var repetitions = 5
        @Option var threads = 1

        /// One line a repetition: seconds to read the file into memory, from the file to the
        /// scores in memory, and from the file to the text of the scores; then how many rows,
        /// and the sum of the primary score as a check.
        func run() throws {
            let instrument = try Catalog.bundled().instrument(named: instrument)
            let primary = instrument.scales.firstIndex { $0.isPrimary } ?? 0
            let input = try InputFile.source(data)
            defer { input.close() }
            let stream = ScoreStream(instrument: instrument, columns: .prefix(columns), threads: threads)
            for _ in 0..<repetitions {
                var (read, rows, sum) = (0, 0, 0.0)
                let reading = try seconds { read = try input.source.allBytes().count }
                var scores: StreamedScores?
                let scoring = try seconds { scores = try stream.scores(of: input.source) }
                for part in scores?.parts ?? [] {
                    for row in 0..<part.rowCount { sum += part.value(scale: primary, row: row) ?? 0 }
                    rows += part.rowCount
                }
                guard read > 0, scores?.isPlain == true else {
                    throw CommandFault("\(data) is not a plain table, so there is nothing to time.")
                }
                scores = nil
                let writing = try seconds { _ = try stream.text(of: input.source) }
                StandardOutput.line("\(reading) \(scoring) \(writing) \(rows) \(sum)")
            }
        }

        private func seconds(_ body: () throws -> Void) rethrows -> Double {
            let time = try ContinuousClock().measure(body).components
            return Double(time.seconds) + Double(time.attoseconds) / 1e18
        }
    }
}

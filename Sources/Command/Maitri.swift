import AnalysisPlans
import ArgumentParser
import Reports

/// The program. One noun or verb a subcommand; exit status 0, 1 (the answer is no) or 2
/// (the input cannot be used).
@main
struct Maitri: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "maitri",
        abstract: "Measures how people treat themselves in psychedelic-assisted therapy, and whether that carried the change.",
        discussion: """
            Begin with `maitri demo`: it opens a fictional study and shows its pages.
            `maitri help <subcommand>` explains each one.
            """,
        version: Program.version,
        subcommands: [
            DemoCommand.self, InstrumentCommand.self, ScoreCommand.self, AnalyzeCommand.self, PlanCommand.self, ReportCommand.self, TruthsCommand.self, ValidateCommand.self, CreateCommand.self, RecordCommand.self,
            ServeCommand.self, InviteCommand.self, VerifyCommand.self, BundleCommand.self, WitnessCommand.self, BackupCommand.self, RestoreCommand.self,
            KeysCommand.self, EraseCommand.self, GuardCommand.self, WatchCommand.self, BenchCommand.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let code as ExitCode {
            exit(withError: code)
        } catch {
            // Requests for help and version come as errors too; the library knows their status.
            let status = exitCode(for: error)
            if status == .success || status == .validationFailure {
                leave(with: error, status: status)
            }
            StandardError.line("\(error)")
            exit(withError: ExitCode(2))
        }
    }

    /// Usage errors end with 2, as all input that cannot be used does.
    private static func leave(with error: any Error, status: ExitCode) -> Never {
        if status == .success { exit(withError: error) }
        StandardError.line(fullMessage(for: error))
        exit(withError: ExitCode(2))
    }
}

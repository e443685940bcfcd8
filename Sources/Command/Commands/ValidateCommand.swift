import AnalysisPlans
import ArgumentParser
import Foundation
import Reports

struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Carries out reference cases and compares every number with the one expected.",
        discussion: """
            Takes every folder of DIR that holds plan.json (or plan.yaml), data.csv and \
            expected.json; DIR itself may be such a folder. Prints one line a case and one for \
            each deviation, then a total. Exit status 1 when a number lies outside its tolerance \
            or is missing.
            """)

    @Argument(help: "A folder of cases.")
    var directory: String

    @Option(help: ArgumentHelp("Only cases whose name begins like this, for instance a1; may be given several times.", valueName: "name"))
    var only: [String] = []

    @Option(help: "How many threads the bootstrap may use; no number depends on it.")
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    func run() throws {
        let cases = try folders()
        var numbers = 0
        var deviations = 0
        var failed = 0
        for folder in cases {
            let name = URL(fileURLWithPath: folder).lastPathComponent
            let comparison = compare(folder)
            numbers += comparison.compared
            deviations += comparison.deviations.count
            if comparison.isWithin {
                StandardOutput.line("ok    \(name)  \(comparison.compared)/\(comparison.compared)")
            } else {
                failed += 1
                let within = comparison.compared - comparison.deviations.count
                StandardOutput.line("FAIL  \(name)  \(within)/\(comparison.compared)")
                // A case that was not carried out has one reason, not a deviation for each number.
                let lines = comparison.notes.isEmpty ? comparison.deviations.map(\.description) : comparison.notes
                for line in lines { StandardOutput.line("      \(line)") }
            }
        }
        let within = numbers - deviations
        StandardOutput.line("\(cases.count - failed) of \(cases.count) cases within tolerance, \(within) of \(numbers) numbers.")
        if failed > 0 { throw ExitCode(1) }
    }

    private func compare(_ folder: String) -> ReferenceComparison {
        do {
            let plan = FileManager.default.fileExists(atPath: "\(folder)/plan.json") ? "plan.json" : "plan.yaml"
            let expected = try ReferenceExpectation(json: try InputFile.text("\(folder)/expected.json"))
            do {
                let outcome = try PlanRun(source: .file("\(folder)/\(plan)"), data: "\(folder)/data.csv", threads: threads).outcome()
                return expected.compare(with: outcome.results)
            } catch {
                return expected.notCarriedOut(because: "\(error)")
            }
        } catch {
            return ReferenceComparison(compared: 0, deviations: [], notes: ["\(error)"])
        }
    }

    private func folders() throws -> [String] {
        func isCase(_ folder: String) -> Bool {
            ["data.csv", "expected.json"].allSatisfy { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
                && ["plan.json", "plan.yaml"].contains { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
        }
        if isCase(directory) { return [directory] }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
            throw CommandFault("There is no folder \(directory).")
        }
        let cases = names.sorted().filter { name in
            isCase("\(directory)/\(name)") && (only.isEmpty || only.contains { name.hasPrefix($0) })
        }
        guard !cases.isEmpty else {
            throw CommandFault("\(directory) holds no case: a folder with plan.json, data.csv and expected.json.")
        }
        return cases.map { "\(directory)/\($0)" }
    }
}

import ArgumentParser
import Foundation
import Records
import Reports
import Simulation
import Web

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Opens a fictional study, fills it from a simulated trial, analyzes it and shows its pages.",
        discussion: """
            A two-arm trial of MDMA-assisted therapy for PTSD with invented people. The truth is \
            planted, so that one can see whether the report finds it:

              maitri demo
              maitri demo --once --out demo --truth reverse
            """)

    @Option(help: "The folder to write to.")
    var out = "demo"

    @ArgumentParser.Flag(help: "Write the files and stop, without serving the pages.")
    var once = false

    @ArgumentParser.Flag(help: "Replace an earlier demonstration in the same folder.")
    var replace = false

    @Option(help: ArgumentHelp("What is true in the simulated trial: \(TruthWord.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "truth"))
    var truth = TruthWord.trueMediation

    @Option(help: "Start of the random numbers.")
    var seed: UInt64 = 2026

    @Option(help: "How many people are randomized, 40 to 2000.")
    var participants = 90

    @Option(help: "The port on 127.0.0.1; 0 takes any free one.")
    var port = 8080

    @Option(help: "How many threads the bootstrap may use; no number depends on it.")
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
        if !(40...2000).contains(participants) { throw ValidationError("--participants lies between 40 and 2000.") }
        if !(0...65_533).contains(port) { throw ValidationError("--port lies between 0 and 65533: the two ports after it are used as well.") }
        if threads < 1 || threads > 1024 { throw ValidationError("--threads lies between 1 and 1024.") }
    }

    func run() async throws {
        if !once, port > 0 { for next in 0...2 { try LoopbackPort.requireFree(port + next) } }
        let folder = try DemoFolder(out, replacing: replace)
        let recording = ProgressLine("Recording the study")
        let study = try await DemoStudy.fill(
            folder, truth: truth.truth, participants: participants, seed: seed, progress: recording.update)
        recording.finish()
        let analyzing = ProgressLine("Carrying out the plan")
        let report = try DemoFiles(study: study, folder: folder, threads: threads).write(progress: analyzing.update)
        analyzing.finish()
        tell(study, report)
        guard !once else { return }
        try await DemoSite(folder: folder, content: SiteContent(study.material, report: report), report: report, port: port).run()
    }

    private func tell(_ study: DemoStudy, _ report: Document) {
        let snapshot = study.material.snapshot
        StandardOutput.line("A fictional study with invented people; what is planted: \(truth.rawValue), seed \(seed).")
        StandardOutput.line("  \(snapshot.allocations.count) people randomized, \(snapshot.submissions.count) questionnaires, \(study.entries) ledger entries, \(study.material.openAlerts.count) alerts waiting.")
        if let conclusion = report.conclusion { StandardOutput.line("  The report concludes: \(conclusion.title).") }
        StandardOutput.line("  Written to \(out): report.html, dataset.csv, codebook.csv, observations.csv, plan.yaml, results.json, checkpoint.txt, store, keys.")
        StandardOutput.line("  Check the record with: maitri verify --deep \(out)")
    }
}

/// The planted truths as words of the command line.
enum TruthWord: String, ExpressibleByArgument, CaseIterable {
    case trueMediation = "true-mediation"
    case reverse
    case sharedImprovement = "shared-improvement"

    var truth: Simulation.Truth {
        switch self {
        case .trueMediation: .trueMediation
        case .reverse: .reverse
        case .sharedImprovement: .sharedImprovement
        }
    }
}

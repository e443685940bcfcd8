import ArgumentParser
import Bookkeeping
import Foundation
import Records

struct RecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Records acts from a file, one a line.",
        discussion: """
            Each line is a JSON object: "by" (an account's id or a participant's pseudonym), "as" (a \
            role), "change", and where it is needed "because". Every act is held against the rules, \
            written whole or refused whole, and answered with its entry's number or a sentence. \
            Exit status 1 when any was refused; 2, and nothing recorded, when a line cannot be read.

              {"by":"ada","as":"administrator","change":{"accountSet":{"_0":{"id":"ada","version":1,
               "name":"Ada Example","roles":["administrator","coordinator"],"isOpen":true}}}}

              maitri record --store sqlite:study/store acts.jsonl

            While maitri guard runs, it alone writes the record; hand the file to it with --spool.
            """)

    @OptionGroup var options: StoreOptions

    @Option(help: ArgumentHelp("The folder in which a running maitri guard takes files in.", valueName: "folder"))
    var spool: String?

    @Argument(help: "The file with the acts.")
    var file: String

    func run() async throws {
        if let spool { return try await Spool(folder: spool).handIn(file) }
        let acts = try ActFile.acts(in: try InputFile.text(file), named: file, at: Clock.now())
        let store = try await options.open()
        let outcomes: [Outcome]
        do {
            outcomes = try await store.record(acts)
            try await store.close()
        } catch {
            try? await store.close()
            throw error
        }
        for line in ActFile.lines(of: outcomes) { StandardOutput.line(line) }
        if outcomes.contains(where: { if case .refused = $0 { true } else { false } }) { throw ExitCode(1) }
    }
}

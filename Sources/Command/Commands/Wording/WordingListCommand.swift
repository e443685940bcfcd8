import ArgumentParser
import Bookkeeping
import Instruments
import Records
import StudyDesign

struct WordingListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The wordings that a record holds: language, terms, checksum, who brought them in and when.",
        discussion: "  maitri instrument wording list --store sqlite:study/store")

    @OptionGroup var options: StoreOptions

    @ArgumentParser.Flag(help: "As JSON, for programs.")
    var json = false

    func run() async throws {
        let held = try await options.state().wordings.sorted {
            ($0.instrument.rawValue, $0.language, $0.definitionVersion) < ($1.instrument.rawValue, $1.language, $1.definitionVersion)
        }
        if json { return StandardOutput.write(try InstrumentJSON.text(of: held)) }
        if held.isEmpty { StandardOutput.line("This record holds no wording. Placeholders stand in.") }
        for wording in held {
            let terms = wording.terms.map { "\($0.status.words) (\($0.source))" } ?? "no terms stated"
            StandardOutput.line(
                "\(wording.instrument) \(wording.definitionVersion)  \(wording.language)  \(wording.checksum.prefix(12))  \(terms)  "
                    + "\(wording.importedBy), \(Instant(milliseconds: wording.importedAt))")
        }
    }
}

struct WordingReadyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ready",
        abstract: "Whether the study's questionnaires have the words that it needs to go live.",
        discussion: """
            Exit status 1 when something is missing, each with its remedy.

              maitri instrument wording ready --store sqlite:study/store
            """)

    @OptionGroup var options: StoreOptions

    @ArgumentParser.Flag(help: "As JSON, for programs: a list of what is missing.")
    var json = false

    func run() async throws {
        let refusals = try await options.state().wordingRefusals(try Catalog.bundled())
        if json {
            StandardOutput.write(try InstrumentJSON.text(of: refusals))
        } else if refusals.isEmpty {
            StandardOutput.line("Every questionnaire of the study has its words, in every language, under terms that cover its use.")
        } else {
            for refusal in refusals { StandardOutput.line(refusal) }
        }
        if !refusals.isEmpty { throw ExitCode(1) }
    }
}

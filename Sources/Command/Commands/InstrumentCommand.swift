import ArgumentParser
import Instruments
import Reports

struct InstrumentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "instrument",
        abstract: "Lists and explains the instruments, and brings in their wording.",
        discussion: """
            The program ships scoring keys with their sources, and no question: placeholders of its \
            own, marked as such, stand in until a site imports the wording that it may use.

              maitri instrument list
              maitri instrument explain scs
              maitri instrument wording --help
            """,
        subcommands: [List.self, Explain.self, CheckScoresCommand.self, WordingCommand.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Every instrument, by what it measures.",
            discussion: "Those that are known and not scored stand at the end, with the reason.")

        @Option(help: ArgumentHelp("Only what measures this, for instance self-compassion.", valueName: "construct"))
        var construct: String?

        @ArgumentParser.Flag(help: "As JSON, for programs.")
        var json = false

        func run() throws {
            let catalog = try Catalog.bundled()
            let list = InstrumentList(catalog)
            if let construct, !list.constructs.contains(construct) {
                let known = list.constructs.map { "\"\($0)\"" }.joined(separator: ", ")
                throw CommandFault("Nothing measures \"\(construct)\". The shelf measures \(known).")
            }
            let shown = catalog.instruments.filter { construct == nil || $0.construct == construct }
            if json {
                StandardOutput.write(try InstrumentJSON.text(of: shown.map(InstrumentJSON.Entry.init)))
            } else {
                StandardOutput.write(InstrumentText.list(shown, unscored: construct == nil ? catalog.unscored : []))
            }
        }
    }

    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "explain", abstract: "What an instrument asks, how it is scored, and what was published about it.",
            discussion: "With --json: the definition itself, as it stands on the shelf.")

        @ArgumentParser.Flag(help: "As JSON, for programs.")
        var json = false

        @Argument(help: "The instrument's id, for instance scs.")
        var instrument: String

        func run() throws {
            let instrument = try Catalog.bundled().instrument(named: instrument)
            StandardOutput.write(
                json ? try InstrumentJSON.text(of: instrument) : PlainText().render(InstrumentDocument(instrument).document))
        }
    }
}

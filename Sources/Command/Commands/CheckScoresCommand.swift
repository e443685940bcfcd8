import ArgumentParser
import Datasets
import Instruments
import Statistics

struct CheckScoresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks scores that somebody else computed.",
        discussion: """
            Each column is declared to be a scale of an instrument; nothing is guessed. Values that \
            the scale cannot have are refused, with the form in which they would make sense where \
            there is one (a sum for a mean, a doubled score). Scores that seem to be stored the wrong \
            way round are reported and never repaired. Exit status 1 when anything is refused.

              maitri instrument check scores.csv --score total=scs.total_item_mean --score qids=qids_sr16.total
            """)

    @Option(name: .customLong("score"), help: ArgumentHelp("What a column is: column=instrument.scale. May be given several times.", valueName: "declaration"))
    var declarations: [String]

    @ArgumentParser.Flag(help: "Each row is a group, and the columns are means of groups.")
    var groups = false

    @OptionGroup var blanks: BlankOptions

    @ArgumentParser.Flag(help: "As JSON, for programs.")
    var json = false

    @Argument(help: "The table of scores; - reads standard input.")
    var scores: String

    func run() throws {
        let catalog = try Catalog.bundled()
        let declared = try declarations.map { try GivenColumn(reading: $0, catalog: catalog, unit: groups ? .groupMeans : .people) }
        let text = try DelimitedText(try InputFile.bytes(scores))
        let report = GivenReport(GivenScores(text, declared: declared, blanks: Set(try blanks.reasons.keys)))
        StandardOutput.write(json ? report.json.text() + "\n" : report.text + "\n")
        guard report.isUsable else { throw ExitCode(1) }
    }
}

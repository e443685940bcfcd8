import ArgumentParser
import Datasets
import Instruments
import Statistics

struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Scores a table of answers, one row a person.",
        discussion: """
            Each scale follows the published key; a blank is never a zero: a scale that lacks \
            items is left empty and named in the column <instrument>_not_scored.

              maitri score --instrument scs answers.csv
              maitri score --instrument scs --columns scs_ --keep answers.csv > scored.csv
              maitri score --instrument scs --columns scs_ --explain 3 answers.csv

            Commas, semicolons and tabs are understood, and decimal commas where the separator \
            is not a comma. Faults are listed together with row and column; then nothing is \
            written.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json, table }

    @Option(help: "Which instrument the answers are to, for instance scs.")
    var instrument: String

    @Option(help: "Columns are named by this prefix and the item's number: scs_ for scs_1 to scs_26.")
    var columns: String?

    @Option(help: ArgumentHelp("A table with the columns item and column that says where each item is.", valueName: "file"))
    var map: String?

    @Option(name: .customLong("blank"), help: ArgumentHelp("A field that means \"not answered\", for instance NA; may be given several times.", valueName: "word"))
    var blanks: [String] = []

    @Option(help: "csv, json or table.")
    var format: Format = .csv

    @ArgumentParser.Flag(help: "Keep the columns of the input before the scores (csv and table).")
    var keep = false

    @Option(help: ArgumentHelp("Write the scores of this row (the first person is row 1) out as sums that can be checked.", valueName: "row"))
    var explain: Int?

    @Option(name: [.customShort("o"), .customLong("output")], help: ArgumentHelp("Write to this file instead of the terminal.", valueName: "file"))
    var output: String?

    @Argument(help: "The table of answers; - reads standard input.")
    var answers: String

    func validate() throws {
        if columns != nil, map != nil { throw ValidationError("--columns and --map exclude each other.") }
    }

    func run() throws {
        let catalog = try Catalog.bundled()
        let instrument = try catalog.instrument(named: instrument)
        let items = try ItemTable(
            bytes: try InputFile.bytes(answers), instrument: instrument, columns: try itemColumns(instrument),
            blanks: Dictionary(blanks.map { ($0, Blank.blank) }, uniquingKeysWith: { first, _ in first }))
        let scored = ScoredTable(items)
        let text = try explain.map { try explanation(of: $0, scored) } ?? rendered(scored, items)
        let rows = scored.rowsThatNeedAPerson
        if !rows.isEmpty {
            let shown = rows.prefix(10).map(String.init).joined(separator: ", ")
            StandardError.line("\(rows.count) of \(scored.sheets.count) rows hold an answer that needs a person, or leave such an item open: \(shown)\(rows.count > 10 ? " …" : ""). The column \(scored.instrument.id)_safety names the items.")
        }
        if let output { try OutputFile.write(text, to: output) } else { StandardOutput.write(text) }
    }

    private func itemColumns(_ instrument: Instrument) throws -> ItemColumns {
        if let map { return try .map(reading: try InputFile.bytes(map), for: instrument) }
        return columns.map(ItemColumns.prefix) ?? .codes
    }

    private func explanation(of row: Int, _ scored: ScoredTable) throws -> String {
        guard row >= 1, row <= scored.sheets.count else {
            throw CommandFault("There is no row \(row): the table has rows 1 to \(scored.sheets.count).")
        }
        return scored.sheets[row - 1].explanation(in: scored.instrument) + "\n"
    }

    private func rendered(_ scored: ScoredTable, _ items: ItemTable) throws -> String {
        switch format {
        case .csv:
            return DelimitedWriter(guardsFormulas: true).text(of: try scored.table(carrying: keep ? items.table.columns : []))
        case .json: return ScoreJSON.text(scored)
        case .table: return TextTable(try scored.table(carrying: keep ? items.table.columns : [])).text
        }
    }
}

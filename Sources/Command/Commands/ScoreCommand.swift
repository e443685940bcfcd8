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
              maitri score --instrument pcl5 --change 1:2 answers.csv

            Commas, semicolons and tabs are understood, and decimal commas where the separator \
            is not a comma. Faults are listed together with row and column; then nothing is \
            written. Answers that seem to be stored the wrong way round are reported and left as \
            they are. Tables of any length go through csv; json and table hold every row in memory. \
            Where --change finds no two scores to compare, it says why, with exit status 1.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json, table }

    @Option(help: "Which instrument the answers are to, for instance scs.")
    var instrument: String

    @Option(help: "Columns are named by this prefix and the item's number: scs_ for scs_1 to scs_26.")
    var columns: String?

    @Option(help: ArgumentHelp("A table with the columns item and column that says where each item is.", valueName: "file"))
    var map: String?

    @OptionGroup var blanks: BlankOptions

    @Option(help: ArgumentHelp("Replace missing items by the mean of the answered ones where at most this share of a scale's items is missing, as your study's plan says: 0.2 for a fifth. It takes the place of the published rule, also where that allows more: of the PHQ-9's nine items two may be missing as published, and one with 0.12. Such scores are marked.", valueName: "share"))
    var prorate: Double?

    @Option(help: "csv, json or table.")
    var format: Format = .csv

    @ArgumentParser.Flag(help: "Keep the columns of the input before the scores (csv and table).")
    var keep = false

    @Option(help: ArgumentHelp("Write the scores of this row (the first person is row 1) out as sums that can be checked.", valueName: "row"))
    var explain: Int?

    @Option(help: ArgumentHelp("Write out what changed from one row to another, for instance 1:2, read against published thresholds.", valueName: "rows"))
    var change: RowPair?

    @Option(help: ArgumentHelp("Which scale --change reads; the instrument's first one when left out.", valueName: "id"))
    var scale: String?

    @Option(help: ArgumentHelp("What --change is read against beside what is published: a JSON file like a protocol's part \"change\", each number with its source.", valueName: "file"))
    var changePlan: String?

    @Option(name: [.customShort("o"), .customLong("output")], help: ArgumentHelp("Write to this file instead of the terminal.", valueName: "file"))
    var output: String?

    @Argument(help: "The table of answers; - reads standard input.")
    var answers: String

    func validate() throws {
        if columns != nil, map != nil { throw ValidationError("--columns and --map exclude each other.") }
        if explain != nil || change != nil, keep || format != .csv {
            throw ValidationError("--explain and --change write sentences: leave --format and --keep out.")
        }
        if keep, format == .json { throw ValidationError("--keep is for csv and table; json holds the scores alone.") }
        if change == nil, scale != nil || changePlan != nil { throw ValidationError("--scale and --change-plan go with --change.") }
        if explain != nil, change != nil { throw ValidationError("--explain and --change exclude each other.") }
        if let prorate, !(prorate > 0 && prorate <= 0.5) {
            throw ValidationError("--prorate takes a share above 0, and 0.5 at most.")
        }
    }

    func run() throws {
        let instrument = try Catalog.bundled().instrument(named: instrument)
        let blanks = try blanks.reasons
        let columns = try itemColumns(instrument)
        if let output { try OutputFile.require(output, otherThan: [answers] + (map.map { [$0] } ?? [])) }
        let input = try InputFile.source(answers)
        defer { input.close() }
        let isFound =
            if explain != nil || change != nil {
                try tell(of: ItemRows(bytes: try input.source.allBytes(), instrument: instrument, columns: columns, blanks: blanks))
            } else if format == .csv {
                try stream(input.source, instrument, columns, blanks)
            } else {
                try write(ItemTable(bytes: try input.source.allBytes(), instrument: instrument, columns: columns, blanks: blanks))
            }
        reportDirection(of: input.source, instrument, columns, blanks)
        if !isFound { throw ExitCode(1) }
    }

    var policy: ProratingPolicy { prorate.map { .missingShare(atMost: $0) } ?? .published }

    /// Tables of any length: all of it is read before any of it is written.
    private func stream(_ source: AnswerSource, _ instrument: Instrument, _ columns: ItemColumns, _ blanks: [String: Blank]) throws -> Bool {
        let scores = ScoreStream(instrument: instrument, columns: columns, blanks: blanks, prorating: policy, threads: 2)
        let text = try scores.text(of: source, keeping: keep)
        warn(text.needingAPerson, of: text.rowCount, first: text.firstNeedingAPerson, instrument)
        if let output { try OutputFile.write(text.pieces, to: output) } else { StandardOutput.write(text.pieces) }
        return true
    }

    /// Every row of the table and every step of its scores, in memory.
    private func write(_ items: ItemTable) throws -> Bool {
        let scored = ScoredTable(items, prorating: policy)
        let rows = scored.rowsThatNeedAPerson
        let text = try rendered(scored, items)
        warn(rows.count, of: scored.sheets.count, first: Array(rows.prefix(StreamedText.named)), scored.instrument)
        try write(text)
        return true
    }

    func write(_ text: String) throws {
        if let output { try OutputFile.write(text, to: output) } else { StandardOutput.write(text) }
    }

    /// Reported, never repaired: only who prepared the table can say.
    private func reportDirection(of source: AnswerSource, _ instrument: Instrument, _ columns: ItemColumns, _ blanks: [String: Blank]) {
        // The first rows tell; the whole table has been checked for faults already.
        guard let head = try? source.head(lines: 5_001),
            let items = try? ItemTable(bytes: head, instrument: instrument, columns: columns, blanks: blanks)
        else { return }
        for finding in DirectionCheck(items).findings { StandardError.line(finding.sentence) }
    }

    private func warn(_ count: Int, of rows: Int, first: [Int], _ instrument: Instrument) {
        guard count > 0 else { return }
        let shown = first.map(String.init).joined(separator: ", ")
        let place = format == .json ? "The member safety of each row" : "The column \(instrument.id)_safety"
        StandardError.line("\(count) of \(rows) rows hold an answer that needs a person, or leave such an item open: \(shown)\(count > first.count ? " …" : ""). \(place) names the items.")
    }

    private func itemColumns(_ instrument: Instrument) throws -> ItemColumns {
        if let map { return try .map(reading: try InputFile.bytes(map), for: instrument) }
        return columns.map(ItemColumns.prefix) ?? .codes
    }

    private func rendered(_ scored: ScoredTable, _ items: ItemTable) throws -> String {
        if format == .json { return ScoreJSON.text(scored) }
        return TextTable(try scored.table(carrying: keep ? items.table.columns : [])).text
    }
}

public import Instruments
public import Statistics

/// Item-level answers of many people to one instrument, read from a table, all of it at once.
///
/// Each field takes some thirty bytes of memory or more; for long files see `ScoreStream`, and
/// `ItemRows` where a few rows of them are wanted.
public struct ItemTable: Sendable {
    public let instrument: Instrument
    /// One set of answers a row, in the order of the file.
    public let answers: [Answers]
    /// The whole table, for callers that carry columns along. A column outside the items
    /// whose numbers would not be written again as they stood (`007`, `1e5`, twenty digits)
    /// is kept as text: it names something.
    public let table: DataTable

    /// Items that enter a score need a column; further items of the form are read where the
    /// table has them.
    ///
    /// - Parameters:
    ///   - blanks: what a field says when the item was not answered; an empty field always
    ///     means that.
    /// - Throws: ``ItemTableFaults`` as `ItemRows` does.
    public init(
        bytes: [UInt8], instrument: Instrument, columns: ItemColumns, blanks: [String: Blank] = [:]
    ) throws {
        try self.init(ItemRows(bytes: bytes, instrument: instrument, columns: columns, blanks: blanks))
    }

    init(_ rows: ItemRows) throws {
        instrument = rows.instrument
        table = try rows.table()
        answers = try (0..<rows.rowCount).map { try Answers(inOrder: rows.ordered($0), for: rows.instrument) }
    }
}

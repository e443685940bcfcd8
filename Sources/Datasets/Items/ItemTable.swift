public import Instruments
public import Statistics

/// Item-level answers of many people to one instrument, read from a table.
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
    /// - Throws: ``ItemTableFaults`` with everything that is wrong with the file: its form,
    ///   missing columns, text where a number belongs, values off the scale.
    public init(
        bytes: [UInt8], instrument: Instrument, columns: ItemColumns, blanks: [String: Blank] = [:]
    ) throws {
        let text: DelimitedText
        do {
            text = try DelimitedText(bytes)
        } catch let faults as DelimitedFaults {
            throw ItemTableFaults(faults.description.split(separator: "\n").map(String.init))
        }
        var reading = ItemReading(text: text, instrument: instrument, blanks: blanks)
        reading.place(columns)
        let rows = reading.answers()
        let codes = blanks.mapValues { MissingReason($0.rawValue) }
        let read = TableReading(
            columnMissingCodes: Dictionary(
                reading.places.map { (text.header[$0.column], codes) }, uniquingKeysWith: { first, _ in first }))
        var table: DataTable?
        do {
            table = try DataTable(reading: text, as: read)
        } catch let faults as DelimitedFaults {
            for fault in faults.faults { reading.fault(row: fault.row ?? 0, column: fault.position ?? 0, fault.description) }
        }
        guard let table, reading.faults.isEmpty else { throw ItemTableFaults(reading.sentences) }
        self.instrument = instrument
        self.table = try table.keepingNames(of: text, except: Set(reading.places.map(\.column)))
        answers = try rows.map { try Answers($0, for: instrument) }
    }
}

extension DataTable {
    /// Turns columns of numbers that are not written as numbers are back into text.
    fileprivate func keepingNames(of text: DelimitedText, except items: Set<Int>) throws -> DataTable {
        try DataTable(
            columns: columns.enumerated().map { place, column in
                guard case .numeric(let cells) = column.content, !items.contains(place) else { return column }
                let isPlain = cells.indices.allSatisfy { row in
                    guard let number = cells[row].value else { return true }
                    return number.isWritten(text.field(row: row, column: place))
                }
                guard !isPlain else { return column }
                let fields = cells.indices.map { text.field(row: $0, column: place) }
                return Column(name: column.name, categories: fields.map { $0.isEmpty ? nil : $0 })
            })
    }
}

extension Double {
    /// Whether `text` is this number in its usual form; zeros at the end of a fraction and a
    /// decimal comma do not matter.
    fileprivate func isWritten(_ text: String) -> Bool {
        var plain = text.split(separator: ",", omittingEmptySubsequences: false).joined(separator: ".")
        if plain.contains(".") {
            while plain.hasSuffix("0") { plain.removeLast() }
            if plain.hasSuffix(".") { plain.removeLast() }
        }
        return plain == shortestText
    }
}

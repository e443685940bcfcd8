public import Instruments
import Statistics

/// A table of answers whose form and fields are checked, and whose rows are made into answers
/// one at a time.
///
/// Held are the bytes of the file and eight more for each of its fields; nothing is held of the
/// rows that are not asked for.
public struct ItemRows: Sendable {
    public let instrument: Instrument
    let text: DelimitedText
    private let reading: ItemReading
    /// By column, how it is written again.
    let forms: [ColumnForm]
    /// By item, in the order of the form; nil for an item that the file leaves out.
    private let columns: [Int?]

    public var rowCount: Int { text.rowCount }

    /// - Parameters:
    ///   - blanks: what a field says when the item was not answered; an empty field always
    ///     means that.
    /// - Throws: ``ItemTableFaults`` with everything that is wrong with the file: its form,
    ///   missing columns, text where a number belongs, values off the scale, words for a blank
    ///   that are answers, both decimal marks.
    public init(
        bytes: [UInt8], instrument: Instrument, columns: ItemColumns, blanks: [String: Blank] = [:]
    ) throws {
        do {
            text = try DelimitedText(bytes)
        } catch let faults as DelimitedFaults {
            throw ItemTableFaults(faults.description.split(separator: "\n").map(String.init))
        }
        var reading = ItemReading(text: text, instrument: instrument, blanks: blanks)
        reading.place(columns)
        reading.check()
        var forms: [ColumnForm] = []
        let items = Set(reading.places.map(\.column))
        for column in text.header.indices {
            forms.append(ColumnForm(text, column, blanks: items.contains(column) ? blanks : nil))
        }
        for fault in ColumnForm.mixedMarks(forms, in: text) {
            reading.fault(row: fault.row ?? 0, column: fault.position ?? 0, fault.description)
        }
        guard reading.faults.isEmpty else { throw ItemTableFaults(reading.sentences) }
        var places = [Int?](repeating: nil, count: instrument.items.count)
        for place in reading.places where places.indices.contains(place.item.number - 1) {
            places[place.item.number - 1] = place.column
        }
        self.instrument = instrument
        self.reading = reading
        self.forms = forms
        self.columns = places
    }

    /// The answers of the row at `index`, from 0, in the order of the form.
    func ordered(_ index: Int) -> [Answer] {
        var answers: [Answer] = []
        answers.reserveCapacity(columns.count)
        for column in columns { answers.append(column.map { reading.answer(row: index, column: $0) } ?? .missing(.blank)) }
        return answers
    }

    /// Whether a field of an item means "not answered".
    func isBlank(_ field: String) -> Bool { field.isEmpty || (!reading.blanks.isEmpty && reading.blanks[field] != nil) }

    /// nil where there is no row at `index`, from 0.
    public func answers(_ index: Int) throws -> Answers? {
        guard index >= 0, index < rowCount else { return nil }
        return try Answers(inOrder: ordered(index), for: instrument)
    }

    /// The whole file as columns; see `ItemTable.table`.
    func table() throws -> DataTable {
        let codes = reading.blanks.mapValues { MissingReason($0.rawValue) }
        let read = TableReading(
            columnMissingCodes: Dictionary(
                reading.places.map { (text.header[$0.column], codes) }, uniquingKeysWith: { first, _ in first }))
        do {
            let table = try DataTable(reading: text, as: read)
            return try DataTable(
                columns: table.columns.enumerated().map { place, column in
                    guard case .numeric(let cells) = column.content, forms[place].kind == .words else { return column }
                    let fields = cells.indices.map { text.field(row: $0, column: place) }
                    return Column(name: column.name, categories: fields.map { $0.isEmpty ? nil : $0 })
                })
        } catch let faults as DelimitedFaults {
            throw ItemTableFaults(faults.faults.map(\.description))
        }
    }
}

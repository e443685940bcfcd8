public import Instruments
public import Statistics

/// Item-level answers of many people to one instrument, read from a table.
public struct ItemTable: Sendable {
    public let instrument: Instrument
    /// One set of answers a row, in the order of the file.
    public let answers: [Answers]
    /// The whole table as it was read, for callers that carry columns along.
    public let table: DataTable

    /// - Parameters:
    ///   - blanks: what a field says when the item was not answered; an empty field always
    ///     means that.
    /// - Throws: ``ItemTableFaults`` with everything that is wrong with the file: its form,
    ///   missing columns, text where a number belongs, values off the scale.
    public init(
        bytes: [UInt8], instrument: Instrument, columns: ItemColumns, blanks: [String: Blank] = [:]
    ) throws {
        let reading = TableReading(
            missingCodes: blanks.mapValues { MissingReason($0.rawValue) })
        let table: DataTable
        do {
            table = try DataTable(bytes: bytes, reading: reading)
        } catch let faults as DelimitedFaults {
            throw ItemTableFaults(faults.description.split(separator: "\n").map(String.init))
        }
        var faults: [(row: Int, sentence: String)] = []
        var places: [(item: Item, column: Column)] = []
        for item in instrument.scoredItems {
            let label = "item \(item.number) of \(instrument.abbreviation) (\(item.topic))"
            guard let name = columns.column(of: item) else {
                faults.append((0, "The map names no column for \(label)."))
                continue
            }
            guard let column = table.column(name) else {
                let nearest = nearestNames(to: name, among: table.names).first
                faults.append((0, "There is no column \"\(name)\" for \(label)." + (nearest.map { " The nearest is \"\($0)\"." } ?? "")))
                continue
            }
            places.append((item, column))
        }
        var rows = Array(repeating: [String: Answer](), count: table.rowCount)
        for (item, column) in places {
            for row in 0..<table.rowCount {
                switch Self.answer(in: column, at: row) {
                case .missing(let blank): rows[row][item.code] = .missing(blank)
                case .number(let value):
                    let scale = instrument.response(of: item)
                    if !scale.accepts(value) {
                        faults.append((row + 2, "Row \(row + 2), column \"\(column.name)\": \(value.shortestText ?? "") is not on the scale of this item, which runs \(scale.description)."))
                    }
                    rows[row][item.code] = .value(value)
                case .text:
                    faults.append((row + 2, "Row \(row + 2), column \"\(column.name)\": there is text where a number belongs. If it means \"not answered\", say so with --blank."))
                }
            }
        }
        guard faults.isEmpty else { throw ItemTableFaults(Self.inFileOrder(faults)) }
        self.instrument = instrument
        self.table = table
        answers = try rows.map { try Answers($0, for: instrument) }
    }

    private enum Field {
        case number(Double)
        case missing(Blank)
        case text
    }

    private static func answer(in column: Column, at row: Int) -> Field {
        switch column.content {
        case .numeric(let cells):
            switch cells[row] {
            case .value(let value): return .number(value)
            case .missing(let reason): return .missing(Blank(rawValue: reason.rawValue) ?? .blank)
            }
        case .categorical(let levels, let codes):
            // Some field of the column is text; this one may still be a number.
            guard let code = codes[row] else { return .missing(.blank) }
            return Double(levels[code]).map { $0.isFinite ? .number($0) : .text } ?? .text
        }
    }

    private static func inFileOrder(_ faults: [(row: Int, sentence: String)]) -> [String] {
        faults.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }.map(\.element.sentence)
    }
}

import Instruments
import Statistics

/// Where the items stand in a file that can be read quickly; made from its header.
struct PlainLayout: Sendable {
    struct Column: Sendable {
        /// Index of the item; −1 for a column that no item has.
        let item: Int
        /// Where its column begins in a block.
        let first: Int
        /// Bit d: the digit d alone is an answer on the scale of the item.
        let digits: UInt16
    }

    let instrument: Instrument
    let header: [String]
    let separator: DelimitedText.Separator
    let columns: [Column]
    /// By column: the eight columns from there on, where all of them are answered with digits.
    let groups: [DigitGroup?]
    /// The items that no column has.
    let absentItems: [Int]
    let scales: [ResponseScale]
    /// Fields that mean "not answered", as bytes, with their mark.
    let blanks: [(word: [UInt8], mark: UInt8)]

    /// nil where the header is not plain, has a single column, or does not hold what is needed:
    /// `ItemRows` then says what is wrong.
    init?(header line: [UInt8], instrument: Instrument, columns: ItemColumns, blanks: [String: Blank]) {
        var line = line
        if line.last == 13 { line.removeLast() }
        guard let text = Self.header(line), text.header.count > 1 else { return nil }
        var reading = ItemReading(text: text, instrument: instrument, blanks: blanks)
        reading.place(columns)
        guard reading.faults.isEmpty else { return nil }
        self.instrument = instrument
        header = text.header
        separator = text.separator
        scales = instrument.items.map { instrument.response(of: $0) }
        self.blanks = blanks.map { (Array($0.key.utf8), AnswerBlock.mark($0.value)) }
        var items = [Int](repeating: -1, count: text.header.count)
        for place in reading.places { items[place.column] = place.item.number - 1 }
        var made: [Column] = []
        for item in items {
            var digits: UInt16 = 0
            if item >= 0 {
                for digit in 0..<10 where scales[item].accepts(Double(digit)) && blanks["\(digit)"] == nil {
                    digits |= 1 << UInt16(digit)
                }
            }
            made.append(Column(item: item, first: max(0, item) * AnswerBlock.stride, digits: digits))
        }
        self.columns = made
        let byte = Self.byte(of: text.separator)
        groups = made.indices.map { DigitGroup(made, from: $0, separator: byte) }
        absentItems = instrument.items.indices.filter { !items.contains($0) }
    }

    /// The header read with one empty row below it, once for each possible number of columns
    /// that its separators allow.
    private static func header(_ line: [UInt8]) -> DelimitedText? {
        for byte in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
            var count = 0
            var isQuoted = false
            for other in line {
                if other == UInt8(ascii: "\"") { isQuoted.toggle() }
                if other == byte, !isQuoted { count += 1 }
            }
            let row = [UInt8](repeating: byte, count: count)
            guard count > 0, let text = try? DelimitedText(line + [10] + row + [10]) else { continue }
            // Another separator was recognized, or the header runs over more than this line.
            guard text.separator == separator(byte), text.rowCount == 1, text.header.count == count + 1 else { continue }
            return text
        }
        return nil
    }

    private static func separator(_ byte: UInt8) -> DelimitedText.Separator {
        switch byte {
        case UInt8(ascii: ";"): .semicolon
        case UInt8(ascii: "\t"): .tab
        default: .comma
        }
    }

    var separatorByte: UInt8 { Self.byte(of: separator) }

    private static func byte(of separator: DelimitedText.Separator) -> UInt8 {
        switch separator {
        case .comma: UInt8(ascii: ",")
        case .semicolon: UInt8(ascii: ";")
        case .tab: UInt8(ascii: "\t")
        }
    }
}

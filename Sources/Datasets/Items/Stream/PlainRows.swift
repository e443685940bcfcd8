import Instruments
import Statistics

/// Reads the rows of a chunk that are as nearly all rows are: digits, empty fields, numbers,
/// words for blanks, text outside the items. Anything else is not plain, and nothing is said of
/// it here: `ItemRows` reads the file once more and finds the faults.
struct PlainRows {
    enum Outcome { case more, done, notPlain }

    let layout: PlainLayout
    private let separator: UInt8
    private let lastColumn: Int
    private let understandsCommas: Bool
    var chunk = LineChunk()
    /// The next byte to read.
    private(set) var position = 0
    /// Where the rows of the block begin and end, for those who write them again.
    private(set) var rowStarts: [Int] = []
    /// All bytes that may lie outside ASCII, together.
    private var combined: UInt8 = 0
    /// Whether empty lines stand at the end of the chunk.
    private(set) var endsWithEmptyLines = false
    /// Numbers with a decimal mark, and fields that may be such.
    private(set) var hasPoints = false
    private(set) var hasCommas = false

    init(_ layout: PlainLayout) {
        self.layout = layout
        separator = layout.separatorByte
        lastColumn = layout.columns.count - 1
        understandsCommas = layout.separator != .comma
        rowStarts = [Int](repeating: 0, count: AnswerBlock.capacity + 1)
    }

    mutating func begin() {
        position = chunk.start
        combined = 0
        endsWithEmptyLines = false
    }

    /// Adds rows to `cells` until it is full or the chunk is read.
    mutating func fill(_ cells: inout AnswerCells) -> Outcome {
        var place = DigitRun(position: position, row: cells.rowCount, column: 0)
        rowStarts[place.row] = position
        while true {
            readDigits(&place, &cells)
            position = place.position
            cells.rowCount = place.row
            if place.column == 0 {
                if position >= chunk.end { return isUTF8 ? .done : .notPlain }
                if place.row == AnswerBlock.capacity { return .more }
                if chunk.bytes[position] == 10 || chunk.bytes[position] == 13 { return emptyLines() }
            }
            guard readField(layout.columns[place.column], place.row, &cells), position < chunk.end else { return .notPlain }
            if place.column < lastColumn {
                guard chunk.bytes[position] == separator else { return .notPlain }
                place.column += 1
            } else {
                if chunk.bytes[position] == 13 { position += 1 }
                guard position < chunk.end, chunk.bytes[position] == 10 else { return .notPlain }
                place.column = 0
                place.row += 1
                rowStarts[place.row] = position + 1
            }
            place.position = position + 1
        }
    }

    private mutating func readDigits(_ place: inout DigitRun, _ cells: inout AnswerCells) {
        var starts: [Int] = []
        swap(&starts, &rowStarts)
        defer { swap(&starts, &rowStarts) }
        chunk.bytes.withUnsafeBytes { bytes in
            layout.columns.withUnsafeBufferPointer { columns in
                layout.groups.withUnsafeBufferPointer { groups in
                    cells.values.withUnsafeMutableBufferPointer { values in
                        starts.withUnsafeMutableBufferPointer { starts in
                            place.read(
                                bytes, to: chunk.end, separator: separator, columns: columns, groups: groups, into: values,
                                starts: starts)
                        }
                    }
                }
            }
        }
    }

    /// Reads a field, and stops at what ends it.
    private mutating func readField(_ place: PlainLayout.Column, _ row: Int, _ cells: inout AnswerCells) -> Bool {
        guard let field = span() else { return false }
        if place.item < 0 {
            if understandsCommas { noteMarks(in: field) }
            return true
        }
        if field.isEmpty { return mark(AnswerBlock.mark(.blank), place, row, &cells) }
        for blank in layout.blanks where chunk.bytes[field].elementsEqual(blank.word) {
            return mark(blank.mark, place, row, &cells)
        }
        guard let value = number(field), layout.scales[place.item].accepts(value) else { return false }
        cells.values[place.first + row] = value
        return true
    }

    private func mark(_ mark: UInt8, _ place: PlainLayout.Column, _ row: Int, _ cells: inout AnswerCells) -> Bool {
        let cell = place.first + row
        cells.values[cell] = 0
        cells.marks[cell] = mark
        cells.hasGaps[place.item] = true
        return true
    }

    /// The bytes of a field without its quotation marks; nil where it is not plain.
    private mutating func span() -> Range<Int>? {
        let start = position
        if start < chunk.end, chunk.bytes[start] == 34 { return quoted() }
        while position < chunk.end {
            let byte = chunk.bytes[position]
            if byte == separator || byte == 10 || byte == 13 { break }
            if byte == 34 { return nil }
            combined |= byte
            position += 1
        }
        return start..<position
    }

    private mutating func quoted() -> Range<Int>? {
        position += 1
        let start = position
        while position < chunk.end, chunk.bytes[position] != 34 {
            let byte = chunk.bytes[position]
            if byte == 10 || byte == 13 { return nil }
            combined |= byte
            position += 1
        }
        guard position < chunk.end else { return nil }
        position += 1
        return start..<(position - 1)
    }

    private mutating func number(_ field: Range<Int>) -> Double? {
        if field.count < 16 {
            var whole = 0
            var isWhole = true
            for byte in chunk.bytes[field] {
                let digit = byte &- 48
                if digit > 9 { isWhole = false }
                whole = whole &* 10 &+ Int(digit)
            }
            if isWhole { return Double(whole) }
        }
        noteMarks(in: field)
        return ItemNumber.read(String(decoding: chunk.bytes[field], as: UTF8.self), commas: understandsCommas)
    }

    /// Marks of fields that begin as a number does; text is not one.
    private mutating func noteMarks(in field: Range<Int>) {
        guard let first = chunk.bytes[field].first, first < 58, first != 32 else { return }
        for byte in chunk.bytes[field] {
            if byte == 46 { hasPoints = true }
            if byte == 44 { hasCommas = true }
        }
    }

    /// Empty lines are nothing at the end of the file, and a fault anywhere else.
    private mutating func emptyLines() -> Outcome {
        for place in position..<chunk.end where chunk.bytes[place] != 10 && chunk.bytes[place] != 13 { return .notPlain }
        endsWithEmptyLines = true
        position = chunk.end
        return isUTF8 ? .done : .notPlain
    }

    private var isUTF8: Bool {
        if combined < 128 { return true }
        return String(validating: chunk.bytes[chunk.start..<chunk.end], as: UTF8.self) != nil
    }
}

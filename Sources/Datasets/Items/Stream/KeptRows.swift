/// The columns of the input that are written before the scores, as they stood.
struct KeptRows: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where each row begins, and where the last one ends.
    private(set) var ends: [Int] = [0]

    /// Takes over the rows of `rows` that were read last.
    /// - Returns: false where a field might be written another way than it stands: `ItemRows`
    ///   knows whether its column is one of numbers or of names.
    mutating func take(_ rows: PlainRows, count: Int) -> Bool {
        begin()
        for row in 0..<count {
            var position = rows.rowStarts[row]
            let end = rows.rowStarts[row + 1]
            for column in rows.layout.columns.indices {
                let field = Self.field(in: rows.chunk.bytes, from: &position, to: end, rows.layout.separatorByte)
                let isItem = rows.layout.columns[column].item >= 0
                let text = rows.chunk.bytes[field]
                let isBlank = isItem && rows.layout.blanks.contains { $0.word.elementsEqual(text) }
                if !isBlank {
                    let form = FieldForm(text)
                    guard form == .same || (form == .word && !isItem) else { return false }
                    append(text)
                }
                endField()
            }
            endRow()
        }
        return true
    }

    mutating func begin() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        ends.append(0)
    }

    mutating func add(_ field: some Sequence<UInt8>) { bytes.append(contentsOf: field) }

    mutating func endField() { bytes.append(44) }

    mutating func endRow() { ends.append(bytes.count) }

    private mutating func append(_ text: ArraySlice<UInt8>) {
        let mustQuote = text.contains(44)
        if mustQuote { bytes.append(34) }
        bytes.append(contentsOf: text)
        if mustQuote { bytes.append(34) }
    }

    /// A field of a row that is known to be plain; moves past what ends it.
    private static func field(in bytes: [UInt8], from position: inout Int, to end: Int, _ separator: UInt8) -> Range<Int> {
        let isQuoted = position < end && bytes[position] == 34
        if isQuoted { position += 1 }
        let start = position
        while position < end {
            let byte = bytes[position]
            if isQuoted ? byte == 34 : (byte == separator || byte == 10 || byte == 13) { break }
            position += 1
        }
        let field = start..<position
        position += isQuoted ? 2 : 1
        return field
    }
}

/// Whether a field would be written as it stands.
enum FieldForm: Hashable, Sendable {
    /// As a number and as a word: `3`, `70.5`, nothing at all.
    case same
    /// It is no number, and is written as it stands.
    case word
    /// It depends: `007` is a word or the number 7; `-1` may begin a formula.
    case unclear

    init(_ text: ArraySlice<UInt8>) {
        guard let first = text.first else {
            self = .same
            return
        }
        if first >= 48 && first <= 57 {
            self = Self.numberLike(text)
        } else {
            // A sign, a mark, an at, a tab or what may be a byte-order mark.
            let isUnclear = [43, 44, 45, 46, 61, 64, 9, 13, 0xEF].contains(first)
            self = isUnclear ? .unclear : .word
        }
    }

    /// Fifteen digits are held by a number exactly.
    private static func numberLike(_ text: ArraySlice<UInt8>) -> FieldForm {
        var place = text.startIndex
        while place < text.endIndex, text[place] >= 48, text[place] <= 57 { place += 1 }
        let whole = text[..<place]
        let isPlain = whole.count <= 15 && (whole.count == 1 || whole.first != 48)
        if place == text.endIndex { return isPlain ? .same : .unclear }
        guard text[place] == 46 else { return text[place] == 44 || text[place] == 101 || text[place] == 69 ? .unclear : .word }
        place += 1
        let fraction = text[place...]
        for byte in fraction where byte < 48 || byte > 57 { return byte == 101 || byte == 69 ? .unclear : .word }
        let isSmall = whole.first == 48 && fraction.prefix(3).allSatisfy { $0 == 48 }
        let isShort = whole.count + fraction.count <= 15 && fraction.last != 48 && !fraction.isEmpty
        return isPlain && isShort && !isSmall ? .same : .unclear
    }
}

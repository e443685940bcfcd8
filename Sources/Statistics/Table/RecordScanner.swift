/// Walks over the bytes of a file record by record and lays down where the fields are.
struct RecordScanner: Sendable {
    private let bytes: [UInt8]
    private let end: Int
    private let separator: UInt8
    private(set) var position: Int
    private var line = 1

    private(set) var header: [String] = []
    private(set) var fields: [FieldSpan] = []
    private(set) var lineNumbers: [Int] = []
    private(set) var brokenRows: Set<Int> = []
    var faults = FaultCollector()

    init(bytes: [UInt8], position: Int, end: Int, separator: UInt8) {
        self.bytes = bytes
        self.position = position
        self.end = end
        self.separator = separator
    }

    mutating func readHeader() {
        var spans: [FieldSpan] = []
        var more = true
        while more {
            let field = readField(row: 1, column: spans.count)
            spans.append(field.span)
            more = field.more
        }
        header = spans.map { $0.text(in: bytes) }
        var earlier: [String: Int] = [:]
        for (index, name) in header.enumerated() {
            if name.isEmpty {
                faults.add(DelimitedFault(.unnamedColumn, row: 1, position: index + 1))
            } else if let first = earlier[name] {
                faults.add(
                    DelimitedFault(.doubledName(earlier: first), row: 1, position: index + 1, column: name))
            } else {
                earlier[name] = index + 1
            }
        }
    }

    mutating func readRow() {
        let index = lineNumbers.count
        let first = fields.count
        let faultsBefore = faults.count
        lineNumbers.append(line)
        var found = 0
        var more = true
        while more {
            let field = readField(row: index + 2, column: found)
            if found < header.count { fields.append(field.span) }
            found += 1
            more = field.more
        }
        guard found != header.count else {
            if faults.count > faultsBefore { brokenRows.insert(index) }
            return
        }
        brokenRows.insert(index)
        let isEmpty = found == 1 && fields[first].isEmpty && (first == fields.count - 1)
        while fields.count < first + header.count {
            fields.append(FieldSpan(position..<position, hasDoubledQuotes: false))
        }
        // A fault of quotation already explains a wrong number of fields.
        guard faults.count == faultsBefore else { return }
        if isEmpty {
            faults.add(DelimitedFault(.emptyRow, row: index + 2))
        } else {
            let place = min(found, header.count)
            faults.add(
                DelimitedFault(
                    .fields(found: found, expected: header.count), row: index + 2, position: place + 1,
                    column: place < header.count ? header[place] : nil))
        }
    }

    /// Reads one field and what ends it.
    ///
    /// - Returns: the field, and whether another one follows in the same record.
    private mutating func readField(row: Int, column: Int) -> (span: FieldSpan, more: Bool) {
        let span: FieldSpan
        if position < end, bytes[position] == Ascii.quote {
            span = readQuoted(row: row, column: column)
        } else {
            let start = position
            readPlain(problem: .quoteWithinText, row: row, column: column)
            span = FieldSpan(start..<position, hasDoubledQuotes: false)
        }
        guard position < end else { return (span, false) }
        let terminator = bytes[position]
        position += 1
        if terminator == separator { return (span, true) }
        if terminator == Ascii.carriageReturn, position < end, bytes[position] == Ascii.newline {
            position += 1
        }
        line += 1
        return (span, false)
    }

    /// Moves to the next separator, line break or the end; a quotation mark on the way is `problem`.
    private mutating func readPlain(problem: DelimitedFault.Problem, row: Int, column: Int) {
        let start = position
        var hasQuote = false
        var combined: UInt8 = 0
        while position < end {
            let byte = bytes[position]
            if byte == separator || byte == Ascii.newline || byte == Ascii.carriageReturn { break }
            if byte == Ascii.quote { hasQuote = true }
            combined |= byte
            position += 1
        }
        if hasQuote { note(problem, row: row, column: column) }
        if combined >= 0x80 { checkEncoding(start..<position, row: row, column: column) }
    }

    private mutating func readQuoted(row: Int, column: Int) -> FieldSpan {
        let start = position + 1
        position = start
        var doubled = false
        var combined: UInt8 = 0
        while position < end {
            let byte = bytes[position]
            combined |= byte
            if byte == Ascii.quote {
                guard position + 1 < end, bytes[position + 1] == Ascii.quote else { break }
                doubled = true
                position += 1
            } else if byte == Ascii.newline {
                line += 1
            } else if byte == Ascii.carriageReturn {
                if position + 1 >= end || bytes[position + 1] != Ascii.newline { line += 1 }
            }
            position += 1
        }
        let span = FieldSpan(start..<position, hasDoubledQuotes: doubled)
        if combined >= 0x80 { checkEncoding(start..<position, row: row, column: column) }
        guard position < end else {
            note(.unclosedQuote, row: row, column: column)
            return span
        }
        position += 1
        let afterQuote = position
        readPlain(problem: .textAfterQuote, row: row, column: column)
        // With a quotation mark in it the text has been noted already.
        if position > afterQuote, !bytes[afterQuote..<position].contains(Ascii.quote) {
            note(.textAfterQuote, row: row, column: column)
        }
        return span
    }

    private mutating func checkEncoding(_ range: Range<Int>, row: Int, column: Int) {
        guard let offset = firstInvalidUTF8(in: bytes, range: range) else { return }
        note(.notUTF8(byteOffset: offset), row: row, column: column)
    }

    private mutating func note(_ problem: DelimitedFault.Problem, row: Int, column: Int) {
        faults.add(
            DelimitedFault(
                problem, row: row, position: column + 1,
                column: column < header.count ? header[column] : nil))
    }
}

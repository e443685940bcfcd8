import Instruments
import Statistics

extension KeptRows {
    /// Takes over rows of a file that is not plain, written as `DelimitedWriter` with guarded
    /// formulas writes the columns of `ItemTable`.
    ///
    /// - Parameter first: its index, from 0.
    mutating func take(_ rows: ItemRows, from first: Int, count: Int) {
        begin()
        let commas = rows.text.separator != .comma
        for row in first..<(first + count) {
            for (column, form) in rows.forms.enumerated() {
                let field = rows.text.field(row: row, column: column)
                switch form.kind {
                case .words: add(word: field)
                case .numbers, .item:
                    let isBlank = form.kind == .item && rows.isBlank(field)
                    let number = isBlank ? nil : ItemNumber.read(field, commas: commas)
                    add((number?.shortestText ?? "").utf8)
                }
                endField()
            }
            endRow()
        }
    }

    private mutating func add(word: String) {
        let formulaStarts: [Unicode.Scalar] = ["=", "+", "-", "@", "\t", "\r"]
        let first = word.unicodeScalars.first
        let isGuarded = first.map(formulaStarts.contains) ?? false
        var mustQuote = first == "\u{FEFF}"
        for byte in word.utf8 where [44, 34, 10, 13].contains(byte) { mustQuote = true }
        if mustQuote { add(CollectionOfOne(34)) }
        if isGuarded { add("'".utf8) }
        for byte in word.utf8 {
            if byte == 34 { add(CollectionOfOne(34)) }
            add(CollectionOfOne(byte))
        }
        if mustQuote { add(CollectionOfOne(34)) }
    }
}

import Instruments
import Statistics

/// What a column of a file of answers holds, found without making a column of it.
struct ColumnForm: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case item
        /// Numbers that are written in their usual form.
        case numbers
        /// Anything else, among it numbers that name something: `007`, `1e5`, twenty digits.
        case words
    }

    let kind: Kind
    /// The rows, from 0, whose number has a decimal point, and those with a comma; only where
    /// commas do not separate the fields, and only of columns that hold nothing but numbers.
    private(set) var points: [Int] = []
    private(set) var commas: [Int] = []

    /// - Parameter blanks: of an item's column, the fields that mean "not answered"; else nil.
    init(_ text: DelimitedText, _ column: Int, blanks: [String: Blank]?) {
        let understandsCommas = text.separator != .comma
        var isPlain = true
        for row in 0..<text.rowCount {
            let field = text.field(row: row, column: column)
            if field.isEmpty { continue }
            if let blanks, !blanks.isEmpty, blanks[field] != nil { continue }
            guard let number = ItemNumber.read(field, commas: understandsCommas) else {
                kind = blanks == nil ? .words : .item
                points = []
                commas = []
                return
            }
            if understandsCommas {
                if field.utf8.contains(UInt8(ascii: ".")) { points.append(row) }
                if field.utf8.contains(UInt8(ascii: ",")) { commas.append(row) }
            }
            isPlain = isPlain && (blanks != nil || number.isWritten(field))
        }
        kind = blanks != nil ? .item : isPlain ? .numbers : .words
    }

    /// Both decimal marks in one file are a fault, since one of them could be a thousands
    /// separator: the rarer one, as `DataTable` says it.
    static func mixedMarks(_ forms: [ColumnForm], in text: DelimitedText) -> [DelimitedFault] {
        let points = forms.reduce(0) { $0 + $1.points.count }
        let commas = forms.reduce(0) { $0 + $1.commas.count }
        guard points > 0, commas > 0 else { return [] }
        let isComma = commas < points
        var faults: [DelimitedFault] = []
        for (index, form) in forms.enumerated() {
            for row in isComma ? form.commas : form.points {
                faults.append(
                    DelimitedFault(.otherDecimalMark(isComma: isComma), row: row + 2, position: index + 1, column: text.header[index]))
            }
        }
        return faults.count > DelimitedFaults.keptLimit ? Array(faults.prefix(DelimitedFaults.keptLimit)) : faults
    }
}

extension Double {
    /// Whether `text` is this number in its usual form; zeros at the end of a fraction and a
    /// decimal comma do not matter.
    fileprivate func isWritten(_ text: String) -> Bool {
        if text.utf8.count == 1 { return true }
        var plain = text.split(separator: ",", omittingEmptySubsequences: false).joined(separator: ".")
        if plain.contains(".") {
            while plain.hasSuffix("0") { plain.removeLast() }
            if plain.hasSuffix(".") { plain.removeLast() }
        }
        return plain == shortestText
    }
}

import Instruments
import Statistics

/// The reading of answers from a file of values: collects every fault with its place.
struct ItemReading {
    struct Place {
        let item: Item
        /// Index of the column in the file.
        let column: Int
    }

    private struct PlacedFault {
        let row: Int
        let column: Int
        let sentence: String
    }

    let text: DelimitedText
    let instrument: Instrument
    let blanks: [String: Blank]
    private(set) var places: [Place] = []
    private var found: [PlacedFault] = []

    init(text: DelimitedText, instrument: Instrument, blanks: [String: Blank]) {
        self.text = text
        self.instrument = instrument
        self.blanks = blanks
    }

    var faults: [String] { found.map(\.sentence) }

    /// What concerns the file as a whole, then row by row and column by column.
    var sentences: [String] {
        found.enumerated()
            .sorted { ($0.element.row, $0.element.column, $0.offset) < ($1.element.row, $1.element.column, $1.offset) }
            .map(\.element.sentence)
    }

    mutating func fault(row: Int, column: Int, _ sentence: String) {
        found.append(PlacedFault(row: row, column: column, sentence: sentence))
    }

    /// Finds the column of each item.
    mutating func place(_ columns: ItemColumns) {
        let scored = Set(instrument.scoredItems.map(\.number))
        let named = Set(instrument.items.compactMap { columns.column(of: $0) })
        // A column that another item has is not the one that was meant.
        let free = text.header.filter { !named.contains($0) }
        var takers: [Int: Int] = [:]
        for item in instrument.items {
            let isNeeded = scored.contains(item.number)
            let label = "item \(item.number) of \(instrument.abbreviation) (\(item.topic))"
            guard let name = columns.column(of: item), !name.isEmpty else {
                if isNeeded { fault(row: 0, column: 0, "The map names no column for \(label).") }
                continue
            }
            guard let column = text.header.firstIndex(of: name) else {
                guard isNeeded || columns.isMap else { continue }
                let nearest = nearestNames(to: name, among: free).first
                fault(row: 0, column: 0, "There is no column \"\(name)\" for \(label)." + (nearest.map { " The nearest is \"\($0)\"." } ?? ""))
                continue
            }
            if let taker = takers.updateValue(item.number, forKey: column) {
                fault(row: 0, column: 0, "The column \"\(name)\" is named for item \(taker) and for \(label); each item has a column of its own.")
            }
            places.append(Place(item: item, column: column))
        }
        checkBlanks()
    }

    /// A word that is an answer to some item would take real answers away.
    private mutating func checkBlanks() {
        for word in blanks.keys.sorted() {
            guard let value = number(word) else { continue }
            let takers = places.filter { instrument.response(of: $0.item).accepts(value) }.map(\.item.code)
            guard !takers.isEmpty else { continue }
            let more = takers.count > 3 ? " and \(takers.count - 3) more" : ""
            fault(row: 0, column: 0, "--blank \(word): \(value.shortestText ?? word) is an answer of \(takers.prefix(3).joined(separator: ", "))\(more); it would be lost. Leave the field of an unanswered item empty instead, or write a word that is no answer.")
        }
    }

    /// Looks at every field of the items; faults are kept.
    mutating func check() {
        for place in places {
            let scale = instrument.response(of: place.item)
            let name = text.header[place.column]
            for row in 0..<text.rowCount {
                let field = text.field(row: row, column: place.column)
                if field.isEmpty || (!blanks.isEmpty && blanks[field] != nil) { continue }
                guard let value = number(field) else {
                    fault(row: row + 2, column: place.column + 1, "Row \(row + 2), column \"\(name)\": there is text where a number belongs. If it means \"not answered\", say so with --blank.")
                    continue
                }
                guard !scale.accepts(value) else { continue }
                fault(row: row + 2, column: place.column + 1, "Row \(row + 2), column \"\(name)\": \(value.shortestText ?? field) is not on the scale of this item, which runs \(scale.description).")
            }
        }
    }

    /// What stands in a field of an item, which has been checked.
    func answer(row: Int, column: Int) -> Answer {
        let field = text.field(row: row, column: column)
        if field.isEmpty { return .missing(.blank) }
        if !blanks.isEmpty, let blank = blanks[field] { return .missing(blank) }
        return number(field).map(Answer.value) ?? .missing(.blank)
    }

    private func number(_ field: String) -> Double? { ItemNumber.read(field, commas: text.separator != .comma) }
}

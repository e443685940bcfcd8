import Instruments
import Statistics

/// The answers item by item.
struct AnswerColumns {
    let rowCount: Int
    private let instrument: Instrument
    /// Item `n` at index `n − 1`.
    private var columns: [[Double?]]

    init(_ table: ItemTable) {
        instrument = table.instrument
        rowCount = table.answers.count
        columns = Array(repeating: Array(repeating: nil, count: table.answers.count), count: instrument.items.count)
        for (row, answers) in table.answers.enumerated() {
            // Entries stand in the order of the form.
            for (place, entry) in answers.entries.enumerated() where place < columns.count {
                columns[place][row] = entry.answer.value
            }
        }
    }

    func value(_ item: Item, _ row: Int) -> Double? {
        guard item.number >= 1, item.number <= columns.count, row < rowCount else { return nil }
        return columns[item.number - 1][row]
    }

    /// Row sums of `items`, those whose numbers are in `reversed` reversed; missing unless all of
    /// them and all of `group` are answered.
    func sum(_ items: [Item], reversing reversed: Set<Int>, among group: [Item] = []) -> [NumericCell] {
        let ends = items.map { reversed.contains($0.number) ? instrument.response(of: $0).reflectionSum : nil }
        var cells: [NumericCell] = []
        cells.reserveCapacity(rowCount)
        for row in 0..<rowCount {
            var total = 0.0
            var isComplete = true
            for item in group where value(item, row) == nil { isComplete = false }
            for (place, item) in items.enumerated() {
                guard let value = value(item, row) else {
                    isComplete = false
                    continue
                }
                total += ends[place].map { $0 - value } ?? value
            }
            cells.append(isComplete ? .value(total) : .missing(.blank))
        }
        return cells
    }
}

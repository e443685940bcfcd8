public import Instruments
public import Statistics

/// The scores of a table of answers: one row a person, one column a scale.
public struct ScoredTable: Sendable {
    public let instrument: Instrument
    public let sheets: [ScoreSheet]

    /// - Parameter policy: A study's own setting for missing items; a score that it fills in is marked.
    public init(_ items: ItemTable, prorating policy: ProratingPolicy = .published) {
        instrument = items.instrument
        sheets = items.answers.map { items.instrument.score($0, prorating: policy) }
    }

    /// - Parameter carrying: columns put before the scores, for instance all of the input.
    /// - Returns: `row` (when nothing is carried along); the scales as `<instrument>_<scale>`;
    ///   `<instrument>_not_scored` and `<instrument>_prorated`, which name the scales that are
    ///   missing or had a missing item replaced; and `<instrument>_safety`, which names the
    ///   items whose answer, or lack of one, needs a person.
    public func table(carrying columns: [Column] = []) throws -> DataTable {
        var all = columns
        if columns.isEmpty {
            all.append(Column(name: "row", numbers: sheets.indices.map { Double($0 + 1) }))
        }
        for scale in instrument.scales {
            let cells = sheets.map { sheet -> NumericCell in
                sheet[scale.id].map(NumericCell.value) ?? .missing(.scoreIncomplete)
            }
            all.append(Column(name: "\(instrument.id.rawValue)_\(scale.id)", content: .numeric(cells)))
        }
        all.append(words("not_scored") { $0.scores.filter { $0.value == nil }.map(\.scale) })
        all.append(words("prorated") { $0.scores.filter(\.prorated).map(\.scale) })
        if !instrument.safetyItems.isEmpty { all.append(words("safety") { $0.safety.map(\.code) }) }
        return try DataTable(columns: all)
    }

    /// A column of names separated by spaces; empty where there is none.
    private func words(_ name: String, _ names: (ScoreSheet) -> [String]) -> Column {
        Column(
            name: "\(instrument.id.rawValue)_\(name)",
            categories: sheets.map { sheet in
                let found = names(sheet)
                return found.isEmpty ? nil : found.joined(separator: " ")
            })
    }

    /// Rows (from 1) with an answer, or a safety item left open, that needs a person.
    public var rowsThatNeedAPerson: [Int] {
        sheets.indices.filter { !sheets[$0].safety.isEmpty }.map { $0 + 1 }
    }

    /// How many of the people have each scale, in form order.
    public var coverage: [(scale: Scale, scored: Int)] {
        instrument.scales.map { scale in (scale, sheets.count { $0[scale.id] != nil }) }
    }
}

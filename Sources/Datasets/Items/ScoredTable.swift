public import Instruments
public import Statistics

/// The scores of a table of answers: one row a person, one column a scale.
public struct ScoredTable: Sendable {
    public let instrument: Instrument
    public let sheets: [ScoreSheet]

    public init(_ items: ItemTable) {
        instrument = items.instrument
        sheets = items.answers.map { items.instrument.score($0) }
    }

    /// - Parameter carrying: columns put before the scores, for instance all of the input.
    /// - Returns: `row` (when nothing is carried along), the scales as `<instrument>_<scale>`,
    ///   and `<instrument>_not_scored`, which names each missing scale.
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
        let gaps = sheets.map { sheet in
            sheet.scores.filter { $0.value == nil }.map(\.scale).joined(separator: " ")
        }
        let levels = Set(gaps).subtracting([""]).sorted()
        all.append(
            Column(
                name: "\(instrument.id.rawValue)_not_scored",
                content: .categorical(levels: levels, codes: gaps.map { levels.firstIndex(of: $0) })))
        return try DataTable(columns: all)
    }

    /// How many of the people have each scale, in form order.
    public var coverage: [(scale: Scale, scored: Int)] {
        instrument.scales.map { scale in (scale, sheets.count { $0[scale.id] != nil }) }
    }
}

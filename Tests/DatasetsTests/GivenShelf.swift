import Datasets
import Foundation
import Instruments
import Statistics

/// What the tests of given scores share: small tables, and the 375 people whose answers are
/// credited in `InstrumentsTests/Reference/README.md` (Caudek, ccaudek/ema_scs_piel).
enum GivenShelf {
    static let catalog = Result { try Catalog.bundled() }

    static func instrument(_ id: String) throws -> Instrument { try catalog.get().instrument(named: id) }

    /// One column `x` declared as `name`.
    static func check(
        _ name: String, _ values: [String], unit: GivenColumn.Unit = .people, blanks: Set<String> = []
    ) throws -> GivenScores {
        let text = try DelimitedText(Array(("x;id\n" + values.map { "\($0);1\n" }.joined()).utf8), separator: .semicolon)
        let column = try GivenColumn(reading: "x=\(name)", catalog: catalog.get(), unit: unit)
        return GivenScores(text, declared: [column], blanks: blanks)
    }

    static func kinds(_ scores: GivenScores) -> [GivenFinding.Kind] { scores.findings.map(\.kind) }

    static func people() throws -> DelimitedText {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = tests.appending(path: "InstrumentsTests/Reference/self-compassion-items.csv")
        return try DelimitedText(Array(try Data(contentsOf: file)))
    }

    /// The same people; `change` sees the column, the row from 0 and the value.
    static func people(_ change: (String, Int, Double) -> Double) throws -> [UInt8] {
        let text = try people()
        var lines = [text.header.joined(separator: ",")]
        for row in 0..<text.rowCount {
            var fields: [String] = []
            for (column, name) in text.header.enumerated() {
                let field = text.field(row: row, column: column)
                guard let value = Double(field) else {
                    fields.append(field)
                    continue
                }
                let changed = change(name, row, value)
                fields.append(changed == value ? field : "\(Int(changed))")
            }
            lines.append(fields.joined(separator: ","))
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    static func table(_ id: String, _ change: (String, Int, Double) -> Double = { $2 }) throws -> ItemTable {
        try ItemTable(bytes: try people(change), instrument: try instrument(id), columns: .codes)
    }

    /// Columns of the SCS that the key of the total reverses (Neff's coding key; `scs.json`).
    static let negativeItems: Set<String> = Set(
        [1, 2, 4, 6, 8, 11, 13, 16, 18, 20, 21, 24, 25].map { "scs_\($0)" })
}

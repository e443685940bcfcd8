import AnalysisPlans
import Statistics

/// Tables on which methods have nothing to stand on, all with the same columns: `id`, `visit` (v1…), `arm` (a, b), `base`, `x`, `y`,
/// `b` (0 or 1), `count`, `i1`…`i4` (items), `t` (a time), `v` (a variance above 0).
enum EdgeTables {
    static let all: [(name: String, table: DataTable)] = [
        ("ordinary", table()), ("one row", table(people: 1, visits: 1)), ("one person", table(people: 1, visits: 4)),
        ("two people", table(people: 2, visits: 2)), ("one visit", table(visits: 1)), ("twenty visits", table(people: 30, visits: 20)),
        ("outcome constant", table(replaced: { _, cell in cell == "y" ? 3 : nil })),
        ("everything constant", table(replaced: { _, _ in 1 })),
        ("items constant", table(replaced: { _, cell in cell == "i1" || cell == "i2" ? 2 : nil })),
        ("all missing", table(missing: { _, _ in true })),
        ("outcome missing", table(missing: { _, cell in cell == "y" })),
        ("half of it missing", table(missing: { row, cell in cell == "y" && row % 2 == 0 })),
        ("separated", table(replaced: { row, cell in cell == "b" ? (row < 40 ? 0 : 1) : cell == "x" ? (row < 40 ? -1 - Double(row) : 1 + Double(row)) : nil })),
        ("collinear", table(replaced: { row, cell in cell == "base" ? 2 * noise(row, 5) : cell == "x" ? noise(row, 5) : nil })),
        ("items alike", table(replaced: { row, cell in cell.hasPrefix("i") && cell != "id" ? noise(row, 9) : nil })),
        ("enormous", table(replaced: { row, cell in cell == "y" ? 1e300 * noise(row, 3) : nil })),
        ("tiny", table(replaced: { row, cell in cell == "y" ? 1e-300 * noise(row, 3) : nil })),
        ("far from zero", table(replaced: { row, cell in cell == "y" ? 1e12 + noise(row, 3) : nil })),
        ("no rows", table(people: 0, visits: 1)),
        ("one arm", table(arms: 1)), ("many people", table(people: 1250, visits: 4)),
    ]

    /// A fixed sequence without a pattern that a model could fit: digits of a linear congruence.
    static func noise(_ row: Int, _ column: Int) -> Double {
        let state = (row &* 7919 &+ column &* 104_729 &+ 12_345) % 2003
        let next = (state &* 1103 &+ 377) % 1999
        return Double(next) / 500 - 2
    }

    static func table(
        people: Int = 24, visits: Int = 4, arms: Int = 2, missing: (Int, String) -> Bool = { _, _ in false },
        replaced: (Int, String) -> Double? = { _, _ in nil }
    ) -> DataTable {
        let rows = people * visits
        func numbers(_ name: String, _ value: (Int) -> Double) -> Column {
            Column(name: name, numbers: (0..<rows).map { missing($0, name) ? nil : replaced($0, name) ?? value($0) })
        }
        func words(_ name: String, _ levels: [String], _ code: (Int) -> Int) -> Column {
            Column(name: name, content: .categorical(levels: levels, codes: (0..<rows).map(code)))
        }
        let columns = [
            words("id", (0..<max(1, people)).map { "p\($0)" }) { $0 / visits },
            words("visit", (0..<visits).map { "v\($0 + 1)" }) { $0 % visits },
            words("arm", arms == 1 ? ["a"] : ["a", "b"]) { arms == 1 ? 0 : $0 / visits % 2 },
            numbers("base") { noise($0 / visits, 1) }, numbers("x") { noise($0, 2) },
            numbers("y") { noise($0, 3) + noise($0 / visits, 4) }, numbers("b") { noise($0, 6) > 0 ? 1 : 0 },
            numbers("count") { ((noise($0, 7) + 2) * (noise($0, 7) + 2) * (noise($0, 7) + 2)).rounded(.down) }, numbers("t") { noise($0, 8) + 2.5 },
            numbers("v") { (noise($0, 9) + 2.5) / 10 },
        ] + (1...4).map { item in
            numbers("i\(item)") { (noise($0, 10) + noise($0, 10 + item) + 4).rounded(.down) }
        }
        guard let table = try? DataTable(columns: columns) else {
            preconditionFailure("Columns of one length under different names are always a table.")
        }
        return table
    }
}

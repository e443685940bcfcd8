public import Statistics

/// Counts in a table of two categorical variables.
public struct ExactTest: AnalysisSpecification {
    public enum Test: String, Hashable, Sendable, CaseIterable { case fisher, mcnemar }

    public var test: Test
    public var row: String
    public var column: String
    public var level: Double

    public init(test: Test, row: String, column: String, level: Double = 0.95) {
        self.test = test
        self.row = row
        self.column = column
        self.level = level
    }

    public func fit(on table: DataTable, running: Running) throws -> TrialFit {
        let rows = try Groups(row, in: table)
        let columns = try Groups(column, in: table)
        var counts = [[Int]](repeating: [Int](repeating: 0, count: columns.levels.count), count: rows.levels.count)
        var analysed = 0
        for index in 0..<table.rowCount {
            guard let r = rows.codes[index], let c = columns.codes[index] else { continue }
            counts[r][c] += 1
            analysed += 1
        }
        let account = FitAccount(
            rowsGiven: table.rowCount, rowsAnalysed: analysed,
            missing: FitAccount.completeRows(given: table.rowCount, analysed: analysed))
        guard analysed > 0 else { throw TrialError("No row has both \"\(row)\" and \"\(column)\".") }
        let shown = ReadableTable(
            "\(row) by \(column)", columns: [row] + columns.levels,
            rows: rows.levels.indices.map { r in [.text(rows.levels[r])] + counts[r].map { .count($0) } })
        switch test {
        case .mcnemar:
            guard rows.levels == columns.levels, rows.levels.count == 2 else {
                throw TrialError("McNemar's test compares two columns with the same two categories; \"\(row)\" has \(rows.levels.joined(separator: ", ")) and \"\(column)\" has \(columns.levels.joined(separator: ", ")).")
            }
            return McNemar(counts).fit(account, shown)
        case .fisher:
            let keptRows = counts.indices.filter { counts[$0].contains { $0 > 0 } }
            let keptColumns = columns.levels.indices.filter { c in counts.contains { $0[c] > 0 } }
            guard keptRows.count >= 2, keptColumns.count >= 2 else {
                throw TrialError("One of \"\(row)\" and \"\(column)\" has a single category in these rows; there is no association to test.")
            }
            let kept = keptRows.map { r in keptColumns.map { counts[r][$0] } }
            if kept.count == 2, kept[0].count == 2 {
                return FisherFourfold(kept, level: level).fit(account, shown, level: level)
            }
            let p = try FisherTable(kept).p
            return TrialFit(
                results: .of(["p": .number(p)]), account: account,
                tables: [ReadableTable("Fisher's exact test", columns: ["", "p"], rows: [[.text("\(row) and \(column)"), .p(p)]]), shown])
        }
    }
}

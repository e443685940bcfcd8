import Statistics

/// The columns of a question as plain numbers on the rows without a gap, categories of three or
/// more levels as treatment contrasts (`siteOslo`).
struct NumericColumns: Sendable {
    let names: [String]
    /// One array a name.
    let values: [[Double]]
    /// Which rows of the table they are.
    let rows: [Int]
    let rowsInTable: Int
    let missing: [(name: String, rows: Int)]
    /// What each column of the plan became.
    private let expanded: [String: [String]]

    var count: Int { rows.count }

    /// Names of the numeric columns that stand for columns of the plan.
    func columns(of planned: [String]) -> [String] { planned.flatMap { expanded[$0] ?? [$0] } }

    /// - Parameter categorical: columns that may have three or more levels.
    /// - Throws: ``MechanismError/table(_:)`` with every fault.
    init(_ planned: [String], categorical: Set<String>, in table: DataTable) throws {
        var faults: [String] = []
        for name in planned {
            do {
                let column = try table.requiring(name)
                if !categorical.contains(name) { _ = try table.numbers(column.name) }
            } catch {
                faults.append("\(error)")
            }
        }
        guard faults.isEmpty else { throw MechanismError.table(faults) }
        let complete = try table.completeRows(of: planned)
        var names: [String] = []
        var values: [[Double]] = []
        var expanded: [String: [String]] = [:]
        for name in planned {
            if case .categorical(let levels, let codes)? = table.column(name)?.content, levels.count != 2 {
                var counts = [Int](repeating: 0, count: levels.count)
                for row in complete { if let code = codes[row] { counts[code] += 1 } }
                let present = levels.indices.filter { counts[$0] > 0 }
                var own: [String] = []
                for level in present.dropFirst() {
                    own.append(name + levels[level])
                    values.append(complete.map { codes[$0] == level ? 1 : 0 })
                }
                names += own
                expanded[name] = own
            } else {
                let cells = try table.numbers(name)
                names.append(name)
                values.append(complete.map { cells[$0].value ?? 0 })
                expanded[name] = [name]
            }
        }
        self.names = names
        self.values = values
        self.rows = complete
        rowsInTable = table.rowCount
        missing = planned.compactMap { name in
            guard let column = table.column(name) else { return nil }
            let count = (0..<table.rowCount).count { column.isMissing(at: $0) }
            return count == 0 ? nil : (name, count)
        }
        self.expanded = expanded
    }
}

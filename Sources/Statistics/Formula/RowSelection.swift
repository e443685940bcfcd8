/// The rows in which an expression is true.
public struct RowSelection: Hashable, Sendable {
    /// In order.
    public let rows: [Int]
    /// How many rows it is false in.
    public let excluded: Int
    /// How many rows were left out because the expression could not be decided: something it uses
    /// is missing, or is not defined.
    public let undecided: Int
}

extension Expression {
    /// The rows of `table` in which the expression is true.
    ///
    /// - Throws: ``ExpressionError``; also when a value is neither 1 (true) nor 0 (false).
    public func selectRows(of table: DataTable) throws -> RowSelection {
        let truths = try ExpressionEvaluation(source: source, table: table).truths(tree)
        var rows: [Int] = []
        var undecided = 0
        for row in 0..<table.rowCount {
            if truths.states[row] != .present {
                undecided += 1
            } else if truths.values[row] == 1 {
                rows.append(row)
            }
        }
        return RowSelection(
            rows: rows, excluded: table.rowCount - rows.count - undecided, undecided: undecided)
    }
}

extension DataTable {
    /// The rows in which `condition` is true, and how many were left out and why.
    ///
    /// - Throws: ``ExpressionError``.
    public func subset(where condition: Expression) throws -> (table: DataTable, selection: RowSelection) {
        let selection = try condition.selectRows(of: self)
        return (selecting(rows: selection.rows), selection)
    }
}

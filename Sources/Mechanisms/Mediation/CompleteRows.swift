import Statistics

/// How many rows lack a value of one variable.
public struct MissingCount: Hashable, Sendable {
    public let variable: String
    public let rows: Int
}

/// The columns of a model on the rows where none is missing, and what was left out for it.
struct CompleteRows: Hashable, Sendable {
    let names: [String]
    /// One array a name, all of the same length.
    let values: [[Double]]
    let rowsInTable: Int
    /// Which rows of the table they are.
    let rows: [Int]
    let missing: [MissingCount]

    var count: Int { values.first?.count ?? 0 }

    /// - Throws: ``MediationError/table(_:)`` with every column that is unknown or not numeric.
    init(of names: [String], in table: DataTable) throws(MediationError) {
        var cells: [[NumericCell]] = []
        var faults: [TableError] = []
        for name in names {
            do {
                cells.append(try table.numbers(name))
            } catch let error as TableError {
                faults.append(error)
            } catch {
                faults.append(.unknown(name, nearest: []))
            }
        }
        guard faults.isEmpty else { throw .table(faults) }
        let complete = (0..<table.rowCount).filter { row in
            cells.allSatisfy { $0[row].value != nil }
        }
        self.names = names
        rows = complete
        values = cells.map { column in complete.compactMap { column[$0].value } }
        rowsInTable = table.rowCount
        missing = zip(names, cells).compactMap { name, column in
            let count = column.count { $0.value == nil }
            return count == 0 ? nil : MissingCount(variable: name, rows: count)
        }
    }

    func column(_ name: String) -> [Double] {
        names.firstIndex(of: name).map { values[$0] } ?? []
    }

    /// - Throws: ``MediationError/equation(outcome:_:)``
    func regress(
        _ outcome: String, on predictors: [String], level: Double
    ) throws(MediationError) -> LinearFit {
        let solution: LeastSquares
        do {
            solution = try LeastSquares(
                outcome: column(outcome), named: outcome, predictors: predictors.map(column),
                named: predictors)
        } catch {
            throw .equation(outcome: outcome, error)
        }
        return LinearFit(
            model: LinearModel(outcome: outcome, predictors: predictors, level: level),
            solution: solution)
    }
}

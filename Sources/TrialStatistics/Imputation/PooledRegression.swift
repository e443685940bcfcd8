import Statistics

/// A linear model fitted in each completed data set, pooled.
struct PooledRegression {
    let names: [String]
    let pools: [RubinPool]
    let rows: Int
    let warnings: [String]

    init(_ formula: ModelFormula, _ tables: [DataTable], level: Double) throws {
        var estimates: [[Double]] = []
        var variances: [[Double]] = []
        var names: [String] = []
        var rows = 0
        var notes: [String] = []
        for (number, table) in tables.enumerated() {
            let frame = try ModelFrame(formula, table: table)
            guard formula.response != nil else { throw TrialError("The formula explains nothing: write the outcome before the \"~\".") }
            try frame.design.requireFullRank()
            if number == 0 {
                names = frame.design.names
                rows = frame.count
                notes = frame.notes
                if frame.count < table.rowCount {
                    notes.append("\(table.rowCount - frame.count) rows are left out: a variable of the formula that is not among those imputed is missing there.")
                }
            }
            guard frame.design.names == names, frame.count == rows else {
                throw TrialError("The completed data sets do not have the same rows and categories; name every variable of the formula among those imputed.")
            }
            var y = frame.response
            if let offset = frame.offset { y = zip(y, offset).map { $0 - $1 } }
            let fit: LeastSquares
            do {
                fit = try LeastSquares(
                    design: frame.design.matrix, named: names, hasIntercept: formula.hasIntercept, response: y,
                    named: formula.response?.label ?? "")
            } catch { throw TrialError("\(error)") }
            let scale = fit.residualSumOfSquares / Double(fit.residualDegreesOfFreedom)
            estimates.append(fit.coefficients)
            variances.append(fit.unscaledCovariance.diagonal.map { $0 * scale })
        }
        guard !tables.isEmpty else { throw TrialError("imputations is 0; at least one completed data set is needed.") }
        self.names = names
        self.rows = rows
        warnings = notes + (tables.count == 1 ? ["One completed data set says nothing about the uncertainty of what was missing; ask for more imputations."] : [])
        pools = names.indices.map { term in
            RubinPool(
                estimates: estimates.map { $0[term] }, variances: variances.map { $0[term] },
                completeDF: Double(rows - names.count), level: level)
        }
    }

    var entries: [ResultTree.Entry] { zip(names, pools).map { .init($0, $1.results) } }

    var cells: [[ReadableTable.Cell]] { zip(names, pools).map { $1.cells($0) } }
}

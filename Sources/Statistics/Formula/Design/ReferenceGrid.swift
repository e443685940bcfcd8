/// Rows of the design for marginal means: factors at a level or averaged with equal weights,
/// numeric covariates at their means over the rows that take part (Searle, Speed and Milliken 1980).
///
/// Products and powers of covariates are taken of the means: I(x^2) is (mean x)².
extension DesignMatrix {
    /// The row, in the order of ``names``, at which the linear predictor is such a mean.
    ///
    /// - Parameters:
    ///   - levels: factor → level. Factors that are not named are averaged over their levels.
    ///   - numbers: numeric column → value, in place of its mean.
    /// - Throws: ``FormulaError`` for a factor, level or column that is not there.
    public func row(for levels: [String: String], numbers: [String: Double] = [:]) throws(FormulaError) -> [Double] {
        for name in levels.keys.sorted() {
            guard let known = schema.levels[name] else { throw unknown(name, "factor", among: schema.levels.keys.sorted()) }
            guard let level = levels[name], known.contains(level) else {
                throw unknown(levels[name] ?? "", "level of \"\(name)\"", among: known)
            }
        }
        for name in numbers.keys.sorted() where schema.means[name] == nil {
            throw unknown(name, "numeric column", among: schema.means.keys.sorted())
        }
        let free = schema.categoricalWithinExpressions.filter { levels[$0] == nil }
        var grid: [[String: String]] = [levels]
        for name in free { grid = grid.flatMap { at in (schema.levels[name] ?? []).map { at.merging([name: $0]) { $1 } } } }
        guard grid.count <= 100_000 else { throw FormulaError("The reference grid has more than 100000 cells; take categories out of I(…).") }
        var total = [Double](repeating: 0, count: columns)
        for at in grid {
            let row = try schema.row(levels: at, numbers: numbers)
            for column in total.indices { total[column] += row[column] / Double(grid.count) }
        }
        return total
    }

    /// The levels of a factor of the formula that occur in the rows that take part.
    public func levels(of factor: String) -> [String]? { schema.levels[factor] }

    private func unknown(_ name: String, _ what: String, among names: [String]) -> FormulaError {
        let nearest = nearestNames(to: name, among: names)
        return FormulaError("\"\(name)\" is no \(what) of the model; there \(nearest.isEmpty ? "are \(quotedList(names))" : "is \(quotedList(nearest))").")
    }
}

extension DesignSchema {
    /// Categorical columns that a computation such as I(arm == "low") looks at.
    var categoricalWithinExpressions: [String] {
        var seen: Set<String> = []
        return variables.flatMap { variable -> [String] in
            if case .column = variable.variable.kind { return [] }
            return variable.variable.columnNames
        }.filter { levels[$0] != nil && seen.insert($0).inserted }
    }

    func row(levels at: [String: String], numbers: [String: Double]) throws(FormulaError) -> [Double] {
        var row: [Double] = hasIntercept ? [1] : []
        for parts in parts {
            var product = [1.0]
            for part in parts {
                let values = try reference(part, at, numbers)
                product = values.flatMap { value in product.map { $0 * value } }
            }
            row += product
        }
        return row
    }

    /// The columns of one variable at the reference point.
    private func reference(_ part: Part, _ at: [String: String], _ numbers: [String: Double]) throws(FormulaError) -> [Double] {
        let variable = variables[part.variable]
        if case .factor(let names, let contrast) = variable.kind {
            let table = (part.isFull ? Contrast.full(names) : contrast.table(names)).values
            if let level = at[variable.variable.label], let code = names.firstIndex(of: level) { return table.row(code) }
            return (0..<table.columns).map { column in
                (0..<table.rows).reduce(0) { $0 + table[$1, column] } / Double(table.rows)
            }
        }
        let number = try self.number(of: variable.variable, at, numbers)
        if case .basis(let function) = variable.kind { return function.values(at: number) }
        return [number]
    }

    private func number(
        of variable: FormulaVariable, _ at: [String: String], _ numbers: [String: Double]
    ) throws(FormulaError) -> Double {
        switch variable.kind {
        case .column(let name): return numbers[name] ?? means[name] ?? 0
        case .expression(let expression), .basis(let expression, _):
            let columns = expression.columnNames.map { name -> Column in
                if let known = levels[name] {
                    let code = at[name].flatMap { known.firstIndex(of: $0) }
                    return Column(name: name, content: .categorical(levels: known, codes: [code]))
                }
                return Column(name: name, numbers: [numbers[name] ?? means[name]])
            }
            // One row, also for an expression without columns.
            let value = try? expression.evaluate(on: DataTable(columns: columns.isEmpty ? [Column(name: "", numbers: [0])] : columns))[0].value
            guard let number = value ?? nil else {
                throw FormulaError("\(variable.label) is not defined at the means of its columns.")
            }
            return number
        }
    }
}

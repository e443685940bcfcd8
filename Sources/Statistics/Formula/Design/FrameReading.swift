/// Evaluates the variables of a formula on a table and keeps the rows in which all have a value.
struct FrameReading {
    let formula: ModelFormula
    let table: DataTable
    let extraColumns: [String]
    let contrasts: [String: Contrast]
    private(set) var rows: [Int] = []
    private(set) var response: [Double] = []
    private(set) var trials: [Double]?
    private(set) var responseLevels: [String]?
    private(set) var offset: [Double]?
    private(set) var factors: [FrameFactor] = []
    private(set) var numeric: [String: [Double]] = [:]
    private(set) var notes: [String] = []
    private var values: [FormulaVariable: FrameValues] = [:]
    private var schemas: [FormulaVariable: DesignVariable] = [:]
    private var means: [String: Double] = [:]
    private var levels: [String: [String]] = [:]
    private var faults: [FormulaError.Fault] = []

    init(_ formula: ModelFormula, _ table: DataTable, extraColumns: [String], contrasts: [String: Contrast]) {
        self.formula = formula
        self.table = table
        self.extraColumns = extraColumns
        self.contrasts = contrasts
    }

    /// Every column that takes part, each once.
    private var columns: [String] {
        var seen: Set<String> = []
        return (formula.columnNames + extraColumns).filter { seen.insert($0).inserted }
    }

    mutating func read() throws(FormulaError) {
        for name in columns where table.column(name) == nil {
            let nearest = nearestNames(to: name, among: table.names)
            fault(TableError.unknown(name, nearest: nearest).description, at: formula.position(of: name))
        }
        try finish()
        var isComplete = [Bool](repeating: true, count: table.rowCount)
        var read: [(FormulaVariable, TableValues)] = []
        for variable in formula.variables + columns.map({ FormulaVariable(column: $0) }) {
            guard !read.contains(where: { $0.0 == variable }) else { continue }
            do {
                let values = try TableValues(variable, in: table)
                let undefined = values.clear(&isComplete)
                if undefined > 0 {
                    notes.append("In \(undefined) \(undefined == 1 ? "row" : "rows") \(variable.label) is not defined; \(undefined == 1 ? "it is" : "they are") left out.")
                }
                read.append((variable, values))
            } catch {
                fault("\(variable.label): \(error)", at: nil)
            }
        }
        try finish()
        rows = isComplete.indices.filter { isComplete[$0] }
        guard !rows.isEmpty else {
            throw FormulaError("No row has a value in every variable of the model (\(columns.joined(separator: ", "))).")
        }
        for (variable, whole) in read { keep(variable, whole) }
        for variable in formula.fixed.flatMap(\.variables) + formula.random.flatMap({ $0.terms.flatMap(\.variables) }) {
            describe(variable)
        }
        readResponse()
        for variable in formula.offsets { addOffset(variable) }
        for name in contrasts.keys.sorted() where !formula.fixed.contains(where: { $0.variables.contains { $0.label == name } }) {
            fault("contrasts name \"\(name)\", which is no factor of the formula.", at: nil)
        }
        try finish()
    }

    private mutating func keep(_ variable: FormulaVariable, _ whole: TableValues) {
        let (chosen, unused) = whole.selecting(rows)
        values[variable] = chosen
        guard case .column(let name) = variable.kind else { return }
        switch chosen {
        case .numbers(let numbers):
            numeric[name] = numbers
            means[name] = LeastSquares.mean(numbers)
        case .factor(let levels, let codes):
            factors.append(FrameFactor(name: name, levels: levels, codes: codes))
            self.levels[name] = levels
            let isModelled = formula.columnNames.contains(name) && !formula.groupingColumns.contains(name)
            if !unused.isEmpty, isModelled {
                notes.append("No row that takes part has \(quotedList(unused)) of \"\(name)\"; \(unused.count == 1 ? "this level is" : "these levels are") left out.")
            }
        }
    }

    /// What the data say of a variable of a term: schema time.
    private mutating func describe(_ variable: FormulaVariable) {
        guard schemas[variable] == nil, let values = values[variable] else { return }
        switch (values, variable.kind) {
        case (.factor(let levels, _), _):
            guard levels.count > 1 else {
                faultOnce("The factor \"\(variable.label)\" has only the level \(quotedList(levels)) in the \(rows.count) rows that take part: there is nothing to compare. Leave it out, or check the rows.", at: formula.position(of: variable.label))
                return
            }
            guard levels.count <= FrameReading.mostLevels, 2 * levels.count <= rows.count + 20 else {
                faultOnce("The factor \"\(variable.label)\" has \(levels.count) levels in \(rows.count) rows: that is a name of rows or people, not a factor to compare. Leave it out, name it as a cluster, or give it a random effect, (1 | \(variable.label)).", at: formula.position(of: variable.label))
                return
            }
            schemas[variable] = DesignVariable(variable: variable, kind: .factor(levels: levels, contrasts[variable.label] ?? .treatment))
        case (.numbers(let numbers), .basis(_, let basis)):
            do {
                let function = try BasisFunction(basis, fitting: numbers, label: variable.label)
                schemas[variable] = DesignVariable(variable: variable, kind: .basis(function))
            } catch {
                faults += error.faults
            }
        case (.numbers, _):
            if contrasts[variable.label] != nil {
                fault("\"\(variable.label)\" is numeric and has no contrasts; give it levels under \"variables\".", at: nil)
            }
            schemas[variable] = DesignVariable(variable: variable, kind: .number)
        }
    }

    /// A factor with more is a column of names.
    static let mostLevels = 500

    /// A variable that stands in several terms is told of once.
    private mutating func faultOnce(_ message: String, at position: Int?) {
        guard !faults.contains(where: { $0.message == message }) else { return }
        fault(message, at: position)
    }

    private mutating func readResponse() {
        switch formula.response {
        case nil: break
        case .value(let variable)?:
            switch values[variable] {
            case .numbers(let numbers)?: response = numbers
            case .factor(let levels, let codes)?:
                guard levels.count <= 2 else {
                    fault("The response \"\(variable.label)\" has \(levels.count) categories; a number, or two categories are needed.", at: 0)
                    return
                }
                responseLevels = levels
                response = codes.map { Double($0) }
            case nil: break
            }
        case .counts(let successes, let failures)?:
            guard case .numbers(let won)? = values[successes], case .numbers(let lost)? = values[failures] else {
                fault("cbind(successes, failures) takes two columns of counts; here are categories.", at: 0)
                return
            }
            response = won
            trials = zip(won, lost).map { $0 + $1 }
            let bad = rows.indices.filter { won[$0] < 0 || lost[$0] < 0 }
            if let first = bad.first { fault("Counts are negative in \(bad.count) rows, the first of them row \(rows[first] + 1).", at: 0) }
        }
    }

    private mutating func addOffset(_ variable: FormulaVariable) {
        guard case .numbers(let numbers)? = values[variable] else {
            fault("An offset is a number; \"\(variable.label)\" holds categories.", at: formula.position(of: variable.label))
            return
        }
        offset = offset.map { zip($0, numbers).map { $0 + $1 } } ?? numbers
    }

    private mutating func fault(_ message: String, at position: Int?) {
        faults.append(.init(message, in: formula.source, at: position))
    }

    private func finish() throws(FormulaError) {
        guard faults.isEmpty else { throw FormulaError(faults) }
    }
}

extension FrameReading {
    func design(hasIntercept: Bool, terms: [FormulaTerm]) -> DesignMatrix {
        var seen: Set<FormulaVariable> = []
        let variables = terms.flatMap(\.variables).filter { seen.insert($0).inserted }
        let schema = DesignSchema(
            hasIntercept: hasIntercept, terms: terms, variables: variables.compactMap { schemas[$0] }, means: means,
            levels: levels)
        return DesignMatrix(schema: schema, values: variables.compactMap { values[$0] }, rows: rows.count)
    }

    func random(_ term: RandomTerm) -> RandomColumns {
        let design = design(hasIntercept: term.hasIntercept, terms: term.terms)
        var group = grouping(term.group[0])
        for name in term.group.dropFirst() { group = group.crossed(with: grouping(name)) }
        return RandomColumns(term: term, names: design.names, matrix: design.matrix, group: group)
    }

    private func grouping(_ name: String) -> FrameFactor {
        factors.first { $0.name == name } ?? FrameFactor(name: name, numbers: numeric[name] ?? [])
    }
}

extension Expression {
    /// The value in every row of `table`.
    ///
    /// A row that lacks a value the expression uses is missing with ``MissingReason/inputMissing``;
    /// one that leaves the finite numbers (a division by 0, the logarithm of 0) with
    /// ``MissingReason/undefined``.
    ///
    /// - Throws: ``ExpressionError`` for a column that is not there, or categories where numbers belong.
    public func evaluate(on table: DataTable) throws -> [NumericCell] {
        try ExpressionEvaluation(source: source, table: table).numbers(tree).cells
    }
}

/// Works out an expression column by column.
struct ExpressionEvaluation {
    let source: String
    let table: DataTable

    func numbers(_ tree: Expression.Tree) throws -> NumberVector {
        switch try value(tree) {
        case .numbers(let vector): return vector
        case .categories(let levels, _):
            throw error(
                "Here are \(levels.count) categories where numbers belong; compare them with one of them, as in == \"\(levels.first ?? "")\".",
                tree)
        case .text:
            throw error("Text can only be compared, with \"==\" or \"!=\".", tree)
        }
    }

    /// Numbers that are 0 or 1.
    func truths(_ tree: Expression.Tree) throws -> NumberVector {
        let vector = try numbers(tree)
        for (value, state) in zip(vector.values, vector.states)
        where state == .present && value != 0 && value != 1 {
            throw error("Here are numbers other than 1 (true) and 0 (false); compare them with something.", tree)
        }
        return vector
    }

    private func value(_ tree: Expression.Tree) throws -> ExpressionVector {
        switch tree.node {
        case .number(let number):
            return .numbers(NumberVector(repeating: number, count: table.rowCount))
        case .text(let text): return .text(text)
        case .column(let name): return try column(name, tree)
        case .negated(let part): return .numbers(try numbers(part).map { -$0 })
        case .not(let part): return .numbers(try truths(part).map { 1 - $0 })
        case .arithmetic(let operation, let left, let right):
            return .numbers(try numbers(left).zipped(try numbers(right)) { operation($0, $1) })
        case .comparison(let comparison, let left, let right):
            return .numbers(try compare(comparison, left, right, tree))
        case .logic(.and, let left, let right):
            return .numbers(try truths(left).zipped(try truths(right)) { min($0, $1) })
        case .logic(.or, let left, let right):
            return .numbers(try truths(left).zipped(try truths(right)) { max($0, $1) })
        case .call(let function, let arguments):
            let vectors = try arguments.map { try numbers($0).map { function($0) } }
            let choose: (Double, Double) -> Double = function == .min ? { min($0, $1) } : { max($0, $1) }
            guard let first = vectors.first else { throw error("A value is missing here.", tree) }
            return .numbers(vectors.dropFirst().reduce(first) { $0.zipped($1, choose) })
        }
    }

    private func column(_ name: String, _ tree: Expression.Tree) throws -> ExpressionVector {
        guard let column = table.column(name) else {
            let nearest = nearestNames(to: name, among: table.names)
            throw error(TableError.unknown(name, nearest: nearest).description, tree)
        }
        switch column.content {
        case .numeric(let cells): return .numbers(NumberVector(cells))
        case .categorical(let levels, let codes): return .categories(levels: levels, codes: codes)
        }
    }

    func error(_ message: String, _ tree: Expression.Tree) -> ExpressionError {
        ExpressionError(message, in: source, at: tree.position)
    }
}

extension ExpressionEvaluation {
    private func compare(
        _ comparison: Expression.Comparison, _ left: Expression.Tree, _ right: Expression.Tree,
        _ tree: Expression.Tree
    ) throws -> NumberVector {
        let values = (try value(left), try value(right))
        if case (.numbers(let left), .numbers(let right)) = values {
            return left.zipped(right) { comparison($0, $1) ? 1 : 0 }
        }
        guard comparison == .equal || comparison == .unequal else {
            throw error("Categories have no order here; compare them with \"==\" or \"!=\".", tree)
        }
        let wanted: Double = comparison == .equal ? 1 : 0
        let matches: [Bool?]
        switch values {
        case (.categories(let levels, let codes), .text(let text)),
            (.text(let text), .categories(let levels, let codes)):
            guard let code = levels.firstIndex(of: text) else {
                throw error(unknownCategory(text, among: levels), tree)
            }
            matches = codes.map { $0.map { $0 == code } }
        case (.categories(let levels, let codes), .categories(let others, let otherCodes)):
            matches = zip(codes, otherCodes).map { code, other in
                guard let code, let other else { return nil }
                return levels[code] == others[other]
            }
        case (.categories(let levels, let codes), .numbers(let vector)),
            (.numbers(let vector), .categories(let levels, let codes)):
            let numbers = levels.map { NumberText($0)?.value }
            guard numbers.contains(where: { $0 != nil }) else {
                throw error(
                    "The categories \(quotedList(levels)) are not numbers; compare them with text in quotation marks.",
                    tree)
            }
            let cells = codes.map { code -> NumericCell in
                guard let code else { return .missing(.inputMissing) }
                // A category that is no number equals no number.
                return .value(Double(code))
            }
            return NumberVector(cells).zipped(vector) { code, number in
                (Int(exactly: code).flatMap { numbers[$0] } == number) == (wanted == 1) ? 1 : 0
            }
        case (.numbers, .text), (.text, .numbers):
            throw error("Here are numbers; compare them with a number, without quotation marks.", tree)
        case (.text(let one), .text(let other)):
            matches = Array(repeating: one == other, count: table.rowCount)
        case (.numbers, .numbers):
            matches = []
        }
        return NumberVector(
            matches.map { match in
                match.map { .value($0 ? wanted : 1 - wanted) } ?? .missing(.inputMissing)
            })
    }

    private func unknownCategory(_ text: String, among levels: [String]) -> String {
        "There is no category \"\(text)\"; there are \(quotedList(levels))."
    }
}

/// Up to eight names in quotation marks, and how many more there are.
func quotedList(_ names: [String]) -> String {
    let shown = names.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ")
    return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
}

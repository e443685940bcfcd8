/// What a plan says of one variable beyond its column: its categories, other names for them,
/// where its values come from.
public struct VariableDefinition: Hashable, Sendable {
    /// Makes the variable categorical, with its categories in this order: the first is the
    /// reference, and of two the second is the treated one. For a column of numbers these are
    /// numbers.
    public var levels: [String]?
    /// New names for the levels, in their order.
    public var labels: [String]?
    /// The column that the values come from; nil is the one of the variable's own name.
    public var from: String?
    /// Computes the variable, from columns and from variables above it.
    public var expression: Expression?

    public init(
        levels: [String]? = nil, labels: [String]? = nil, from: String? = nil,
        expression: Expression? = nil
    ) {
        self.levels = levels
        self.labels = labels
        self.from = from
        self.expression = expression
    }
}

extension VariableDefinition {
    /// The column that the definition makes of `table`.
    func column(named name: String, in table: DataTable) throws -> Column {
        if let expression {
            guard from == nil else {
                throw VariableFault(name, "has both \"from\" and \"expression\"; keep one of them.")
            }
            let cells = try expression.evaluate(on: table)
            return try categorized(Column(name: name, content: .numeric(cells)))
        }
        let source = try table.requiring(from ?? name)
        return try categorized(Column(name: name, content: source.content))
    }

    private func categorized(_ column: Column) throws -> Column {
        guard levels != nil || labels != nil else { return column }
        try requireDistinct(levels, column.name, "level")
        try requireDistinct(labels, column.name, "label")
        let ordered = try LevelOrder(column, levels: levels)
        guard let labels else { return ordered.column(named: column.name, labels: ordered.names) }
        guard labels.count == ordered.names.count else {
            throw VariableFault(
                column.name,
                "has \(labels.count) labels for \(ordered.names.count) levels; give one to each.")
        }
        return ordered.column(named: column.name, labels: labels)
    }

    private func requireDistinct(_ names: [String]?, _ variable: String, _ word: String) throws {
        var seen: Set<String> = []
        for name in names ?? [] where !seen.insert(name).inserted {
            throw VariableFault(variable, "has the \(word) \"\(name)\" twice; name each once.")
        }
    }
}

/// The levels of a variable in their order, and the level of every row.
private struct LevelOrder {
    let names: [String]
    let codes: [Int?]

    init(_ column: Column, levels: [String]?) throws {
        switch column.content {
        case .numeric(let cells):
            let values = try levels.map { try Self.numbers($0, column.name) }
                ?? Array(Set(cells.compactMap(\.value))).sorted()
            names = values.compactMap(\.shortestText)
            codes = try Self.codes(cells.map(\.value), among: values, column.name) { $0.shortestText ?? "" }
        case .categorical(let present, let presentCodes):
            names = levels ?? present
            codes = try Self.codes(presentCodes.map { $0.map { present[$0] } }, among: names, column.name) { $0 }
        }
    }

    func column(named name: String, labels: [String]) -> Column {
        Column(name: name, content: .categorical(levels: labels, codes: codes))
    }

    private static func numbers(_ levels: [String], _ variable: String) throws -> [Double] {
        let values = try levels.map { level in
            guard let number = NumberText(level) else {
                throw VariableFault(
                    variable, "has the level \"\(level)\", but its column holds numbers; name the levels as numbers and rename them with \"labels\".")
            }
            return number.value
        }
        guard Set(values).count == values.count else {
            throw VariableFault(variable, "has the same number as a level twice; name each once.")
        }
        return values
    }

    private static func codes<Value: Hashable>(
        _ values: [Value?], among levels: [Value], _ variable: String, _ text: (Value) -> String
    ) throws -> [Int?] {
        let codes = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
        var strangers: Set<String> = []
        var rows = 0
        let result = values.map { value -> Int? in
            guard let value else { return nil }
            if let code = codes[value] { return code }
            rows += 1
            strangers.insert(text(value))
            return nil
        }
        guard rows == 0 else {
            throw VariableFault(
                variable,
                "has \(rows) rows with values that are not among its levels: \(quotedList(strangers.sorted())); add them to the levels or correct the data.")
        }
        return result
    }
}

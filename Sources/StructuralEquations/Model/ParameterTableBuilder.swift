/// Builds a parameter table: the relations that are written, then the defaults.
struct ParameterTableBuilder {
    let syntax: ModelSyntax
    let options: ModelOptions
    let roles: [VariableRoles]
    var rows: [ModelParameter] = []
    private(set) var definitions: [DefinedParameter] = []
    private(set) var constraints: [(line: Int, left: ParameterExpression, right: ParameterExpression)] = []
    var freeCount = 0
    var faults: [String] = []

    init(_ syntax: ModelSyntax, _ options: ModelOptions) {
        self.syntax = syntax
        self.options = options
        let levels = syntax.statements.map(\.level).max() ?? 1
        roles = (1...levels).map { VariableRoles(syntax.statements, level: $0) }
    }

    /// Where a relation was written, and all its modifiers.
    private struct Written {
        let lhs: String
        let op: ModelOperator
        let rhs: String
        let level: Int
        let line: Int
        var modifiers: [[ModelModifier]]
    }

    mutating func build() throws(ModelFaults) {
        let written = relations()
        for group in 1...options.groups {
            for relation in written { add(relation, group) }
            for level in roles.indices { addDefaults(DefaultParameters(roles[level], options), group, level + 1) }
        }
        checkLabels()
        checkOccasions()
        guard faults.isEmpty else { throw ModelFaults(faults) }
        number()
    }

    private mutating func relations() -> [Written] {
        var written: [Written] = []
        for statement in syntax.statements {
            switch statement.content {
            case .definition(let name, let expression):
                definitions.append(DefinedParameter(name: name, expression: expression, title: Self.title(syntax, statement.line, name)))
            case .constraint(let left, let right): constraints.append((statement.line, left, right))
            case .relation(let names, let op, let terms):
                for left in names {
                    for term in terms {
                        let (name, variable) = op == .covaries ? roles[statement.level - 1].inOrder(left, term.variable) : (left, term.variable)
                        let isDouble = { (other: Written) -> Bool in
                            guard other.level == statement.level, other.op == op else { return false }
                            return (other.lhs, other.rhs) == (name, variable)
                                || op == .covaries && (other.rhs, other.lhs) == (name, variable)
                        }
                        check(name, op, variable, statement.line)
                        if let place = written.firstIndex(where: isDouble) {
                            written[place].modifiers += term.modifiers
                        } else {
                            written.append(Written(
                                lhs: name, op: op, rhs: variable, level: statement.level, line: statement.line, modifiers: term.modifiers))
                        }
                    }
                }
            }
        }
        return written
    }

    private mutating func check(_ lhs: String, _ op: ModelOperator, _ rhs: String, _ line: Int) {
        if lhs == rhs, op == .measuredBy || op == .regressedOn {
            faults.append("line \(line): \(lhs) stands on both sides of \(op.rawValue).")
        }
        if rhs == "1", op != .regressedOn { faults.append("line \(line): 1 means the intercept and stands after ~ alone.") }
    }

    /// The text of a definition without blanks, as results name it.
    private static func title(_ syntax: ModelSyntax, _ line: Int, _ name: String) -> String {
        let piece = ModelLines(syntax.text).pieces.first { $0.line == line && $0.text.filter { !$0.isWhitespace }.hasPrefix(name + ":=") }
        return piece.map { $0.text.filter { !$0.isWhitespace } } ?? name
    }

    private mutating func add(_ relation: Written, _ group: Int) {
        var row = ModelParameter(
            lhs: relation.lhs, op: relation.op, rhs: relation.rhs, group: group, level: relation.level, value: .free(-1), label: nil,
            start: nil, isUser: true)
        var isFree = false
        for list in relation.modifiers {
            guard list.count == 1 || list.count == options.groups else {
                if group == 1 { faults.append("line \(relation.line): \(row.name) has \(list.count) modifiers for \(options.groups) groups; give one, or one for each.") }
                continue
            }
            switch list.count == 1 ? list[0] : list[group - 1] {
            case .fixed(let number): row.value = .fixed(number)
            case .label(let name): row.label = name
            case .start(let number): row.start = number
            case .free: isFree = true
            }
        }
        let isFirst = row.op == .measuredBy
            && !rows.contains { $0.op == .measuredBy && $0.lhs == row.lhs && $0.group == group && $0.level == row.level }
        if isFirst, !options.standardizesLatents, !isFree, row.value == .free(-1) { row.value = .fixed(1) }
        rows.append(row)
    }

    private mutating func addDefaults(_ defaults: DefaultParameters, _ group: Int, _ level: Int) {
        for var row in defaults.rows(group: group, level: level) {
            // What is in both levels has its mean in the second.
            if level == 1, roles.count > 1, row.isIntercept, roles[1].observed.contains(row.lhs) { row.value = .fixed(0) }
            let isThere = rows.contains {
                $0.group == group && $0.level == level && $0.op == row.op
                    && (($0.lhs, $0.rhs) == (row.lhs, row.rhs) || row.op == .covaries && ($0.rhs, $0.lhs) == (row.lhs, row.rhs))
            }
            if !isThere { rows.append(row) }
        }
    }
}

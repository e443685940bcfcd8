/// A model in lavaan's syntax (Rosseel 2012), read into statements.
public struct ModelSyntax: Hashable, Sendable {
    public let text: String
    public let statements: [ModelStatement]

    /// - Throws: ``ModelFaults`` with every fault, each with its line.
    public init(_ text: String) throws(ModelFaults) {
        self.text = text
        var statements: [ModelStatement] = []
        var faults: [String] = []
        var level = 1
        for piece in ModelLines(text).pieces {
            do {
                if let block = try Self.level(piece.text) {
                    level = block
                } else {
                    let content = try Self.content(try ModelToken.tokens(of: piece.text))
                    statements.append(ModelStatement(line: piece.line, level: level, content: content))
                }
            } catch {
                faults += error.sentences.map { "line \(piece.line) (\(piece.text)): \($0)" }
            }
        }
        if statements.isEmpty, faults.isEmpty { faults.append("the model is empty; write for instance \"f =~ x1 + x2 + x3\".") }
        guard faults.isEmpty else { throw ModelFaults(faults) }
        self.statements = statements
    }

    /// The number of a line `level: 1`; nil for another.
    private static func level(_ text: String) throws(ModelFaults) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].hasPrefix("=") else { return nil }
        let word = parts[0].trimmed.lowercased()
        if word == "group" { throw ModelFaults(["group blocks are not known; the plan's field \"group\" makes groups, and c(a, b)* tells them apart."]) }
        guard word == "level" else { return nil }
        switch parts[1].trimmed {
        case "1", "within": return 1
        case "2", "between": return 2
        default: throw ModelFaults(["there are level: 1 (within) and level: 2 (between)."])
        }
    }

    private static func content(_ tokens: [ModelToken]) throws(ModelFaults) -> ModelStatement.Content {
        let place = tokens.firstIndex { token in
            if case .sign(let sign) = token { return ["=~", "~~", "~", "~*~", "|", ":=", "==", "<~", "<", ">", "="].contains(sign) }
            return false
        }
        guard let place, case .sign(let sign) = tokens[place] else {
            throw ModelFaults(["there is none of =~, ~, ~~, :=, == in it."])
        }
        let left = Array(tokens[..<place])
        let right = Array(tokens[(place + 1)...])
        guard let op = ModelOperator(rawValue: sign) else {
            switch sign {
            case "<~": throw ModelFaults(["formative latent variables (<~) are not fitted; regress a latent variable that has indicators, or compute the composite as a column."])
            case "<", ">": throw ModelFaults(["inequalities are not used in fitting; look at the account of the fit, which tells inadmissible values."])
            default: throw ModelFaults(["\"=\" joins nothing; write =~ (is measured by), == (equals) or := (is defined as)."])
            }
        }
        if op == .equals {
            return .constraint(try ExpressionReader.expression(left), try ExpressionReader.expression(right))
        }
        let names = try names(left, before: sign)
        if op == .defines {
            guard names.count == 1 else { throw ModelFaults(["one name stands before \":=\"."]) }
            return .definition(names[0], try ExpressionReader.expression(right))
        }
        return .relation(names, op, try TermReader.terms(right))
    }

    private static func names(_ tokens: [ModelToken], before sign: String) throws(ModelFaults) -> [String] {
        var names: [String] = []
        for part in tokens.split(separator: .sign("+"), omittingEmptySubsequences: false) {
            guard part.count == 1, case .name(let name)? = part.first else {
                throw ModelFaults(["before \"\(sign)\" stands a variable, or several joined by \"+\"."])
            }
            names.append(name)
        }
        return names
    }
}

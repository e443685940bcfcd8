/// Reads an expression in labels from the words of a statement.
struct ExpressionReader {
    let tokens: [ModelToken]
    private var place = 0

    init(_ tokens: [ModelToken]) { self.tokens = tokens }

    /// The whole of the tokens as one expression.
    static func expression(_ tokens: [ModelToken]) throws(ModelFaults) -> ParameterExpression {
        var reader = ExpressionReader(tokens)
        let result = try reader.sum()
        if reader.place < tokens.count {
            throw ModelFaults(["\"\(tokens[reader.place].text)\" is not expected where it stands in the expression."])
        }
        return result
    }

    private func isSign(_ sign: String) -> Bool { place < tokens.count && tokens[place] == .sign(sign) }

    private mutating func takes(_ sign: String) -> Bool {
        guard isSign(sign) else { return false }
        place += 1
        return true
    }

    private mutating func sum() throws(ModelFaults) -> ParameterExpression {
        var result = try product()
        while true {
            if takes("+") {
                result = .sum(result, try product())
            } else if takes("-") {
                result = .difference(result, try product())
            } else {
                return result
            }
        }
    }

    private mutating func product() throws(ModelFaults) -> ParameterExpression {
        var result = try signed()
        while true {
            if takes("*") {
                result = .product(result, try signed())
            } else if takes("/") {
                result = .quotient(result, try signed())
            } else {
                return result
            }
        }
    }

    private mutating func signed() throws(ModelFaults) -> ParameterExpression {
        if takes("-") { return .negative(try signed()) }
        if takes("+") { return try signed() }
        let base = try atom()
        return takes("^") ? .power(base, try signed()) : base
    }

    private mutating func atom() throws(ModelFaults) -> ParameterExpression {
        guard place < tokens.count else { throw ModelFaults(["the expression ends where a number or label is needed."]) }
        let token = tokens[place]
        place += 1
        switch token {
        case .number(let number): return .number(number)
        case .name(let name):
            guard isSign("(") else { return .label(name) }
            guard let function = ParameterExpression.Function(rawValue: name) else {
                throw ModelFaults(["the function \"\(name)\" is not known; there are exp, log, sqrt and abs."])
            }
            place += 1
            return .function(function, try closing(try sum()))
        case .sign("("): return try closing(try sum())
        case .sign(let sign): throw ModelFaults(["\"\(sign)\" stands where a number or label is needed."])
        }
    }

    private mutating func closing(_ inner: ParameterExpression) throws(ModelFaults) -> ParameterExpression {
        guard takes(")") else { throw ModelFaults(["a bracket is not closed."]) }
        return inner
    }
}

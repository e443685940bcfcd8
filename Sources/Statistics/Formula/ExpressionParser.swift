/// Builds the tree of an expression by the binding powers of its operators
/// (Pratt 1973, "Top down operator precedence").
struct ExpressionParser {
    private let source: String
    private let tokens: [ExpressionToken]
    private var index = 0
    private var nesting = 0

    static func parse(_ source: String) throws -> Expression.Tree {
        let tokens = try ExpressionLexer.tokens(of: source)
        var parser = ExpressionParser(source: source, tokens: tokens)
        let tree = try parser.expression(binding: 0)
        guard parser.token.kind == .end else {
            throw parser.error("An operator is missing before this, or it is one too many.", parser.token.position)
        }
        return tree
    }

    private init(source: String, tokens: [ExpressionToken]) {
        self.source = source
        self.tokens = tokens
    }

    /// Powers from loose to tight.
    private enum Power {
        static let not = 3
        static let comparison = 4
        static let sign = 7
        static let power = 8
    }

    private static let binary: [String: Int] = [
        "|": 1, "&": 2, "==": Power.comparison, "!=": Power.comparison, "<": Power.comparison,
        "<=": Power.comparison, ">": Power.comparison, ">=": Power.comparison, "+": 5, "-": 5,
        "*": 6, "/": 6, "^": Power.power,
    ]

    private var token: ExpressionToken { tokens[index] }

    /// An operand and all that binds to it at least as tightly as `binding`.
    private mutating func expression(binding: Int) throws -> Expression.Tree {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Expression.depthLimit else { throw tooDeep(token.position) }
        var left = try operand()
        var hasCompared = false
        while case .symbol(let symbol) = token.kind, let power = Self.binary[symbol], power >= binding {
            let position = token.position
            if power == Power.comparison {
                guard !hasCompared else {
                    throw error("Comparisons do not chain; join two of them with \"&\".", position)
                }
                hasCompared = true
            }
            index += 1
            // The same operator to the right belongs to the right only for a power.
            let right = try expression(binding: power == Power.power ? power : power + 1)
            left = try checked(try joined(symbol, left, right), at: position)
        }
        return left
    }

    private mutating func operand() throws -> Expression.Tree {
        let token = token
        if token.kind != .end { index += 1 }
        switch token.kind {
        case .number(let value): return Expression.Tree(.number(value), at: token.position)
        case .text(let text): return Expression.Tree(.text(text), at: token.position)
        case .name(let name):
            guard self.token.kind == .symbol("("), !token.isQuotedName else {
                return Expression.Tree(.column(name), at: token.position)
            }
            return try call(name, at: token.position)
        case .symbol("("):
            let inner = try expression(binding: 0)
            try close(openedAt: token.position)
            return inner
        case .symbol("-"):
            let operand = try noText(try expression(binding: Power.sign))
            return try checked(.negated(operand), at: token.position)
        case .symbol("+"): return try noText(try expression(binding: Power.sign))
        case .symbol("!"):
            let operand = try noText(try expression(binding: Power.not))
            return try checked(.not(operand), at: token.position)
        case .symbol, .end:
            throw error("A column, a number or a bracket is missing here.", token.position)
        }
    }

    private mutating func call(_ name: String, at position: Int) throws -> Expression.Tree {
        guard let function = Expression.Function(rawValue: name) else {
            let known = Expression.Function.allCases.map(\.rawValue)
            throw error("There is no function \"\(name)\"; there are \(known.joined(separator: ", ")).", position)
        }
        let opening = token.position
        index += 1
        var arguments = [try noText(try expression(binding: 0))]
        while token.kind == .symbol(",") {
            index += 1
            arguments.append(try noText(try expression(binding: 0)))
        }
        try close(openedAt: opening)
        if function.takesSeveral, arguments.count < 2 {
            throw error("\"\(name)\" compares two or more values within a row; here is one.", position)
        }
        if !function.takesSeveral, arguments.count > 1 {
            throw error("\"\(name)\" takes one value; here are \(arguments.count).", position)
        }
        return try checked(.call(function, arguments), at: position)
    }

    private mutating func close(openedAt opening: Int) throws {
        guard token.kind == .symbol(")") else {
            let problem = token.kind == .end
                ? error("This bracket is never closed.", opening)
                : error("An operator or a closing bracket is missing before this.", token.position)
            throw problem
        }
        index += 1
    }

    private func joined(
        _ symbol: String, _ left: Expression.Tree, _ right: Expression.Tree
    ) throws -> Expression.Node {
        if let comparison = Expression.Comparison(rawValue: symbol) {
            guard comparison == .equal || comparison == .unequal else {
                return .comparison(comparison, try noText(left), try noText(right))
            }
            return .comparison(comparison, left, right)
        }
        if let logic = Expression.Logic(rawValue: symbol) {
            return .logic(logic, try noText(left), try noText(right))
        }
        guard let arithmetic = Expression.Arithmetic(rawValue: symbol) else {
            throw error("The operator \"\(symbol)\" has no meaning here.", left.position)
        }
        return .arithmetic(arithmetic, try noText(left), try noText(right))
    }

    private func noText(_ tree: Expression.Tree) throws -> Expression.Tree {
        guard case .text = tree.node else { return tree }
        throw error("Text can only be compared, with \"==\" or \"!=\".", tree.position)
    }

    private func checked(_ node: Expression.Node, at position: Int) throws -> Expression.Tree {
        let tree = Expression.Tree(node, at: position)
        guard tree.depth <= Expression.depthLimit else { throw tooDeep(position) }
        return tree
    }

    private func tooDeep(_ position: Int) -> ExpressionError {
        error(
            "The expression is more than \(Expression.depthLimit) operations deep; compute a part of it as a variable of its own.",
            position)
    }

    private func error(_ message: String, _ position: Int) -> ExpressionError {
        ExpressionError(message, in: source, at: position)
    }
}

/// Builds the tree of the right side by the binding powers of its operators, which are R's
/// (Chambers and Hastie 1992, section 2.3; the method of Pratt 1973).
struct FormulaParser {
    private let source: String
    private let tokens: [FormulaToken]
    private var index = 0
    private var nesting = 0
    /// Faults within functions, which do not keep the rest from being read.
    private(set) var faults: [FormulaError.Fault] = []

    init(_ text: FormulaText, in source: String) throws(FormulaError) {
        self.source = source
        tokens = try FormulaLexer.tokens(of: text, in: source)
    }

    mutating func whole() throws(FormulaError) -> FormulaTree {
        if token.kind == .end { throw fault("The terms behind \"~\" are missing; for the mean alone write \"1\".", token.position) }
        let tree = try expression(binding: 0)
        guard token.kind == .end else {
            throw fault("An operator is missing before this, or it is one too many.", token.position)
        }
        return tree
    }

    private static let powers: [String: Int] = [
        "|": 1, "||": 1, "+": 3, "-": 3, "*": 4, "/": 4, "%in%": 5, ":": 6, "^": 8,
    ]
    private static let sign = 7

    private var token: FormulaToken { tokens[index] }

    private mutating func expression(binding: Int) throws(FormulaError) -> FormulaTree {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Expression.depthLimit else { throw fault("The formula is nested too deeply here.", token.position) }
        var left = try operand()
        while case .symbol(let symbol) = token.kind, let power = Self.powers[symbol], power >= binding {
            let position = token.position
            if nesting == 1, power == 1 {
                throw fault("Random effects stand in brackets, joined with \"+\", as in (1 | id).", position)
            }
            index += 1
            if symbol == "^" {
                left = .power(left, try exponent(), position: position)
                continue
            }
            let right = try expression(binding: power + 1)
            if let operation = FormulaTree.Operation(rawValue: symbol) {
                left = .operation(operation, left, right, position: position)
            } else {
                left = .random(left, group: right, isIndependent: symbol == "||", position: position)
            }
        }
        return left
    }

    private mutating func exponent() throws(FormulaError) -> Int {
        guard case .number(let number) = token.kind, let whole = Int(exactly: number), (1...20).contains(whole) else {
            throw fault("Behind \"^\" stands how far terms interact, a whole number from 1 to 20; a power of a variable is written I(x^2).", token.position)
        }
        index += 1
        return whole
    }

    private mutating func operand() throws(FormulaError) -> FormulaTree {
        let token = token
        if token.kind != .end { index += 1 }
        switch token.kind {
        case .number(1): return .one
        case .number(0): return .zero
        case .number: throw fault("Of numbers only 0 and 1 can stand as a term: without and with an intercept.", token.position)
        case .name(let name): return .variable(FormulaVariable(column: name))
        case .call(let name, let body): return try call(name, body, token.position)
        case .symbol("("):
            let inner = try expression(binding: 0)
            guard self.token.kind == .symbol(")") else {
                throw self.token.kind == .end
                    ? fault("This bracket is never closed.", token.position)
                    : fault("An operator or a closing bracket is missing before this.", self.token.position)
            }
            index += 1
            return inner
        case .symbol("-"): return .negative(try expression(binding: Self.sign), position: token.position)
        case .symbol("+"): return try expression(binding: Self.sign)
        case .symbol, .end: throw fault("A term is missing here.", token.position)
        }
    }

    private mutating func call(_ name: String, _ body: FormulaText, _ position: Int) throws(FormulaError) -> FormulaTree {
        do {
            if let structure = CovarianceTerm.Structure(rawValue: name) {
                return .covariance(try CovarianceTerm(structure, body, in: source))
            }
            if name == "offset" {
                return .offset(try FormulaVariable.expression(body, label: nil, in: source))
            }
            return .variable(try FormulaVariable.call(name, body, at: position, in: source))
        } catch {
            faults += error.faults
            return .one
        }
    }

    private func fault(_ message: String, _ position: Int) -> FormulaError {
        FormulaError(faults + [.init(message, in: source, at: position)])
    }
}

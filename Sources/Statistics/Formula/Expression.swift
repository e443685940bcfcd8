/// A computation on the columns of a table, row by row: `post - pre`, `dose >= 75 & site != "A"`.
///
/// It knows column names (in backticks when they are not plain names), numbers, quoted text,
/// `+ - * / ^`, `== != < <= > >=`, `& | !`, brackets and `log exp sqrt abs min max`. Operators
/// bind as in R: `^` first and from the right, so that `-2^2` is −4, then a sign, `* /`, `+ -`,
/// comparisons (which do not chain), `!`, `&`, `|`. True is 1 and false is 0. `log` is the natural
/// logarithm; `min` and `max` compare two or more values within a row.
///
/// A value that is missing makes every result that uses it missing, also of `&` and `|`.
public struct Expression: Hashable, Sendable {
    public let source: String
    public let tree: Tree

    /// - Throws: ``ExpressionError`` with the place of the first fault.
    public init(_ source: String) throws {
        self.source = source
        tree = try ExpressionParser.parse(source)
    }

    /// The columns that it uses, in the order in which they first appear.
    public var columnNames: [String] {
        var seen: Set<String> = []
        return tree.columnNames.filter { seen.insert($0).inserted }
    }

    /// A part of an expression with its place in the source.
    public struct Tree: Hashable, Sendable {
        public let node: Node
        /// Of its operator or first character, in Unicode scalars from 0.
        public let position: Int
        /// Of itself and what is below it; at most ``Expression/depthLimit``.
        let depth: Int
    }

    public indirect enum Node: Hashable, Sendable {
        case number(Double)
        case text(String)
        case column(String)
        case negated(Tree)
        case not(Tree)
        case arithmetic(Arithmetic, Tree, Tree)
        case comparison(Comparison, Tree, Tree)
        case logic(Logic, Tree, Tree)
        case call(Function, [Tree])

        var parts: [Tree] {
            switch self {
            case .number, .text, .column: []
            case .negated(let part), .not(let part): [part]
            case .arithmetic(_, let left, let right): [left, right]
            case .comparison(_, let left, let right): [left, right]
            case .logic(_, let left, let right): [left, right]
            case .call(_, let arguments): arguments
            }
        }
    }

    public enum Arithmetic: String, Hashable, Sendable {
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divided = "/"
        case power = "^"
    }

    public enum Comparison: String, Hashable, Sendable {
        case equal = "=="
        case unequal = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    public enum Logic: String, Hashable, Sendable {
        case and = "&"
        case or = "|"
    }

    public enum Function: String, Hashable, Sendable, CaseIterable {
        case log, exp, sqrt, abs, min, max

        /// `min` and `max` compare two values or more.
        var takesSeveral: Bool { self == .min || self == .max }
    }

    /// Brackets within brackets, and operators after operators, up to so many.
    public static let depthLimit = 200
}

extension Expression.Tree {
    init(_ node: Expression.Node, at position: Int) {
        self.node = node
        self.position = position
        depth = 1 + (node.parts.map(\.depth).max() ?? 0)
    }

    var columnNames: [String] {
        if case .column(let name) = node { return [name] }
        return node.parts.flatMap(\.columnNames)
    }
}

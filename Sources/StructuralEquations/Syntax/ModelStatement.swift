/// What joins the two sides of a statement of lavaan's model syntax (Rosseel 2012).
public enum ModelOperator: String, Hashable, Sendable {
    /// Is measured by.
    case measuredBy = "=~"
    /// Is regressed on; with 1 on the right the intercept.
    case regressedOn = "~"
    /// Varies or covaries with.
    case covaries = "~~"
    /// The scale of a latent response.
    case scaledBy = "~*~"
    case threshold = "|"
    case defines = ":="
    case equals = "=="
}

/// What stands before the `*` of a term, one for each group or one for all.
public enum ModelModifier: Hashable, Sendable {
    case fixed(Double)
    case label(String)
    case start(Double)
    /// `NA`: free, whatever the default.
    case free
}

/// One term on the right: a variable, a `1` or a threshold name, with its modifiers.
public struct ModelTerm: Hashable, Sendable {
    public let variable: String
    /// Each `…*` before the variable: one modifier for all groups, or one for each.
    public let modifiers: [[ModelModifier]]
}

/// One statement with the line it begins in, counted from 1.
public struct ModelStatement: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        case relation([String], ModelOperator, [ModelTerm])
        case definition(String, ParameterExpression)
        case constraint(ParameterExpression, ParameterExpression)
    }

    public let line: Int
    /// Of the `level:` block it stands in; 1 where there are none.
    public let level: Int
    public let content: Content
}

/// What is wrong with a model, one sentence a line.
public struct ModelFaults: Error, Hashable, Sendable, CustomStringConvertible {
    public let sentences: [String]

    public init(_ sentences: [String]) { self.sentences = sentences }

    public var description: String { sentences.joined(separator: "\n") }
}

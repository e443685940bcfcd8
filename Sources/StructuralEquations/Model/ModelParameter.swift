/// One row of a parameter table.
public struct ModelParameter: Hashable, Sendable {
    public enum Value: Hashable, Sendable {
        case fixed(Double)
        /// Index into the free parameters; rows that share a label share it.
        case free(Int)
        /// A moment of fixed exogenous covariates: what the sample has.
        case sample
    }

    public let lhs: String
    public let op: ModelOperator
    /// `1` for an intercept.
    public let rhs: String
    /// From 1.
    public let group: Int
    /// From 1.
    public let level: Int
    public internal(set) var value: Value
    public internal(set) var label: String?
    public internal(set) var start: Double?
    /// Written in the model, not added by a default.
    public let isUser: Bool

    /// `visual=~x1`, `x1~~x1`, `x1~1`.
    public var name: String { lhs + op.rawValue + rhs }

    public var isIntercept: Bool { op == .regressedOn && rhs == "1" }
    public var isVariance: Bool { op == .covaries && lhs == rhs }

    public var freeIndex: Int? {
        if case .free(let index) = value { index } else { nil }
    }
}

/// `indirect := a*b`.
public struct DefinedParameter: Hashable, Sendable {
    public let name: String
    public let expression: ParameterExpression
    /// As written, without blanks: `indirect:=a*b`.
    public let title: String
}

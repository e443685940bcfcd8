import RealModule

/// An expression in labels of parameters, as on the right of `:=` and on both sides of `==`.
public indirect enum ParameterExpression: Hashable, Sendable {
    case number(Double)
    case label(String)
    case negative(ParameterExpression)
    case sum(ParameterExpression, ParameterExpression)
    case difference(ParameterExpression, ParameterExpression)
    case product(ParameterExpression, ParameterExpression)
    case quotient(ParameterExpression, ParameterExpression)
    case power(ParameterExpression, ParameterExpression)
    case function(Function, ParameterExpression)

    public enum Function: String, Hashable, Sendable, CaseIterable { case exp, log, sqrt, abs }

    /// Every label, in order, as often as it stands.
    public var labels: [String] {
        switch self {
        case .number: []
        case .label(let name): [name]
        case .negative(let inner), .function(_, let inner): inner.labels
        case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
            .quotient(let left, let right), .power(let left, let right):
            left.labels + right.labels
        }
    }

    /// The value and its derivative by each of `count` quantities; NaN where it is not defined.
    ///
    /// - Parameter value: of a label, with its own derivatives.
    public func derivatives(_ count: Int, _ value: (String) -> Dual) -> Dual {
        switch self {
        case .number(let number): return Dual(number, count)
        case .label(let name): return value(name)
        case .negative(let inner): return inner.derivatives(count, value).scaled(-1)
        case .sum(let left, let right):
            return left.derivatives(count, value).adding(right.derivatives(count, value), times: 1)
        case .difference(let left, let right):
            return left.derivatives(count, value).adding(right.derivatives(count, value), times: -1)
        case .product(let left, let right):
            let a = left.derivatives(count, value)
            let b = right.derivatives(count, value)
            return Dual.combined(a, b, a.value * b.value, b.value, a.value)
        case .quotient(let left, let right):
            let a = left.derivatives(count, value)
            let b = right.derivatives(count, value)
            return Dual.combined(a, b, a.value / b.value, 1 / b.value, -a.value / (b.value * b.value))
        case .power(let left, let right):
            let a = left.derivatives(count, value)
            let b = right.derivatives(count, value)
            let result = Double.pow(a.value, b.value)
            let byExponent = b.slope.allSatisfy { $0 == 0 } ? 0 : result * Double.log(a.value)
            return Dual.combined(a, b, result, b.value * Double.pow(a.value, b.value - 1), byExponent)
        case .function(let function, let inner):
            let a = inner.derivatives(count, value)
            switch function {
            case .exp: return a.mapped(Double.exp(a.value), Double.exp(a.value))
            case .log: return a.mapped(Double.log(a.value), 1 / a.value)
            case .sqrt: return a.mapped(a.value.squareRoot(), 0.5 / a.value.squareRoot())
            case .abs: return a.mapped(a.value.magnitude, a.value < 0 ? -1 : 1)
            }
        }
    }

    /// The value alone.
    public func value(_ value: (String) -> Double) -> Double {
        derivatives(0) { Dual(value($0), 0) }.value
    }
}

import RealModule

/// The value of an expression in every row.
enum ExpressionVector {
    case numbers(NumberVector)
    /// `codes` index into `levels`; nil is missing.
    case categories(levels: [String], codes: [Int?])
    /// The same text in every row.
    case text(String)
}

/// A number in every row, or why there is none.
struct NumberVector {
    enum State: UInt8 {
        case present, inputMissing, undefined
    }

    var values: [Double]
    var states: [State]

    init(_ cells: [NumericCell]) {
        values = cells.map { $0.value ?? 0 }
        states = cells.map { $0.value == nil ? .inputMissing : .present }
    }

    init(repeating value: Double, count: Int) {
        values = Array(repeating: value, count: count)
        states = Array(repeating: .present, count: count)
    }

    private init(values: [Double], states: [State]) {
        self.values = values
        self.states = states
    }

    var cells: [NumericCell] {
        zip(values, states).map { value, state in
            switch state {
            case .present: .value(value)
            case .inputMissing: .missing(.inputMissing)
            case .undefined: .missing(.undefined)
            }
        }
    }

    /// Applies `function` where there is a number; a result that is not finite is undefined.
    func map(_ function: (Double) -> Double) -> NumberVector {
        var result = self
        for row in values.indices where states[row] == .present {
            result.set(function(values[row]), at: row)
        }
        return result
    }

    /// Applies `function` where both have a number. A missing input goes before an undefined one.
    func zipped(_ other: NumberVector, _ function: (Double, Double) -> Double) -> NumberVector {
        var result = self
        for row in values.indices {
            switch (states[row], other.states[row]) {
            case (.present, .present): result.set(function(values[row], other.values[row]), at: row)
            case (.inputMissing, _), (_, .inputMissing): result.states[row] = .inputMissing
            default: result.states[row] = .undefined
            }
        }
        return result
    }

    private mutating func set(_ value: Double, at row: Int) {
        if value.isFinite { values[row] = value } else { states[row] = .undefined }
    }
}

extension Expression.Arithmetic {
    func callAsFunction(_ left: Double, _ right: Double) -> Double {
        switch self {
        case .plus: left + right
        case .minus: left - right
        case .times: left * right
        case .divided: left / right
        case .power: Self.power(left, right)
        }
    }

    /// As in R: anything to the power 0 is 1, and a negative number has whole powers only.
    private static func power(_ base: Double, _ exponent: Double) -> Double {
        if exponent == 0 { return 1 }
        if exponent == 2 { return base * base }
        guard base < 0 else { return Double.pow(base, exponent) }
        guard exponent == exponent.rounded() else { return .nan }
        let magnitude = Double.pow(-base, exponent)
        let isOdd = exponent.truncatingRemainder(dividingBy: 2) != 0
        return isOdd ? -magnitude : magnitude
    }
}

extension Expression.Comparison {
    func callAsFunction(_ left: Double, _ right: Double) -> Bool {
        switch self {
        case .equal: left == right
        case .unequal: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}

extension Expression.Function {
    /// Of one value; `min` and `max` are of pairs, see the evaluation.
    func callAsFunction(_ value: Double) -> Double {
        switch self {
        case .log: value > 0 ? Double.log(value) : .nan
        case .exp: Double.exp(value)
        case .sqrt: value.squareRoot()
        case .abs: value.magnitude
        case .min, .max: value
        }
    }
}

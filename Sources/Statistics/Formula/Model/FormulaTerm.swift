/// A main effect or an interaction: the variables whose product enters the model.
public struct FormulaTerm: Hashable, Sendable {
    /// In the order in which the formula first names them.
    public let variables: [FormulaVariable]

    public init(_ variables: [FormulaVariable]) { self.variables = variables }

    /// `arm:visit`.
    public var name: String { variables.map(\.label).joined(separator: ":") }

    /// 1 for a main effect.
    public var order: Int { variables.count }
}

/// What the left side of a formula explains.
public enum FormulaResponse: Hashable, Sendable {
    case value(FormulaVariable)
    /// `cbind(successes, failures)`.
    case counts(successes: FormulaVariable, failures: FormulaVariable)

    /// As R prints it.
    public var label: String {
        switch self {
        case .value(let variable): variable.label
        case .counts(let successes, let failures): "cbind(\(successes.label), \(failures.label))"
        }
    }

    var variables: [FormulaVariable] {
        switch self {
        case .value(let variable): [variable]
        case .counts(let successes, let failures): [successes, failures]
        }
    }

    init(_ text: FormulaText, in source: String) throws(FormulaError) {
        let text = text.trimmed
        if text.text.hasPrefix("cbind("), text.text.hasSuffix(")") {
            let body = FormulaText(String(text.text.dropFirst(6).dropLast()), at: text.position + 6)
            let parts = body.split(at: ",")
            guard parts.count == 2 else {
                throw FormulaError([.init("cbind(successes, failures) takes two columns.", in: source, at: text.position)])
            }
            self = .counts(
                successes: try .expression(parts[0], label: nil, in: source),
                failures: try .expression(parts[1], label: nil, in: source))
        } else {
            self = .value(try .expression(text, label: nil, in: source))
        }
    }
}

/// What enters a term: a column, a computation on columns, or several columns made of one.
public struct FormulaVariable: Hashable, Sendable {
    /// As R prints it: `age`, `I(age^2)`, `log(dose + 1)`. The coefficients are named after it.
    public let label: String
    public let kind: Kind

    public enum Kind: Hashable, Sendable {
        case column(String)
        case expression(Expression)
        /// One number a row becomes several.
        case basis(Expression, Basis)
    }

    init(column: String) {
        label = column
        kind = .column(column)
    }

    init(label: String, kind: Kind) {
        self.label = label
        self.kind = kind
    }

    /// The columns of a table that it uses, each once.
    public var columnNames: [String] {
        switch kind {
        case .column(let name): [name]
        case .expression(let expression), .basis(let expression, _): expression.columnNames
        }
    }
}

extension FormulaVariable {
    /// A computation; a lone column stays a column.
    ///
    /// - Parameter label: nil for the text itself.
    static func expression(
        _ text: FormulaText, label: String?, in source: String
    ) throws(FormulaError) -> FormulaVariable {
        let text = text.trimmed
        let expression = try parse(text, in: source)
        if label == nil, case .column(let name) = expression.tree.node { return FormulaVariable(column: name) }
        return FormulaVariable(label: label ?? Self.spaced(text.text), kind: .expression(expression))
    }

    /// `I(…)`, a function of a column, or a basis.
    static func call(
        _ name: String, _ body: FormulaText, at position: Int, in source: String
    ) throws(FormulaError) -> FormulaVariable {
        let label = "\(name)(\(Self.spaced(body.trimmed.text)))"
        if name == "I" { return try expression(body, label: label, in: source) }
        if Basis.names.contains(name) {
            let arguments = body.split(at: ",")
            let expression = try parse(arguments[0], in: source)
            let basis = try Basis(name, Array(arguments.dropFirst()), at: position, in: source)
            return FormulaVariable(label: label, kind: .basis(expression, basis))
        }
        let functions = Expression.Function.allCases.map(\.rawValue)
        guard functions.contains(name) else {
            let known = ["I", "offset"] + functions + Basis.names + CovarianceTerm.Structure.allCases.map(\.rawValue)
            let nearest = nearestNames(to: name, among: known).map { "\"\($0)\"" }.joined(separator: ", ")
            let hint = nearest.isEmpty ? "there are \(known.joined(separator: ", "))." : "the nearest are \(nearest)."
            throw FormulaError([.init("There is no function \"\(name)\" in a formula; \(hint)", in: source, at: position)])
        }
        let whole = FormulaText("\(name)(\(body.text))", at: body.position - name.unicodeScalars.count - 1)
        return try expression(whole, label: label, in: source)
    }

    static func parse(_ text: FormulaText, in source: String) throws(FormulaError) -> Expression {
        do {
            return try Expression(text.text)
        } catch let error as ExpressionError {
            throw FormulaError([.init(error.message, in: source, at: text.position + error.position)])
        } catch {
            throw FormulaError([.init("\(error)", in: source, at: text.position)])
        }
    }

    /// The text with the spaces that R's deparse would set: around `+ - *` and comparisons, behind
    /// commas, none elsewhere.
    static func spaced(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = ""
        var index = 0
        var follows = false
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar.properties.isWhitespace { index += 1; continue }
            if scalar == "\"" || scalar == "'" || scalar == "`" {
                let end = FormulaText.end(from: index, in: scalars) ?? scalars.count
                result += FormulaText(scalars[index..<end], at: 0).text
                index = end
                follows = true
                continue
            }
            let pair = index + 1 < scalars.count ? FormulaText(scalars[index...(index + 1)], at: 0).text : ""
            let word = ["==", "!=", "<=", ">="].contains(pair) ? pair : String(scalar)
            let isExponent = ["+", "-"].contains(word) && Self.continuesNumber(scalars, index)
            if ["+", "-", "*", "<", ">", "==", "!=", "<=", ">=", "&", "|"].contains(word), follows, !isExponent {
                result += " \(word) "
                follows = false
            } else if word == "," {
                result += ", "
                follows = false
            } else {
                result += word == "=" ? " = " : word
                follows = !["(", "^", "/", "!", "=", "+", "-"].contains(word)
            }
            index += word.unicodeScalars.count
        }
        return result
    }

    /// Whether the sign at `index` belongs to a number such as 1e-5.
    private static func continuesNumber(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        guard index >= 2, scalars[index - 1] == "e" || scalars[index - 1] == "E" else { return false }
        var start = index - 2
        guard ("0"..."9").contains(scalars[start]) || scalars[start] == "." else { return false }
        while start > 0, ("0"..."9").contains(scalars[start - 1]) || scalars[start - 1] == "." { start -= 1 }
        return start == 0 || !(scalars[start - 1].properties.isAlphabetic || scalars[start - 1] == "_")
    }
}

/// Cuts the right side of a formula into words.
struct FormulaLexer {
    private let scalars: [Unicode.Scalar]
    private let source: String
    private var position: Int

    /// All words from `start` on, the last of them ``FormulaToken/Kind/end``.
    static func tokens(
        of text: FormulaText, in source: String
    ) throws(FormulaError) -> [FormulaToken] {
        var lexer = FormulaLexer(scalars: Array(text.text.unicodeScalars), source: source, position: 0)
        var tokens: [FormulaToken] = []
        while let (kind, start) = try lexer.next(text.position) {
            tokens.append(FormulaToken(kind: kind, position: text.position + start))
        }
        return tokens + [FormulaToken(kind: .end, position: text.position + lexer.scalars.count)]
    }

    private mutating func next(_ shift: Int) throws(FormulaError) -> (FormulaToken.Kind, Int)? {
        while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
        guard position < scalars.count else { return nil }
        let start = position
        let first = scalars[start]
        if Self.isDigit(first) {
            while position < scalars.count, Self.continuesName(scalars[position]) { position += 1 }
            guard let number = NumberText(word(start))?.value else {
                throw fault("A name does not begin with a digit; write such a column in backticks.", shift + start)
            }
            return (.number(number), start)
        }
        if first == "`" {
            guard let end = FormulaText.end(from: start, in: scalars) else {
                throw fault("What opens here is never closed.", shift + start)
            }
            position = end
            let name = FormulaText(scalars[(start + 1)..<(end - 1)], at: 0).text
            guard !name.isEmpty else { throw fault("A column name is missing here.", shift + start) }
            return (.name(name), start)
        }
        if first == "." || first.properties.isAlphabetic {
            while position < scalars.count, Self.continuesName(scalars[position]) { position += 1 }
            return (try named(start, shift), start)
        }
        for symbol in Self.symbols where starts(with: symbol) {
            position += symbol.unicodeScalars.count
            return (.symbol(symbol == "**" ? "^" : symbol), start)
        }
        position += 1
        throw fault(Self.hints[word(start)] ?? "The character \"\(word(start))\" has no meaning here.", shift + start)
    }

    private mutating func named(_ start: Int, _ shift: Int) throws(FormulaError) -> FormulaToken.Kind {
        let name = word(start)
        var opening = position
        while opening < scalars.count, scalars[opening].properties.isWhitespace { opening += 1 }
        guard opening < scalars.count, scalars[opening] == "(" else { return .name(name) }
        guard let end = FormulaText.end(from: opening, in: scalars) else {
            throw fault("This bracket is never closed.", shift + opening)
        }
        position = end
        return .call(name, FormulaText(scalars[(opening + 1)..<(end - 1)], at: shift + opening + 1))
    }

    /// The longer before the shorter.
    private static let symbols = ["%in%", "||", "**", "|", "+", "-", "*", ":", "^", "/", "(", ")"]
    private static let hints: [String: String] = [
        "~": "A formula has one \"~\".",
        "\u{2212}": "Write the minus sign as \"-\".",
        ",": "A comma stands only between the arguments of a function.",
        "=": "An equals sign has no meaning in a formula; the response stands before \"~\".",
        "<": "Compare within I(…), as in I(dose < 5).",
        ">": "Compare within I(…), as in I(dose > 5).",
    ]

    private func starts(with symbol: String) -> Bool {
        var index = position
        for scalar in symbol.unicodeScalars {
            guard index < scalars.count, scalars[index] == scalar else { return false }
            index += 1
        }
        return true
    }

    private func word(_ start: Int) -> String { FormulaText(scalars[start..<position], at: 0).text }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }

    private static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
        if isDigit(scalar) || scalar == "." || scalar == "_" { return true }
        let properties = scalar.properties
        return properties.isAlphabetic || properties.generalCategory == .nonspacingMark
            || properties.generalCategory == .spacingMark
    }

    private func fault(_ message: String, _ place: Int) -> FormulaError {
        FormulaError([.init(message, in: source, at: place)])
    }
}

/// A word of an expression, with its place in Unicode scalars from 0.
struct ExpressionToken: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case number(Double)
        case text(String)
        case name(String)
        case symbol(String)
        case end
    }

    let kind: Kind
    let position: Int
    /// Backticks make a column name of anything.
    var isQuotedName = false
}

/// Cuts an expression into words.
struct ExpressionLexer {
    private let source: String
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ source: String) {
        self.source = source
        scalars = Array(source.unicodeScalars)
    }

    /// All words, the last of them ``ExpressionToken/Kind/end``.
    static func tokens(of source: String) throws -> [ExpressionToken] {
        var lexer = ExpressionLexer(source)
        var tokens: [ExpressionToken] = []
        while let token = try lexer.next() { tokens.append(token) }
        return tokens + [ExpressionToken(kind: .end, position: lexer.scalars.count)]
    }

    private mutating func next() throws -> ExpressionToken? {
        while let scalar = peek(), scalar.properties.isWhitespace { position += 1 }
        guard let first = peek() else { return nil }
        let start = position
        if Self.isDigit(first) || (first == "." && peek(1).map(Self.isDigit) ?? false) {
            return ExpressionToken(kind: .number(try number()), position: start)
        }
        if first == "." || first.properties.isAlphabetic {
            return ExpressionToken(kind: .name(name()), position: start)
        }
        switch first {
        case "\"", "'": return ExpressionToken(kind: .text(try quoted(by: first)), position: start)
        case "`":
            let name = try quoted(by: first)
            return ExpressionToken(kind: .name(name), position: start, isQuotedName: true)
        default: return ExpressionToken(kind: .symbol(try symbol()), position: start)
        }
    }

    private mutating func number() throws -> Double {
        let start = position
        while let scalar = peek(), Self.isDigit(scalar) || scalar == "." { position += 1 }
        if peek() == "e" || peek() == "E" {
            let sign = peek(1) == "+" || peek(1) == "-" ? 1 : 0
            if peek(1 + sign).map(Self.isDigit) ?? false {
                position += 1 + sign
                while let scalar = peek(), Self.isDigit(scalar) { position += 1 }
            }
        }
        let text = string(start..<position)
        if let scalar = peek(), Self.continuesName(scalar) {
            throw error("A name does not begin with a digit; write such a column name in backticks.", start)
        }
        guard let number = NumberText(text) else {
            throw error("This is not a number, or one that is too large.", start)
        }
        return number.value
    }

    private mutating func name() -> String {
        let start = position
        while let scalar = peek(), Self.continuesName(scalar) { position += 1 }
        return string(start..<position)
    }

    /// Text up to the closing mark; a backslash takes the next character as it is.
    private mutating func quoted(by mark: Unicode.Scalar) throws -> String {
        let start = position
        position += 1
        var text = ""
        while let scalar = peek(), scalar != mark {
            if scalar == "\\", let escaped = peek(1) {
                text.unicodeScalars.append(escaped)
                position += 2
            } else {
                text.unicodeScalars.append(scalar)
                position += 1
            }
        }
        guard peek() == mark else { throw error("What opens here is never closed.", start) }
        position += 1
        guard mark != "`" || !text.isEmpty else { throw error("A column name is missing here.", start) }
        return text
    }

    private mutating func symbol() throws -> String {
        let start = position
        for length in [2, 1] {
            let text = string(start..<min(start + length, scalars.count))
            if let hint = Self.hints[text] { throw error(hint, start) }
            guard Self.symbols.contains(text) else { continue }
            position += length
            return text
        }
        throw error("The character \"\(string(start..<start + 1))\" has no meaning here.", start)
    }

    private static let symbols: Set<String> = [
        "+", "-", "*", "/", "^", "==", "!=", "<", "<=", ">", ">=", "&", "|", "!", "(", ")", ",",
    ]
    /// What other languages write.
    private static let hints: [String: String] = [
        "=": "One \"=\" has no meaning here; to compare, write \"==\".",
        "&&": "Write one \"&\" for \"and\".",
        "||": "Write one \"|\" for \"or\".",
        "**": "Write \"^\" for a power.",
        "<>": "Write \"!=\" for \"is not equal\".",
        "\u{2212}": "Write the minus sign as \"-\".",
        "\u{201C}": "Use straight quotation marks.",
        "\u{201D}": "Use straight quotation marks.",
        "\u{2018}": "Use straight quotation marks.",
        "\u{2019}": "Use straight quotation marks.",
    ]

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }

    private static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
        if isDigit(scalar) || scalar == "." || scalar == "_" { return true }
        let properties = scalar.properties
        return properties.isAlphabetic || properties.generalCategory == .nonspacingMark
            || properties.generalCategory == .spacingMark
    }

    private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        position + ahead < scalars.count ? scalars[position + ahead] : nil
    }

    private func string(_ range: Range<Int>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars[range])
        return text
    }

    private func error(_ message: String, _ position: Int) -> ExpressionError {
        ExpressionError(message, in: source, at: position)
    }
}

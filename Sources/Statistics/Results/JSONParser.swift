extension JSONValue {
    /// Reads a text of JSON (RFC 8259) strictly: nothing after the value, no comments, no member
    /// twice in an object, no number beyond a `Double`. A byte-order mark is passed over.
    ///
    /// - Throws: ``JSONError`` with line and column.
    public static func parse(_ bytes: [UInt8]) throws -> JSONValue {
        var parser = JSONParser(bytes)
        return try parser.document()
    }

    public static func parse(_ text: String) throws -> JSONValue { try parse(Array(text.utf8)) }

    /// Arrays and objects within one another, up to so many.
    public static let depthLimit = 200
}

/// Why a text is not JSON, and where.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    public let message: String
    /// From 1.
    public let line: Int
    /// From 1, in characters of Unicode (code points).
    public let column: Int

    public var description: String { "Line \(line), column \(column): \(message)" }
}

struct JSONParser {
    private let bytes: [UInt8]
    private var position: Int
    private var depth = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    mutating func document() throws -> JSONValue {
        if let offset = firstInvalidUTF8(in: bytes, range: 0..<bytes.count) {
            throw error("byte \(offset) is not UTF-8.", offset)
        }
        let value = try value()
        skipSpace()
        guard position == bytes.count else { throw error("something follows the end of the value.", position) }
        return value
    }

    private mutating func value() throws -> JSONValue {
        skipSpace()
        switch peek() {
        case UInt8(ascii: "{"): return try nested { try $0.object() }
        case UInt8(ascii: "["): return try nested { try $0.array() }
        case Ascii.quote: return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case let byte? where byte == Ascii.minus || Ascii.isDigit(byte): return .number(try number())
        case nil: throw error("a value is missing at the end of the text.", position)
        default: throw error("here is no value of JSON.", position)
        }
    }

    private mutating func nested(_ body: (inout JSONParser) throws -> JSONValue) throws -> JSONValue {
        depth += 1
        defer { depth -= 1 }
        guard depth <= JSONValue.depthLimit else {
            throw error("arrays and objects are nested more than \(JSONValue.depthLimit) deep.", position)
        }
        position += 1
        return try body(&self)
    }

    private mutating func object() throws -> JSONValue {
        var members: [JSONValue.Member] = []
        var names: Set<String> = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipSpace()
            let start = position
            guard peek() == Ascii.quote else { throw error("the name of a member is missing here, in quotation marks.", start) }
            let name = try string()
            guard names.insert(name).inserted else { throw error("the member \"\(name)\" is there twice.", start) }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw error("a colon is missing here.", position) }
            members.append(JSONValue.Member(name, try value()))
            skipSpace()
        } while take(Ascii.comma)
        guard take(UInt8(ascii: "}")) else { throw error("a comma or a closing brace is missing here.", position) }
        return .object(members)
    }

    private mutating func array() throws -> JSONValue {
        var elements: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(elements) }
        repeat {
            elements.append(try value())
            skipSpace()
        } while take(Ascii.comma)
        guard take(UInt8(ascii: "]")) else { throw error("a comma or a closing bracket is missing here.", position) }
        return .array(elements)
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws -> JSONValue {
        guard bytes[position...].starts(with: word.utf8) else { throw error("here is no value of JSON.", position) }
        position += word.utf8.count
        return value
    }

    private mutating func number() throws -> JSONNumber {
        let start = position
        _ = take(Ascii.minus)
        let whole = position
        try digits()
        guard bytes[whole] != Ascii.zero || position == whole + 1 else { throw error("a number does not begin with 0.", start) }
        if take(Ascii.point) { try digits() }
        if take(Ascii.e) || take(Ascii.capitalE) {
            if !take(Ascii.minus) { _ = take(Ascii.plus) }
            try digits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let value = NumberText(text)?.value else { throw error("the number is too large.", start) }
        return JSONNumber(value: value, text: text)
    }

    private mutating func digits() throws {
        let start = position
        while let byte = peek(), Ascii.isDigit(byte) { position += 1 }
        guard position > start else { throw error("a digit is missing here.", position) }
    }

    private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek(),
            byte == Ascii.space || byte == Ascii.newline || byte == Ascii.carriageReturn || byte == Ascii.tab
        {
            position += 1
        }
    }

    private func error(_ message: String, _ offset: Int) -> JSONError {
        let before = bytes[..<min(offset, bytes.count)]
        let lineStart = before.lastIndex(of: Ascii.newline).map { $0 + 1 } ?? 0
        let isBodyOfCharacter = { (byte: UInt8) in byte & 0xC0 == 0x80 }
        return JSONError(
            message: message, line: 1 + before.count { $0 == Ascii.newline },
            column: 1 + before[lineStart...].count { !isBodyOfCharacter($0) })
    }
}

extension JSONParser {
    /// A string with its quotation marks; escapes are resolved.
    private mutating func string() throws -> String {
        let opening = position
        position += 1
        var plainStart = position
        var text = ""
        while let byte = peek(), byte != Ascii.quote {
            if byte == UInt8(ascii: "\\") {
                text += String(decoding: bytes[plainStart..<position], as: UTF8.self)
                text.unicodeScalars.append(try escape())
                plainStart = position
            } else if byte < 0x20 {
                throw error("a line break or control character stands in a string; write it as an escape.", position)
            } else {
                position += 1
            }
        }
        text += String(decoding: bytes[plainStart..<position], as: UTF8.self)
        guard take(Ascii.quote) else { throw error("a string opens here and is never closed.", opening) }
        return text
    }

    private mutating func escape() throws -> Unicode.Scalar {
        let start = position
        position += 1
        guard let byte = peek() else { throw error("an escape is cut off.", start) }
        position += 1
        switch byte {
        case Ascii.quote: return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape(startingAt: start)
        default: throw error("JSON has no such escape.", start)
        }
    }

    /// `\u` with four hexadecimal digits, or two of them that make one character beyond U+FFFF.
    private mutating func unicodeEscape(startingAt start: Int) throws -> Unicode.Scalar {
        let first = try hexadecimal(start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800...0xDBFF).contains(first), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw error("half of a surrogate pair stands alone.", start)
        }
        let second = try hexadecimal(start)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw error("half of a surrogate pair stands alone.", start) }
        return scalar
    }

    private mutating func hexadecimal(_ start: Int) throws -> UInt32 {
        let end = min(position + 4, bytes.count)
        let digits = String(decoding: bytes[position..<end], as: UTF8.self)
        guard digits.utf8.count == 4, digits.utf8.allSatisfy({ $0 != Ascii.plus && $0 != Ascii.minus }),
            let value = UInt32(digits, radix: 16)
        else { throw error("four hexadecimal digits are missing here.", start) }
        position = end
        return value
    }
}

/// JSON (RFC 8259) into a tree with line numbers. Foundation's decoder stops at the first fault
/// and does not say on which line a value stood.
package struct JSONParser {
    package struct Fault: Error {
        package let line: Int
        package let problem: String
    }

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private static let deepest = 64

    package static func parse(_ bytes: [UInt8]) throws(Fault) -> JSONNode {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var parser = JSONParser(bytes: bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes)
        let node = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.position == parser.bytes.count else {
            throw parser.fault("There is text after the end of the document.")
        }
        return node
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func fault(_ problem: String) -> Fault { Fault(line: line, problem: problem) }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
            if byte == 0x0A { line += 1 }
            position += 1
        }
    }

    private mutating func take(_ character: Character) -> Bool {
        guard let byte = next, byte == character.asciiValue else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(Fault) -> JSONNode {
        guard depth < Self.deepest else {
            throw fault("Values are nested more than \(Self.deepest) deep.")
        }
        skipSpace()
        let start = line
        switch next {
        case UInt8(ascii: "{"): return JSONNode(value: .object(try members(depth)), line: start)
        case UInt8(ascii: "["): return JSONNode(value: .array(try elements(depth)), line: start)
        case UInt8(ascii: "\""): return JSONNode(value: .string(try string()), line: start)
        case nil: throw fault("The file ends where a value should stand.")
        default: return JSONNode(value: try word(), line: start)
        }
    }

    private mutating func members(_ depth: Int) throws(Fault) -> [JSONNode.Member] {
        var members: [JSONNode.Member] = []
        position += 1
        skipSpace()
        if take("}") { return members }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else {
                throw fault("A field name in quotation marks should stand here.")
            }
            let start = line
            let name = try string()
            skipSpace()
            guard take(":") else { throw fault("A colon should follow the field name '\(name)'.") }
            members.append(.init(name: name, line: start, node: try value(depth: depth + 1)))
            skipSpace()
        } while take(",")
        guard take("}") else { throw fault("A comma or } should stand here.") }
        return members
    }

    private mutating func elements(_ depth: Int) throws(Fault) -> [JSONNode] {
        var elements: [JSONNode] = []
        position += 1
        skipSpace()
        if take("]") { return elements }
        repeat {
            elements.append(try value(depth: depth + 1))
            skipSpace()
        } while take(",")
        guard take("]") else { throw fault("A comma or ] should stand here.") }
        return elements
    }

    private mutating func word() throws(Fault) -> JSONNode.Value {
        let start = position
        let ends: [UInt8] = Array(" \t\n\r,:]}[{\"".utf8)
        while let byte = next, !ends.contains(byte) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        switch text {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        default:
            let allowed = "0123456789+-.eE"
            guard let number = Double(text), number.isFinite, text.allSatisfy(allowed.contains)
            else { throw fault("'\(text.prefix(40))' is neither a number nor text in quotation marks.") }
            return .number(number)
        }
    }

    private mutating func string() throws(Fault) -> String {
        var text: [UInt8] = []
        position += 1
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw fault("The text is not UTF-8.")
                }
                return string
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw fault("A text breaks off at the end of its line.")
            default: text.append(byte)
            }
        }
        throw fault("The file ends inside a text.")
    }

    private mutating func escape(into text: inout [UInt8]) throws(Fault) {
        let short: [Character: UInt8] = [
            "\"": 0x22, "\\": 0x5C, "/": 0x2F, "b": 0x08, "f": 0x0C, "n": 0x0A, "r": 0x0D, "t": 0x09,
        ]
        guard let byte = next else { throw fault("The file ends inside a text.") }
        position += 1
        if let plain = short[Character(UnicodeScalar(byte))] {
            text.append(plain)
        } else if byte == UInt8(ascii: "u"), let scalar = UnicodeScalar(try escapedScalar()) {
            text += Array(String(Character(scalar)).utf8)
        } else {
            throw fault("A text holds a backslash that does not begin an escape.")
        }
    }

    /// The scalar after `\u`, a surrogate pair being two escapes.
    private mutating func escapedScalar() throws(Fault) -> UInt32 {
        let first = try hexadecimal()
        guard (0xD800..<0xDC00).contains(first) else { return first }
        guard take("\\"), take("u") else { throw fault("Half of an escaped character is missing.") }
        let second = try hexadecimal()
        guard (0xDC00..<0xE000).contains(second) else {
            throw fault("Half of an escaped character is missing.")
        }
        return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
    }

    private mutating func hexadecimal() throws(Fault) -> UInt32 {
        let end = position + 4
        guard end <= bytes.count,
            let code = UInt32(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16)
        else { throw fault("Four hexadecimal digits should follow \\u.") }
        position = end
        return code
    }
}

/// Writes values as JSON: members in the order given, the same value as the same text.
public struct JSONText: Hashable, Sendable {
    /// Spaces for each level; nil writes everything on one line.
    public var indent: Int?

    public init(indent: Int? = 2) { self.indent = indent }

    public func text(of value: JSONValue) -> String {
        var out = ""
        append(value, depth: 0, to: &out)
        return out
    }

    private func append(_ value: JSONValue, depth: Int, to out: inout String) {
        switch value {
        case .null: out += "null"
        case .bool(let flag): out += flag ? "true" : "false"
        case .number(let number): out += number.text
        case .string(let text): Self.append(quoted: text, to: &out)
        case .array(let elements):
            // Lists of numbers are read across.
            let isFlat = elements.allSatisfy { $0.members == nil && $0.elements == nil }
            appendParts(elements, "[", "]", onOneLine: isFlat, depth: depth, to: &out) { element, out in
                append(element, depth: depth + 1, to: &out)
            }
        case .object(let members):
            appendParts(members, "{", "}", onOneLine: false, depth: depth, to: &out) { member, out in
                Self.append(quoted: member.name, to: &out)
                out += indent == nil ? ":" : ": "
                append(member.value, depth: depth + 1, to: &out)
            }
        }
    }

    private func appendParts<Part>(
        _ parts: [Part], _ opening: String, _ closing: String, onOneLine: Bool, depth: Int,
        to out: inout String, _ append: (Part, inout String) -> Void
    ) {
        out += opening
        let isBroken = indent != nil && !onOneLine && !parts.isEmpty
        for (index, part) in parts.enumerated() {
            if index > 0 { out += isBroken || indent == nil ? "," : ", " }
            if isBroken { newline(depth + 1, to: &out) }
            append(part, &out)
        }
        if isBroken { newline(depth, to: &out) }
        out += closing
    }

    private func newline(_ depth: Int, to out: inout String) {
        out += "\n" + String(repeating: " ", count: depth * (indent ?? 0))
    }

    /// Escapes what RFC 8259, section 7, requires, and the two line separators that JavaScript
    /// once took for line ends.
    private static func append(quoted text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}

extension JSONValue {
    /// On several lines, two spaces a level, or on one.
    public func text(indent: Int? = 2) -> String { JSONText(indent: indent).text(of: self) }
}

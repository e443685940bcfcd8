/// A value of JSON (RFC 8259) that keeps the order of an object's members and the text of its numbers.
public indirect enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object([Member])

    public struct Member: Hashable, Sendable {
        public let name: String
        public let value: JSONValue

        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The number in its shortest form, or null for one that is not finite: JSON has no word for those.
    public static func number(_ value: Double) -> JSONValue {
        JSONNumber(value).map(JSONValue.number) ?? .null
    }

    public static func integer(_ value: Int) -> JSONValue {
        .number(JSONNumber(value: Double(value), text: String(value)))
    }

    /// The value of a member; of an object without it, or of anything else, nil.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    public var double: Double? {
        if case .number(let number) = self { number.value } else { nil }
    }

    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    public var members: [Member]? {
        if case .object(let members) = self { members } else { nil }
    }

    public var elements: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }
}

/// A finite number with the text that it was read from or will be written as.
public struct JSONNumber: Hashable, Sendable {
    public let value: Double
    public let text: String

    /// In the shortest form that reads back as the same number; nil for one that is not finite.
    public init?(_ value: Double) {
        guard let text = value.shortestText else { return nil }
        self.init(value: value, text: text)
    }

    init(value: Double, text: String) {
        self.value = value
        self.text = text
    }

    /// Whether it was written without a decimal point and exponent.
    public var isInteger: Bool { text.utf8.allSatisfy { Ascii.isDigit($0) || $0 == Ascii.minus } }
}

/// A JSON value that knows its line, so that a fault can say where it stands.
struct JSONNode {
    enum Value {
        case object([Member])
        case array([JSONNode])
        case string(String)
        case number(Double)
        case bool(Bool)
        case null
    }

    struct Member {
        let name: String
        let line: Int?
        let node: JSONNode
    }

    let value: Value
    /// From 1; nil when the value did not come from a file.
    let line: Int?

    /// What the value is, for sentences.
    var kind: String {
        switch value {
        case .object: "an object"
        case .array: "a list"
        case .string: "text"
        case .number: "a number"
        case .bool: "true or false"
        case .null: "null"
        }
    }
}

/// The same tree from any decoder, without lines; members in alphabetical order.
extension JSONNode: Decodable {
    private struct Key: CodingKey {
        let stringValue: String
        let intValue: Int? = nil
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        line = nil
        if let container = try? decoder.container(keyedBy: Key.self) {
            let keys = container.allKeys.sorted { $0.stringValue < $1.stringValue }
            value = .object(
                try keys.map { key in
                    let node = try container.decode(JSONNode.self, forKey: key)
                    return Member(name: key.stringValue, line: nil, node: node)
                })
        } else if var container = try? decoder.unkeyedContainer() {
            var nodes: [JSONNode] = []
            while !container.isAtEnd { nodes.append(try container.decode(JSONNode.self)) }
            value = .array(nodes)
        } else {
            value = try Self.scalar(decoder.singleValueContainer())
        }
    }

    private static func scalar(_ container: any SingleValueDecodingContainer) throws -> Value {
        if container.decodeNil() { return .null }
        if let value = try? container.decode(Bool.self) { return .bool(value) }
        if let value = try? container.decode(Double.self) { return .number(value) }
        return .string(try container.decode(String.self))
    }
}

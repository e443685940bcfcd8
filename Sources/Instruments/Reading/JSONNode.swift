/// A JSON value that knows its line, so that a fault can say where it stands.
package struct JSONNode {
    package enum Value {
        case object([Member])
        case array([JSONNode])
        case string(String)
        case number(Double)
        case bool(Bool)
        case null
    }

    package struct Member {
        package let name: String
        package let line: Int?
        package let node: JSONNode
    }

    package let value: Value
    /// From 1; nil when the value did not come from a file.
    package let line: Int?

    /// What the value is, for sentences.
    package var kind: String {
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

    package init(from decoder: any Decoder) throws {
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

/// As in definition files: `{"item": 1, "atLeast": 2}`, `{"all": […]}`, `{"any": […]}`,
/// `{"not": …}`, `{"score": "total", "below": 5}`, `{"count": […], "atLeast": 5}`,
/// `{"answered": 6}`.
extension Condition: Codable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(_ key: String) { stringValue = key }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    public init(from decoder: any Decoder) throws {
        self = try DefinitionReader.decode(decoder) { $0.condition($1) }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .all(let parts): try container.encode(parts, forKey: Key("all"))
        case .any(let parts): try container.encode(parts, forKey: Key("any"))
        case .not(let part): try container.encode(part, forKey: Key("not"))
        case .answered(let number): try container.encode(number, forKey: Key("answered"))
        case .item(let number, let comparison, let bound):
            try container.encode(number, forKey: Key("item"))
            try container.encode(bound, forKey: Key(comparison.rawValue))
        case .score(let id, let comparison, let bound):
            try container.encode(id, forKey: Key("score"))
            try container.encode(bound, forKey: Key(comparison.rawValue))
        case .count(let parts, let comparison, let bound):
            try container.encode(parts, forKey: Key("count"))
            try container.encode(bound, forKey: Key(comparison.rawValue))
        }
    }
}

/// `{"rule": "completeOnly"}` or `{"rule": "prorate", "atMostMissing": 2, "source": "…"}`.
extension MissingItemRule: Codable {
    private enum Key: String, CodingKey { case rule, atMostMissing, source }

    public init(from decoder: any Decoder) throws {
        self = try DefinitionReader.decode(decoder) { $0.missingItemRule($1) }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .completeOnly:
            try container.encode("completeOnly", forKey: .rule)
        case .prorate(let most, let source):
            try container.encode("prorate", forKey: .rule)
            try container.encode(most, forKey: .atMostMissing)
            try container.encode(source, forKey: .source)
        }
    }
}

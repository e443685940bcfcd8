/// The ends of an interval as fields: `from` (included) or `above`, `to` (included) or `below`.
enum IntervalKey: String, CodingKey {
    case from, above, to, below, name, gives
}

extension Interval {
    func encode(into container: inout KeyedEncodingContainer<IntervalKey>) throws {
        if let lower { try container.encode(lower.value, forKey: lower.isIncluded ? .from : .above) }
        if let upper { try container.encode(upper.value, forKey: upper.isIncluded ? .to : .below) }
    }
}

/// `{"name": "mild", "from": 5, "below": 10}`.
extension Band: Codable {
    public init(from decoder: any Decoder) throws {
        self = try DefinitionReader.decode(decoder) { $0.band($1) }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: IntervalKey.self)
        try container.encode(name, forKey: .name)
        try interval.encode(into: &container)
    }
}

/// `{"above": 15, "to": 30, "gives": 1}`.
extension Bracket: Codable {
    public init(from decoder: any Decoder) throws {
        self = try DefinitionReader.decode(decoder) { $0.bracket($1) }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: IntervalKey.self)
        try container.encode(gives, forKey: .gives)
        try interval.encode(into: &container)
    }
}

/// As in definition files: `{"scale": "total", "kind": "reliableChange", "points": 15, "source": "…"}`.
extension Threshold {
    private enum Key: String, CodingKey {
        case baseline, direction, scale, kind, points, pointsUpTo, percentOfBaseline, atMost, atLeast, population, source
        case caution
    }

    public init(from decoder: any Decoder) throws {
        self = try DefinitionReader.decode(decoder) { $0.threshold($1) }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(scale, forKey: .scale)
        try container.encode(kind, forKey: .kind)
        switch bound {
        case .points(let least, let most):
            try container.encode(least, forKey: .points)
            try container.encodeIfPresent(most, forKey: .pointsUpTo)
        case .percentOfBaseline(let share): try container.encode(share, forKey: .percentOfBaseline)
        case .atMost(let value): try container.encode(value, forKey: .atMost)
        case .atLeast(let value): try container.encode(value, forKey: .atLeast)
        }
        try container.encodeIfPresent(population, forKey: .population)
        if let baseline {
            var ends = container.nestedContainer(keyedBy: IntervalKey.self, forKey: .baseline)
            try baseline.encode(into: &ends)
        }
        try container.encodeIfPresent(direction, forKey: .direction)
        try container.encode(source, forKey: .source)
        try container.encodeIfPresent(caution, forKey: .caution)
    }
}

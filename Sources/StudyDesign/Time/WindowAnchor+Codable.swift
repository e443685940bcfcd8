/// As JSON: `"enrolment"`, `"lastSessionHeld"`, `{"session": 2, "day": "actual"}`,
/// `{"visit": "baseline"}`, `{"latest": […]}` or `{"earliest": […]}`.
extension WindowAnchor: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case session, day, visit, latest, earliest
    }

    public init(from decoder: any Decoder) throws {
        guard let container = try? decoder.container(keyedBy: Key.self) else {
            switch try decoder.singleValueContainer().decode(String.self) {
            case "enrolment": self = .enrolment
            case "lastSessionHeld": self = .lastSessionHeld
            case let word: throw Self.fault("\"\(word)\" is no anchor of a window; give enrolment or lastSessionHeld.", decoder)
            }
            return
        }
        let kinds = container.allKeys.filter { $0 != .day }
        guard kinds.count == 1, let kind = kinds.first, kind == .session || !container.contains(.day) else {
            throw Self.fault("An anchor names one of session (with day), visit, latest or earliest.", decoder)
        }
        switch kind {
        case .session:
            let day = try container.decodeIfPresent(SessionDay.self, forKey: .day) ?? .actual
            self = .session(try container.decode(Int.self, forKey: .session), day)
        case .visit: self = .visit(try container.decode(Visit.Code.self, forKey: .visit))
        case .latest: self = .latest(try container.decode([WindowAnchor].self, forKey: .latest))
        case .earliest, .day: self = .earliest(try container.decode([WindowAnchor].self, forKey: .earliest))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .enrolment:
            var container = encoder.singleValueContainer()
            try container.encode("enrolment")
        case .lastSessionHeld:
            var container = encoder.singleValueContainer()
            try container.encode("lastSessionHeld")
        case .session(let number, let day):
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(number, forKey: .session)
            try container.encode(day, forKey: .day)
        case .visit(let code):
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(code, forKey: .visit)
        case .latest(let parts):
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(parts, forKey: .latest)
        case .earliest(let parts):
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(parts, forKey: .earliest)
        }
    }

    private static func fault(_ sentence: String, _ decoder: any Decoder) -> DecodingError {
        .dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: sentence))
    }
}

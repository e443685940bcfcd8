public import Instruments

/// A value as it was given: nothing is rounded, and what is missing says why.
public enum OwnValue: Hashable, Sendable {
    case text(String)
    case number(Double)
    case truth(Bool)
    case missing(Blank)

    public init(_ answer: Answer) {
        switch answer {
        case .value(let value): self = .number(value)
        case .missing(let blank): self = .missing(blank)
        }
    }

    public init(_ count: Int) { self = .number(Double(count)) }

    /// For a file of values; a gap is empty.
    public var written: String {
        switch self {
        case .text(let text): text
        case .number(let value): Int(exactly: value).map(String.init) ?? "\(value)"
        case .truth(let isTrue): isTrue ? "true" : "false"
        case .missing: ""
        }
    }
}

extension OwnValue: Codable {
    private enum Key: String, CodingKey { case missing }

    public init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Key.self) {
            self = .missing(try container.decode(Blank.self, forKey: .missing))
            return
        }
        let container = try decoder.singleValueContainer()
        if let truth = try? container.decode(Bool.self) {
            self = .truth(truth)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .missing(let blank):
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(blank, forKey: .missing)
        case .text(let text):
            var container = encoder.singleValueContainer()
            try container.encode(text)
        case .number(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .truth(let isTrue):
            var container = encoder.singleValueContainer()
            try container.encode(isTrue)
        }
    }
}

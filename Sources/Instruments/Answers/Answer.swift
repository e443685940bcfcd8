/// What a person gave to one item: a value on its response scale, or nothing, and why.
public enum Answer: Hashable, Sendable {
    case value(Double)
    case missing(Blank)

    public var value: Double? {
        if case .value(let value) = self { value } else { nil }
    }
}

/// Why an item has no answer.
public enum Blank: String, Hashable, Codable, Sendable, CaseIterable {
    /// Left open.
    case blank
    case preferNotToAnswer
    /// The form skipped it by design.
    case notShown
    /// The person stopped before it.
    case notReached
}

/// Why a score could not use an item.
public enum WhyMissing: String, Hashable, Codable, Sendable, CaseIterable {
    case blank, preferNotToAnswer, notShown, notReached
    /// Stored answers hold a value that the response scale does not have.
    case offScale
    /// The answers do not hold the item at all.
    case absent

    init(_ blank: Blank) {
        switch blank {
        case .blank: self = .blank
        case .preferNotToAnswer: self = .preferNotToAnswer
        case .notShown: self = .notShown
        case .notReached: self = .notReached
        }
    }

    public var words: String {
        switch self {
        case .blank: "left blank"
        case .preferNotToAnswer: "preferred not to answer"
        case .notShown: "not shown"
        case .notReached: "not reached"
        case .offScale: "off the scale"
        case .absent: "not in the answers"
        }
    }
}

/// A number, or the reason as a string: `3`, `"preferNotToAnswer"`.
extension Answer: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let reason = try? container.decode(String.self) {
            guard let blank = Blank(rawValue: reason) else {
                throw DecodingError.dataCorruptedError(
                    in: container, debugDescription: "'\(reason)' is not a reason for a blank.")
            }
            self = .missing(blank)
            return
        }
        let value = try container.decode(Double.self)
        guard value.isFinite else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "An answer must be a finite number.")
        }
        self = .value(value)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .value(let value): try container.encode(value)
        case .missing(let blank): try container.encode(blank.rawValue)
        }
    }
}

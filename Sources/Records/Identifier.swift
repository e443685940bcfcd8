/// The name of one record, typed by what it names, so that a visit's id cannot be handed
/// over as a participant's.
public struct Identifier<Entity>: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    public let rawValue: String

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    public var description: String { rawValue }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Identifiers are compared byte by byte everywhere and stand in names of keys and
    /// objects, so they hold nothing that has two spellings, and no space or slash. The
    /// colon joins them in the ids of alerts and check-ins, which the program makes.
    public var isWellFormed: Bool {
        let bytes = rawValue.utf8
        return !bytes.isEmpty && bytes.count <= 200
            && bytes.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ":") }
    }
}

/// A dictionary with identifiers as keys is written as an object.
extension Identifier: CodingKeyRepresentable {
    public var codingKey: any CodingKey { Key(stringValue: rawValue) }

    public init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

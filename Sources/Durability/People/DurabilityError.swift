/// Why something about lasting cannot be said, one sentence a line.
public struct DurabilityError: Error, Hashable, Sendable, CustomStringConvertible {
    public let sentences: [String]

    public init(_ sentences: String...) { self.sentences = sentences }
    public init(sentences: [String]) { self.sentences = sentences }

    public var description: String { sentences.joined(separator: "\n") }
}

/// Why nothing can be said about guesses, one sentence a line.
public struct BlindingError: Error, Hashable, Sendable, CustomStringConvertible {
    public let sentences: [String]

    public init(_ sentences: String...) { self.sentences = sentences }

    public var description: String { sentences.joined(separator: "\n") }
}

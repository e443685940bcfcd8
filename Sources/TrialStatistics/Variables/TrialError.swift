/// Why an analysis of a trial cannot be carried out, one sentence a line.
public struct TrialError: Error, Hashable, Sendable, CustomStringConvertible {
    public let sentences: [String]

    public init(_ sentences: String...) { self.sentences = sentences }
    public init(sentences: [String]) { self.sentences = sentences }

    public var description: String { sentences.joined(separator: "\n") }
}

/// Why a mechanism over many occasions cannot be looked at: a sentence a line.
public struct LongitudinalError: Error, Hashable, Sendable, CustomStringConvertible {
    public let sentences: [String]

    public var description: String { sentences.joined(separator: "\n") }

    init(_ sentences: [String]) { self.sentences = sentences }

    init(_ sentence: String) { sentences = [sentence] }
}

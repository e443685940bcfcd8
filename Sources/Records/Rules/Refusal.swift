/// Why an act is not recorded, as a sentence for the person who tried.
public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    public let sentence: String

    public init(_ sentence: String) { self.sentence = sentence }

    public var description: String { sentence }
}

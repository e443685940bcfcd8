/// What a participant reads after a band: what can be done next. A band without one is not shown.
public struct NextSentence: Hashable, Sendable {
    public let text: String

    /// - Throws: `BandSentenceFaults` when it is no sentence, or grades the person.
    public init(_ text: String) throws(BandSentenceFaults) {
        if let problem = Self.problem(text) { throw BandSentenceFaults(faults: [problem]) }
        self.text = text
    }

    static func problem(_ text: String) -> String? {
        guard GradingWords.words(of: text).count >= 3, text.hasSuffix(".") || text.hasSuffix("?") else {
            return "'\(text)' is no sentence: say in plain words what can be done next, and end "
                + "with a full stop."
        }
        return GradingWords.problem(text, instead: "say what can be done next instead")
    }
}

/// A band with its word for participants and its next sentence. This is the only way from a band to
/// a participant's page: pages take this type, and only `BandSentences` makes one.
public struct BandForParticipant: Hashable, Sendable {
    /// For the staff; its published name is not printed.
    public let band: Band
    public let word: String
    public let next: NextSentence
    let subject: String

    /// Three sentences: the word, what it is not, and what can be done next.
    public var text: String {
        "Here we call this range of answers about \(subject) '\(word)'. "
            + "The words describe answers given on one day; they are no judgement of you. "
            + next.text
    }
}

/// Why sentences for participants were refused: every fault together.
public struct BandSentenceFaults: Error, Hashable, Sendable, CustomStringConvertible {
    public let faults: [String]

    public var description: String { faults.joined(separator: "\n") }
}

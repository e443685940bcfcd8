/// One question. It has no wording: a licence may forbid it, and scoring does not need it.
public struct Item: Hashable, Codable, Sendable {
    /// Stable, and unique in the instrument: `scs_1`. Answers are bound to it, never to a position.
    public let code: String
    /// The place on the published form, from 1.
    public let number: Int
    /// One to four words of our own.
    public let topic: String
    /// Where the item does not share the instrument's response scale.
    public let response: ResponseScale?
    /// When the form skips the item by design.
    public let skip: SkipRule?

    init(
        code: String, number: Int, topic: String, response: ResponseScale? = nil, skip: SkipRule? = nil
    ) {
        self.code = code
        self.number = number
        self.topic = topic
        self.response = response
        self.skip = skip
    }
}

/// The form does not ask an item when a condition on earlier items holds.
public struct SkipRule: Hashable, Codable, Sendable {
    public let when: Condition
    /// What the skipped item counts as in scores; nil where the source gives no number.
    public let countsAs: Double?
}

/// Every sentence of one language, by key.
///
/// ```swift
/// phrases["today.nothing"]                    // "Nothing is waiting for you."
/// phrases("today.untilTime", ["time": "14:20"])   // "Open until 14:20."
/// phrases("common.minutes", count: 5)         // "5 minutes", from the key common.minutes.other
/// ```
/// A ``LanguageShelf`` opens only when all its languages say the same keys with the same places, so what a
/// page asks for is there in each of them.
public struct Phrases: Hashable, Sendable {
    /// BCP 47, for instance `de`.
    public let tag: String
    public let direction: Direction
    package let sentences: [String: Sentence]

    package init(tag: String, direction: Direction, sentences: [String: Sentence]) {
        self.tag = tag
        self.direction = direction
        self.sentences = sentences
    }

    public enum Direction: String, Hashable, Sendable, Codable {
        case leftToRight = "ltr"
        case rightToLeft = "rtl"
    }

    /// The language's name in itself.
    public var name: String { self["common.language"] }

    public var keys: Set<String> { Set(sentences.keys) }

    /// The sentence of a key; a key that no language has shows itself rather than nothing.
    public subscript(key: String) -> String { self(key, [:]) }

    /// The sentence with its places filled. What is filled in is never searched for places.
    public func callAsFunction(_ key: String, _ values: [String: String]) -> String {
        guard let sentence = sentences[key] else { return "[\(key)]" }
        return sentence.filled(with: values, isolating: direction == .rightToLeft)
    }

    /// The form of a sentence that goes with a number: `key.one` for one, `key.other` for all else.
    /// The place `{n}` is the number.
    public func callAsFunction(_ key: String, count: Int, _ values: [String: String] = [:]) -> String {
        let filled = values.merging([Self.numberPlace: number(count)]) { given, _ in given }
        return self("\(key).\(Plural(count).rawValue)", filled)
    }

    static let numberPlace = "n"

    /// The forms of English, German and their kin; a language with more of them needs a rule of its own here.
    enum Plural: String, CaseIterable {
        case one, other

        init(_ count: Int) {
            self = count == 1 ? .one : .other
        }
    }
}

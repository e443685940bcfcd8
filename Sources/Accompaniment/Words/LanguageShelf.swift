/// Every language in which a participant can be spoken to.
public struct LanguageShelf: Sendable {
    /// In the alphabetical order of their tags.
    public let languages: [Phrases]
    /// The site's own, taken where a person has said nothing.
    public let site: Phrases

    /// The language against which the others are held, and the last to be taken.
    public static let reference = "en"

    /// - Parameter site: the tag of the site's language.
    /// - Throws: ``LanguageFault``, with everything that is wrong in every file.
    public init(_ languages: [Phrases], site: String = Self.reference) throws {
        let sorted = languages.sorted { $0.tag < $1.tag }
        guard let reference = sorted.first(where: { $0.tag == Self.reference }) else {
            throw LanguageFault(faults: ["There is no language '\(Self.reference)', against which the others are held."])
        }
        let faults = zip(sorted, sorted.dropFirst()).filter { $0.tag == $1.tag }.map { "The language '\($0.0.tag)' is there twice." }
            + sorted.filter { $0.tag != Self.reference }.flatMap { Self.differences($0, from: reference) }
        guard faults.isEmpty else { throw LanguageFault(faults: faults) }
        guard let own = Self.lookup(site, in: sorted) else {
            throw LanguageFault(faults: [
                "The site's language '\(site)' is not there. There are: \(sorted.map(\.tag).joined(separator: ", "))."
            ])
        }
        self.languages = sorted
        self.site = own
    }

    public var tags: [String] { languages.map(\.tag) }

    /// The language of a person: what they chose, else what their browser asks for, else the site's.
    /// `de-AT` finds `de` (RFC 4647, lookup).
    /// - Parameter accepted: the header Accept-Language, as it came.
    public func phrases(chosen: String? = nil, accepted: String? = nil) -> Phrases {
        if let chosen, let found = Self.lookup(chosen, in: languages) { return found }
        for tag in Self.wishes(accepted ?? "") {
            if let found = Self.lookup(tag, in: languages) { return found }
        }
        return site
    }

    /// What a language says otherwise than the reference does: keys and places, each a sentence.
    static func differences(_ language: Phrases, from reference: Phrases) -> [String] {
        let missing = reference.keys.subtracting(language.keys).sorted().map { "'\(language.tag)' does not say '\($0)'." }
        let more = language.keys.subtracting(reference.keys).sorted().map {
            "'\(language.tag)' says '\($0)', which '\(reference.tag)' does not."
        }
        let places = reference.sentences.sorted { $0.key < $1.key }.compactMap { key, sentence -> String? in
            guard let other = language.sentences[key], other.places != sentence.places else { return nil }
            return "'\(language.tag)' has other places in '\(key)': \(other.places.sorted()) for \(sentence.places.sorted())."
        }
        return missing + more + places
    }

    static func lookup(_ tag: String, in languages: [Phrases]) -> Phrases? {
        var parts = tag.lowercased().split(separator: "-", omittingEmptySubsequences: false).prefix(8)
        while !parts.isEmpty {
            let wanted = parts.joined(separator: "-")
            if let found = languages.first(where: { $0.tag.lowercased() == wanted }) { return found }
            parts.removeLast()
        }
        return nil
    }

    /// The tags of an Accept-Language header, the dearest first; what is malformed or weighs nothing is left out.
    static func wishes(_ header: String) -> [String] {
        let ranges = header.prefix(500).split(separator: ",").enumerated().compactMap { order, part -> (Double, Int, String)? in
            let fields = part.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            guard let tag = fields.first, !tag.isEmpty, tag != "*" else { return nil }
            let weight = fields.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            return weight > 0 && weight <= 1 ? (weight, order, tag) : nil
        }
        return ranges.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.2)
    }
}

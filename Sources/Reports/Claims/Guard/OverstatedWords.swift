import Foundation

/// Words that no study of this kind can earn. They cannot be printed in a report, wherever they come from:
/// titles and names come from plans.
public enum OverstatedWords {
    /// Never printed.
    static let everywhere = [
        "fully mediated", "full mediation", "fully mediates", "full mediator", "fully mediate", "mediated fully",
        "complete mediation", "completely mediated", "completely mediates", "entirely mediated", "wholly mediated",
        "total mediation", "fully explained by", "fully accounted for", "100 mediated",
        "proves", "proof", "proven", "proved", "prove", "caused by", "caused", "causes", "causing", "causally due",
        "is the mechanism", "are the mechanism", "was the mechanism", "the true mechanism",
        "because of treatment", "because of the treatment", "because of the drug", "responsible for the effect",
        "responsible for the change", "responsible for the improvement", "responsible for this", "due to treatment",
        "due to the treatment", "due to the drug", "established the mechanism", "confirms the mechanism", "demonstrates that",
        "definitively", "beyond doubt", "works because",
    ]

    /// Nor written by the program itself; others may need them for something else ("left due to moving house").
    static let ofOurOwn = [
        "due to", "because of", "responsible for", "leads to", "led to", "thanks to", "driven by", "drives", "drove",
        "attributable to", "results from", "resulted from", "brought about", "explains why", "the reason for",
        "partially mediated", "partial mediation", "mediated by", "mediates the",
    ]

    /// Nouns, and tales told the other way round, in which a word is harmless: `common causes`.
    private static let harmless = ["common causes", "unmeasured causes", "other causes", "competing causes", "possible causes"]

    /// What of it stands in a text, each once, in the order of the list.
    public static func found(in text: String) -> [String] { found(everywhere, in: text) }

    /// The same with what the program itself does not write either.
    static func foundInOurOwn(_ text: String) -> [String] { found(everywhere + ofOurOwn, in: text) }

    private static func found(_ phrases: [String], in text: String) -> [String] {
        let read = words(text)
        guard read.contains(where: firstWords.contains) else { return [] }
        var line = " " + read.joined(separator: " ") + " "
        for phrase in harmless { line = line.replacingOccurrences(of: " \(phrase) ", with: " ~ ") }
        return phrases.filter { line.contains(" \($0) ") }
    }

    /// A text without any of these holds no phrase.
    private static let firstWords = Set((everywhere + ofOurOwn).compactMap { $0.split(separator: " ").first.map(String.init) })

    /// Words in lower case without accents, whatever stands between them. Marks that are not seen (soft hyphens,
    /// joiners) do not part a word, and letters of other widths are read as what they look like.
    private static func words(_ text: String) -> [String] {
        let isPlain = text.utf8.allSatisfy { $0 < 128 }
        let plain = isPlain
            ? text.lowercased()
            : text.precomposedStringWithCompatibilityMapping.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased()
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in plain.unicodeScalars where scalar.isASCII || scalar.properties.generalCategory != .format {
            let isPart = scalar.isASCII ? (97...122).contains(scalar.value) || (48...57).contains(scalar.value) : scalar.properties.isAlphabetic
            if isPart {
                word.append(scalar)
            } else if !word.isEmpty {
                words.append(String(word))
                word = String.UnicodeScalarView()
            }
        }
        return word.isEmpty ? words : words + [String(word)]
    }
}

/// A document that says more than any study of this kind can.
public struct OverstatedClaim: Error, Hashable, CustomStringConvertible {
    public struct Place: Hashable, Sendable {
        public let phrase: String
        /// In which part of the document.
        public let part: String
        /// The text, shortened.
        public let text: String
    }

    public let places: [Place]

    public var description: String {
        places.map { place in
            "The report cannot say \"\(place.phrase)\" (\(place.part): \"\(place.text)\"). No design of this kind bears it: write \"went with\" or \"is consistent with\" in the plan, the protocol or the name that it comes from."
        }.joined(separator: "\n")
    }
}

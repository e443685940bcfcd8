extension LanguageShelf {
    /// The tag of a language that nobody speaks, by which a layout from right to left is tried out.
    public static let mirroredTag = "qps-plocm"

    /// The shelf with one language more: English in Hebrew letters, written from right to left, each letter
    /// standing for another. For tests only: no person is offered it.
    public func withMirroredEnglish() throws -> LanguageShelf {
        guard let english = languages.first(where: { $0.tag == Self.reference }) else { return self }
        let sentences = english.sentences.mapValues { sentence in
            Sentence(pieces: sentence.pieces.map { piece in
                if case .words(let words) = piece { .words(Self.mirrored(words)) } else { piece }
            })
        }
        let mirrored = Phrases(tag: Self.mirroredTag, direction: .rightToLeft, sentences: sentences)
        return try LanguageShelf(languages + [mirrored], site: site.tag)
    }

    static func mirrored(_ text: String) -> String {
        let small = UnicodeScalar("a").value...UnicodeScalar("z").value
        return String(String.UnicodeScalarView(text.lowercased().unicodeScalars.map { letter in
            guard small.contains(letter.value) else { return letter }
            // From alef on: the alphabet and its final forms are 27 letters in one row.
            return UnicodeScalar(0x05D0 + letter.value - small.lowerBound) ?? letter
        }))
    }
}

import Foundation
import Instruments
import Testing

/// Several languages side by side, and never another one silently.
@Suite struct WordingShelfTests {
    @Test func widerButNeverOther() throws {
        let key = try Garden.key()
        let shelf = WordingShelf([try Garden.words("de"), try Garden.words("en-GB")])
        func found(_ tag: String) throws -> String? { shelf.wording(for: key, language: try LanguageTag(tag))?.language.rawValue }
        #expect(try found("de-AT") == "de")
        #expect(try found("de") == "de")
        #expect(try found("en") == nil)
        #expect(try found("en-GB") == "en-GB")
        #expect(try found("fr") == nil)
        #expect(shelf.languages(of: key).map(\.rawValue) == ["de", "en-GB"])
    }

    @Test func importedWordsComeBeforePlaceholders() throws {
        let key = try Garden.key()
        let austrian = Wording.placeholder(for: key, language: try LanguageTag("de-AT"))
        var shelf = WordingShelf([austrian])
        #expect(shelf.wording(for: key, language: try LanguageTag("de-AT")) == austrian)
        shelf.put(try Garden.words("de"))
        #expect(shelf.wording(for: key, language: try LanguageTag("de-AT"))?.isPlaceholder == false)
    }

    @Test func theLaterOneStaysAndVersionsStandApart() throws {
        let key = try Garden.key()
        var shelf = WordingShelf([try Garden.words(title: "First"), try Garden.words(version: "1")])
        shelf.put(try Garden.words(title: "Second"))
        #expect(shelf.wordings.count == 2)
        #expect(shelf.wording(for: key, language: try LanguageTag("en"))?.title == "Second")
    }

    @Test func codingRoundTrip() throws {
        let shelf = WordingShelf([try Garden.words("de"), .placeholder(for: try Garden.key(), language: try LanguageTag("fr"))])
        #expect(try JSONDecoder().decode(WordingShelf.self, from: JSONEncoder().encode(shelf)) == shelf)
    }

    @Test func checksumsSeeEveryWordAndNotTheBringer() throws {
        let words = try Garden.words()
        let again = words.imported(by: "Another", at: 5, from: "y", terms: nil, digest: Garden.digest)
        #expect(again.canonicalForm == words.canonicalForm)
        #expect(words.matchesChecksum(Garden.digest) == true)
        var forms: Set<[UInt8]> = [words.canonicalForm]
        let relabelled = [OptionWording(value: 0, label: "Never")] + Garden.options.dropFirst()
        forms.insert(try Garden.words(options: relabelled).canonicalForm)
        forms.insert(try Garden.words(title: "Gardens").canonicalForm)
        forms.insert(try Garden.words("de").canonicalForm)
        forms.insert(try Garden.words(texts: ["a\ntext\tb", "b", "c", "d"]).canonicalForm)
        forms.insert(try Garden.words(texts: [#"a\ntext\tb"#, "b", "c", "d"]).canonicalForm)
        #expect(forms.count == 6)
        #expect(Wording.placeholder(for: try Garden.key(), language: words.language).matchesChecksum(Garden.digest) == nil)
    }
}

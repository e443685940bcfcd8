import Instruments
import Testing

/// Placeholders: marked, about topics, fitting every key, never taken for official words.
@Suite struct WordingPlaceholderTests {
    @Test func sentencesAboutTopics() throws {
        let words = Wording.placeholder(for: try Garden.key(), language: try LanguageTag("de"))
        #expect(words.isPlaceholder)
        #expect(words.items.map(\.text) == [
            "Placeholder: a statement on the topic “roses”.", "Placeholder: a statement on the topic “gravel”.",
            "Placeholder: a statement on the topic “shade”.", "Placeholder: a statement on the topic “bees”.",
        ])
        #expect(words.response.options.map(\.label) == ["0", "1", "2", "3"])
        #expect(words.title == "Placeholder: GARDEN, 4 items")
    }

    @Test func licenceRequiredGivesTopicsAlone() throws {
        let words = Wording.placeholder(for: try Garden.key(licence: "licenceRequired"), language: try LanguageTag("en"))
        #expect(words.items.map(\.text) == ["Placeholder: roses", "Placeholder: gravel", "Placeholder: shade", "Placeholder: bees"])
    }

    @Test func aLineHasItsEndsOnly() throws {
        let words = Wording.placeholder(for: try Garden.key(response: Garden.lineScale), language: try LanguageTag("en"))
        #expect(words.response == ResponseWording(anchors: AnchorWording(low: "lowest", high: "highest")))
    }

    @Test func everyShippedInstrumentHasOneThatFits() throws {
        for instrument in try Shelf.catalog.get().instruments {
            let words = Wording.placeholder(for: instrument, language: try LanguageTag("en"))
            #expect(words.check(against: instrument).description == "")
            #expect(words.items.allSatisfy { $0.text.hasPrefix(Wording.placeholderMark) })
        }
    }

    @Test func aPlaceholderCannotBeImportedAsOfficial() throws {
        let key = try Garden.key()
        let words = Wording.placeholder(for: key, language: try LanguageTag("en"))
            .imported(by: "R.", at: 0, from: "x.csv", terms: Garden.publicTerms, digest: Garden.digest)
        let faults = words.check(against: key).faults
        #expect(faults.count { $0.problem == .placeholderText } == 5)
        #expect(faults.count == 5)
    }
}

import Foundation
import Instruments
import Interchange
import Testing

/// The plain table and the template that is filled in.
@Suite struct WordingTableTests {
    static let good = """
        kind,code,value,text,note
        instrument,meadow,1,,
        language,en,,,
        title,,,Meadows and You,
        instructions,,,Picture a meadow.,
        instructions,,,Then answer.,
        option,,0,Never so,
        option,,1,"Seldom, if ever",
        option,,2,Often so,
        option,,3,Always so,
        item,meadow_1,,Grass tickles me,grass
        item,meadow_2,,"I count daisies, often",daisies
        item,meadow_3,,"Cows ""moo"" at me",cows
        item,meadow_4,,Dew wets my feet,dew

        """

    private func faults(_ changes: (String, String)..., language: String? = nil) throws -> [String] {
        var text = Self.good
        for (old, new) in changes {
            let range = try #require(text.range(of: old), "\(old)")
            text.replaceSubrange(range, with: new)
        }
        return try Meadow.faults(text, language: language)
    }

    @Test func goodTable() throws {
        let wording = try Meadow.read(Self.good, language: nil).wordings.first
        Meadow.expectWords(wording)
        #expect(wording?.title == "Meadows and You")
        #expect(wording?.instructions == "Picture a meadow.\nThen answer.")
        #expect(wording?.language.rawValue == "en")
    }

    @Test func tableRoundTrip() throws {
        let wording = try #require(try Meadow.read(Self.good, language: nil).wordings.first)
        let again = try Meadow.read(bytes: WordingTemplate.bytes(of: wording), language: nil).wordings.first
        #expect(again == wording)
    }

    @Test func ownAnswersAndLinesRoundTrip() throws {
        let key = try Meadow.key(own: [2: Meadow.line, 4: #"{"kind": "count", "minimum": 0, "step": 0}"#])
        let text = Self.good + "anchor,meadow_2,low,dull,\nanchor,meadow_2,middle,so so,\nanchor,meadow_2,high,\"=bright\",\n"
        let wording = try #require(try Meadow.read(text, key: key, language: nil).wordings.first)
        #expect(wording.item("meadow_2")?.response == ResponseWording(anchors: AnchorWording(low: "dull", middle: "so so", high: "=bright")))
        #expect(wording.item("meadow_4")?.response == nil)
        #expect(try Meadow.read(bytes: WordingTemplate.bytes(of: wording), key: key, language: nil).wordings == [wording])
    }

    @Test func lineEndsMarkAndSemicolons() throws {
        let wording = try Meadow.read(Self.good, language: nil).wordings
        #expect(try Meadow.read("\u{FEFF}" + Self.good.replacing("\n", with: "\r\n"), language: nil).wordings == wording)
        var isQuoted = false
        var semicolons = ""
        for character in Self.good {
            if character == "\"" { isQuoted.toggle() }
            semicolons.append(character == "," && !isQuoted ? ";" : character)
        }
        #expect(try Meadow.read(semicolons, language: nil).wordings == wording)
    }

    @Test func templateHoldsEveryCodeAndTopicAndIsRefusedUnfilled() throws {
        let key = try Meadow.key(own: [2: Meadow.line])
        let bytes = WordingTemplate.bytes(for: key, language: try LanguageTag("de"))
        let text = String(decoding: bytes, as: UTF8.self)
        for line in ["item,meadow_3,,,topic 3", "option,,2,,all items", "anchor,meadow_2,low,,topic 2: the low end", "language,de,,,", "instrument,meadow,1,,"] {
            #expect(text.contains("\n\(line)"), "\(line)")
        }
        let faults = try Meadow.faults(text, key: key, language: nil)
        #expect(faults.count { $0.hasSuffix("The text is empty.") } == 4)
        #expect(faults.contains { $0.hasSuffix("The form prints words at 0, 1, 2, 3, and there are none.") })
    }

    /// A placeholder that is written out and brought in again stays one.
    @Test func placeholdersAreNotLaundered() throws {
        let words = Wording.placeholder(for: try Meadow.key(), language: try LanguageTag("en"))
        let faults = try Meadow.faults(String(decoding: WordingTemplate.bytes(of: words), as: UTF8.self), language: nil)
        #expect(faults.count { $0.contains("The text is a placeholder.") } == 5)
    }

    @Test func plantedFaults() throws {
        #expect(try faults(("item,meadow_2,,\"I count daisies, often\",daisies\n", "")).count == 2)
        #expect(try faults(("item,meadow_4", "item,meadow_44")).contains { $0.hasPrefix("row 14, item meadow_44: The form has no such item. Did you mean") })
        #expect(try faults(("option,,0", "option,,4")) == [
            "row 7: The value 4 is not on the scale, which runs 0 to 3 in steps of 1.",
            "row 7: The scale runs 0 to 3 in steps of 1, and no answer stands for 0.",
        ])
        #expect(try faults(("option,,1", "option,,2")).contains("row 7: The value 2 stands here twice."))
        #expect(try faults(("option,,1", "option,,one")).contains("row 8, column 'value': 'one' is no number."))
        #expect(try faults(("Dew wets my feet", "Dew <script>x</script>")).contains { $0.hasPrefix("row 14, column 'text': The text holds <script>") })
        #expect(try faults(("Dew wets my feet", "")).contains("row 14, column 'text', item meadow_4: The text is empty."))
        #expect(try faults(("title", "titel")).contains { $0.hasPrefix("row 4, column 'kind': 'titel' is none of") })
        #expect(try faults(("instrument,meadow,1", "instrument,orchard,1")) == ["The file is for 'orchard', and was given for 'meadow'."])
        #expect(try faults(("instrument,meadow,1", "instrument,meadow,7")).first?.contains("made for version 7 of the definition") == true)
        #expect(try faults(("language,en", "language,en_GB")).first?.contains("joined by a hyphen") == true)
        #expect(try faults(language: "de").first == "The file says that it is in en, and was given as de.")
        #expect(try faults(("language,en,,,\n", "")).first?.contains("No language is named.") == true)
    }
}

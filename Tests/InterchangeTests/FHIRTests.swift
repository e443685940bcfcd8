import Instruments
import Interchange
import Testing

/// FHIR Questionnaires: good files, translations, every fault planted, and the way back.
@Suite struct FHIRTests {
    static let ordinal = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
    static let translation = "http://hl7.org/fhir/StructureDefinition/translation"

    static func german(_ text: String) -> String {
        #"{"extension": [{"url": "\#(translation)", "extension": [{"url": "lang", "valueCode": "de"}, {"url": "content", "valueString": "\#(text)"}]}]}"#
    }

    static let options = zip(0..., Meadow.labels).map {
        #"{"extension": [{"url": "\#(ordinal)", "valueDecimal": \#($0)}], "valueCoding": {"system": "urn:x", "code": "LA-\#($0)", "display": "\#($1)", "_display": \#(german("\($1) (de)"))}}"#
    }

    static func item(_ id: String, _ text: String, options: [String] = options, more: String = "") -> String {
        let words = text.replacing("\"", with: "\\\"")
        return #"{"linkId": "\#(id)", "type": "choice", "text": "\#(words)", "_text": \#(german("\(words) (de)")), "answerOption": [\#(options.joined(separator: ", "))]\#(more)}"#
    }

    /// Two groups, one inside the other, a display first and one between, in English and German.
    static func file(
        ids: [String] = (1...4).map { "meadow_\($0)" }, items: [String]? = nil, head: String = #""language": "en", "title": "Meadows and You""#
    ) -> String {
        let items = items ?? zip(ids, Meadow.texts).map { item($0, $1) }
        return """
            {"resourceType": "Questionnaire", "status": "active", \(head), "item": [
            {"linkId": "hello", "type": "display", "text": "Picture a meadow.", "_text": \(german("Eine Wiese."))},
            {"linkId": "g", "type": "group", "item": [
              \(items.dropLast().joined(separator: ",\n")),
              {"linkId": "between", "type": "display", "text": "Half way."},
              {"linkId": "inner", "type": "group", "item": [\(items.last ?? "")]}]},
            {"linkId": "remark", "type": "text", "text": "Anything else"}]}
            """
    }

    @Test func nestedGroupsInTwoLanguages() throws {
        let found = try Meadow.read(Self.file(), language: nil)
        #expect(found.wordings.map(\.language.rawValue) == ["en", "de"])
        Meadow.expectWords(found.wordings.first)
        #expect(found.wordings.first?.title == "Meadows and You")
        #expect(found.wordings.first?.instructions == "Picture a meadow.")
        #expect(found.wordings.last?.items.map(\.text) == Meadow.texts.map { $0 + " (de)" })
        #expect(found.wordings.last?.response.options.map(\.label) == Meadow.labels.map { $0 + " (de)" })
        #expect(found.wordings.last?.instructions == "Eine Wiese.")
        #expect(found.wordings.last?.title == "Meadow Scale")
        #expect(found.notes.contains { $0.hasPrefix("The title has no translation into de;") })
        #expect(found.binding == .codes)
        #expect(found.notes.contains { $0.hasPrefix("item[1].item[3].text: The heading between questions") })
        #expect(found.notes.contains("item[2]: The item 'remark' of type 'text' was passed over."))
    }

    @Test func byteOrderMarkAndLineEnds() throws {
        let plain = try Meadow.read(Self.file(), language: nil).wordings
        #expect(try Meadow.read("\u{FEFF}" + Self.file().replacing("\n", with: "\r\n"), language: nil).wordings == plain)
    }

    @Test func numbersWhereverTheyStand() throws {
        let inCoding = (0...3).map { #"{"valueCoding": {"code": "x", "display": "\#(Meadow.labels[$0])", "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/itemWeight", "valueDecimal": \#($0)}]}}"# }
        let asCode = (0...3).map { #"{"valueCoding": {"code": "\#($0)", "display": "\#(Meadow.labels[$0])"}}"# }
        let asText = (0...3).map { #"{"valueString": "\#(Meadow.labels[$0])", "extension": [{"url": "\#(Self.ordinal)", "valueDecimal": \#($0)}]}"# }
        for options in [inCoding, asCode, asText] {
            let items = zip(1..., Meadow.texts).map { #"{"linkId": "meadow_\#($0)", "type": "choice", "text": "\#($1.replacing("\"", with: "\\\""))", "answerOption": [\#(options.joined(separator: ","))]}"# }
            let found = try Meadow.read(#"{"resourceType": "Questionnaire", "item": [\#(items.joined(separator: ","))]}"#)
            Meadow.expectWords(found.wordings.first)
        }
        let open = try Meadow.key(response: #"{"kind": "likert", "minimum": 0, "maximum": 3, "step": 1, "labeledSteps": [0]}"#)
        let whole = (1...4).map { #"{"linkId": "meadow_\#($0)", "type": "choice", "text": "t", "answerOption": [{"valueInteger": 0}, {"valueInteger": 1}]}"# }
        let faults = try Meadow.faults(#"{"resourceType": "Questionnaire", "item": [\#(whole.joined(separator: ","))]}"#, key: open)
        #expect(faults == [
            "item[0].answerOption: The scale runs 0 to 3 in steps of 1, and no answer stands for 2, 3.",
            "item[0].answerOption: The form prints words at 0, and there are none.",
        ])
    }

    @Test func containedAnswersAndOutsideOnes() throws {
        let concepts = (0...3).map { #"{"code": "\#($0)", "display": "\#(Meadow.labels[$0])"}"# }
        let set = #""contained": [{"resourceType": "ValueSet", "id": "often", "compose": {"include": [{"concept": [\#(concepts.joined(separator: ","))]}]}}]"#
        func items(_ address: String) -> String {
            zip(1..., Meadow.texts).map { #"{"linkId": "meadow_\#($0)", "type": "choice", "text": "\#($1.replacing("\"", with: "\\\""))", "answerValueSet": "\#(address)"}"# }.joined(separator: ",")
        }
        Meadow.expectWords(try Meadow.read(#"{"resourceType": "Questionnaire", \#(set), "item": [\#(items("#often"))]}"#).wordings.first)
        let faults = try Meadow.faults(#"{"resourceType": "Questionnaire", "item": [\#(items("http://x.example/vs"))]}"#)
        #expect(faults.contains { $0.hasPrefix("item[0].answerValueSet: The answers stand in 'http://x.example/vs', outside the file.") })
    }

    @Test func terminologyCodesTieItems() throws {
        let codes = (1...4).map { #"{"system": "LOINC", "code": "9000\#($0)-1", "of": "meadow_\#($0)"}"# }
        let key = try Meadow.key(codes: "[\(codes.joined(separator: ", "))]")
        let found = try Meadow.read(Self.file(ids: (1...4).map { "/9000\($0)-1" }), key: key, language: nil)
        Meadow.expectWords(found.wordings.first)
        #expect(found.binding == .terminology)
        let coded = zip(1..., Meadow.texts).map { Self.item("l\($0)", $1, more: #", "code": [{"system": "http://loinc.org", "code": "9000\#($0)-1"}]"#) }
        #expect(try Meadow.read(Self.file(items: coded), key: key, language: nil).binding == .terminology)
    }

    @Test func plantedFaults() throws {
        let good = zip(1..., Meadow.texts).map { Self.item("meadow_\($0)", $1) }
        func faults(_ items: [String]) throws -> [String] { try Meadow.faults(Self.file(items: items), language: nil) }
        #expect(try faults(good) == [])
        #expect(try faults(Array(good.dropLast())).contains("item meadow_4: The item is missing."))
        #expect(try faults([good[0], good[2], good[1], good[3]]).contains { $0.hasPrefix("item[1].item[2], item meadow_2: The item stands after meadow_3;") })
        #expect(try faults(good + [Self.item("meadow_5", "More")]).contains { $0.contains("item meadow_5: The form has no such item.") })
        #expect(try faults(good + [good[3]]).contains { $0.contains("item meadow_4: The item stands here twice.") })
        let shifted = (1...4).map { #"{"valueCoding": {"code": "\#($0)", "display": "x"}}"# }
        let late = zip(1..., Meadow.texts).map { Self.item("meadow_\($0)", $1, options: shifted) }
        #expect(try Meadow.faults(Self.file(items: late), language: nil).contains { $0.hasPrefix("item[1].item[0].answerOption: The value 4 is not on the scale") })
        let letters = [#"{"valueCoding": {"code": "a", "display": "x"}}"#]
        #expect(try faults(good.dropLast() + [Self.item("meadow_4", "d", options: letters)]).contains { $0.hasPrefix("item[1].item[4].item[0].answerOption[0].valueCoding: The answer has no number.") })
        #expect(try faults(good.dropLast() + [Self.item("meadow_4", "<a href='x'>d</a>")]).contains { $0.hasPrefix("item[1].item[4].item[0].text: The text holds <a>") })
        #expect(try faults(good.dropLast() + [Self.item("meadow_4", "d", more: #", "repeats": true"#)]).contains { $0.contains("allows several answers") })
        #expect(try faults(good.dropLast() + [Self.item("meadow_4", "d", more: #", "text": "e""#)]).contains { $0.contains("The field stands here twice.") })
        let bare = #"{"linkId": "meadow_4", "type": "choice", "text": "d", "answerOption": [\#(Self.options.joined(separator: ","))]}"#
        #expect(try faults(good.dropLast() + [bare]) == ["item[1].item[4].item[0].text: There is no translation into de, which other texts of the file have."])
    }

    @Test func documentsThatAreNoQuestionnaire() throws {
        #expect(try Meadow.faults(#"{"resourceType": "Bundle"}"#) == ["resourceType: This is a Bundle. Give the Questionnaire itself."])
        #expect(try Meadow.faults("{").first?.hasPrefix("line 1: ") == true)
        #expect(try Meadow.faults(Self.file(head: #""title": "x""#), language: nil) == ["language: The Questionnaire does not name its language. Give the language with the file."])
        #expect(try Meadow.faults(Self.file(head: #""language": "e_n""#), language: nil).count == 1)
        #expect(try Meadow.faults(Self.file(), language: "fr").contains { $0.contains("says that it is in en, and was given as fr") })
        #expect(try Meadow.faults(#"{"resourceType": "Questionnaire", "item": []}"#) == ["item: The Questionnaire holds no question."])
        #expect(try Meadow.faults(#"{"resourceType": "Questionnaire", "item": 5}"#).count == 1)
        #expect(throws: WordingImportFaults.self) { try Meadow.read(String(repeating: #"{"item":["#, count: 5_000)) }
    }

    @Test func writtenAndReadBack() throws {
        let key = try Meadow.key(own: [2: Meadow.line, 4: #"{"kind": "count", "minimum": 0, "step": 0}"#])
        let text = WordingTableTests.good + "anchor,meadow_2,low,dull,\nanchor,meadow_2,high,bright,\n"
        let wording = try #require(try Meadow.read(text, key: key, language: nil).wordings.first)
        let bytes = try FHIRQuestionnaireWriter.bytes(of: wording, for: key)
        #expect(try Meadow.read(bytes: bytes, key: key, language: nil).wordings == [wording])
        #expect(try FHIRQuestionnaireWriter.bytes(of: wording, for: key) == bytes)
        #expect(String(decoding: bytes, as: UTF8.self).contains("Anyone may use it. (public domain; its last page)"))
        #expect(throws: WordingImportFaults.self) { try FHIRQuestionnaireWriter.bytes(of: wording, for: Meadow.key()) }
        let placeholder = Wording.placeholder(for: key, language: wording.language)
        let draft = String(decoding: try FHIRQuestionnaireWriter.bytes(of: placeholder, for: key), as: UTF8.self)
        #expect(draft.contains(#""status" : "draft""#))
        #expect(try Meadow.faults(draft, key: key, language: nil).contains { $0.contains("The text is a placeholder.") })
    }
}

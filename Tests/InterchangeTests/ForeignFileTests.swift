import Instruments
import Interchange
import Testing

/// Files that are no form's: refused in one sentence or in few, however long they are.
@Suite struct ForeignFileTests {
    private func table(items: Int, options: Int, code: String = "") -> String {
        var text = "kind,code,value,text\nlanguage,en,,\n"
        for number in 0..<options { text += "option,\(code),\(number),Words\n" }
        for number in 1...max(1, items) { text += "item,meadow_\(number),,Words\n" }
        return text
    }

    @Test func farTooManyQuestions() throws {
        let sentence = "The file has more than 2000 questions, and MEADOW-4 has 4. Give a file with this form alone."
        #expect(try Meadow.faults(table(items: 60_000, options: 4)) == [sentence])
        let names = (1...2_001).map { "meadow_\($0)" }
        var dictionary = REDCapFile()
        dictionary.rows = names.map { REDCapFile.row($0, type: "radio", label: "Words", choices: REDCapFile.choices) }
        #expect(try Meadow.faults(dictionary.text()) == [sentence])
        let items = names.map { #"{"linkId": "\#($0)", "type": "integer", "text": "Words"}"# }.joined(separator: ",")
        let fhir = #"{"resourceType": "Questionnaire", "language": "en", "item": [\#(items)]}"#
        #expect(try Meadow.faults(fhir) == ["item: \(sentence)"])
        // At the limit each question is looked at.
        #expect(try Meadow.faults(table(items: 2_000, options: 4)).count > 1_000)
    }

    @Test func farTooManyAnswers() throws {
        let one = "One question has more than 500 answers, which no form prints. Give a file with this form alone."
        #expect(try Meadow.faults(table(items: 4, options: 40_000)) == [one])
        #expect(try Meadow.faults(REDCapFile(choices: (0...500).map { "\($0), w" }.joined(separator: "|")).text()) == [one])
        #expect(try Meadow.faults(REDCapFile(choices: (0..<500).map { "\($0), w" }.joined(separator: "|")).text()).count > 400)
        let options = (0...500).map { #"{"valueInteger": \#($0)}"# }.joined(separator: ",")
        let fhir = #"{"resourceType": "Questionnaire", "language": "en", "item": [{"linkId": "meadow_1", "type": "choice", "answerOption": [\#(options)]}]}"#
        #expect(try Meadow.faults(fhir) == ["item: \(one)"])
        var text = table(items: 4, options: 4)
        for item in 1...101 { for number in 0..<199 { text += "option,meadow_\(item),\(number),w\n" } }
        #expect(try Meadow.faults(text) == ["The file has more than 20000 answers to choose from, which no form prints. Give a file with this form alone."])
    }

    @Test func fiftyFaultsAreShown() throws {
        do {
            _ = try Meadow.read(table(items: 104, options: 4))
            Issue.record("A hundred items too many were taken.")
        } catch let faults as WordingImportFaults {
            let lines = faults.description.split(separator: "\n")
            #expect(faults.faults.count > 100 && lines.count == 51)
            #expect(lines.last == "… and \(faults.faults.count - 50) more.")
        }
    }

    @Test func tooManyBytes() throws {
        let file = [UInt8](repeating: UInt8(ascii: "a"), count: 20_000_001)
        do {
            _ = try Meadow.read(bytes: file)
            Issue.record("Twenty megabytes were taken.")
        } catch let faults as WordingImportFaults {
            #expect(faults.faults.map(\.problem) == ["The file has more than 20 MB; the words of a form take far less. Give a file with this form alone."])
        }
    }

    @Test func listsAndDocumentsInJSON() throws {
        #expect(try Meadow.faults(#" [{"field_name": "meadow_1"}]"#) == ["The file is a list in JSON, as REDCap also gives its metadata. Export the data dictionary as CSV."])
        #expect(try Meadow.faults("{} x") == ["line 1: There is text after the end of the document."])
        let item = #""item": [{"linkId": "meadow_1", "type": "integer", "text": "Words"}]"#
        let doubled = try Meadow.faults(#"{"resourceType": "Questionnaire", "language": "en", \#(item), \#(item)}"#)
        #expect(doubled.first == "item: The field stands here twice.")
    }

    @Test func aFieldToPassOverIsThere() throws {
        let sentence = "--pass-over meadow_44: the file has no such field. The nearest is 'meadow_4'."
        #expect(try Meadow.faults(REDCapFile().text(), passingOver: ["meadow_44"]) == [sentence])
        #expect(try Meadow.faults(WordingTableTests.good, passingOver: ["meadow_44"]) == [sentence])
        #expect(try Meadow.faults(FHIRTests.file(), passingOver: ["meadow_44"]).contains { $0.hasPrefix("--pass-over meadow_44: the file has no such field.") })
        // Both the group and what stands in it.
        let group = #"{"linkId": "more", "type": "group", "item": [{"linkId": "hard", "type": "boolean", "text": "Hard"}]}"#
        let items = (1...4).map { #"{"linkId": "meadow_\#($0)", "type": "integer", "text": "Words \#($0)"}"# }.joined(separator: ",")
        let file = #"{"resourceType": "Questionnaire", "language": "en", "item": [\#(items), \#(group)]}"#
        #expect(try !Meadow.faults(file, passingOver: ["more", "hard"]).contains { $0.contains("--pass-over") })
    }
}
